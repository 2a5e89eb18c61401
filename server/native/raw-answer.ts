import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { Refusal } from '../core/refusal.js';
import { statusOf, toFailure } from './failures.js';

/** Answers a request that never became one, or that asked for a socket, and ends its connection. */
export function refuseRaw(stream: Duplex, refusal: Refusal, status: number = statusOf(refusal.code)): void {
  if (!stream.writable) return void stream.destroy();
  const body = JSON.stringify(toFailure(refusal));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(refusal.retryAfter === undefined ? [] : [`Retry-After: ${refusal.retryAfter}`]),
  ];
  stream.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** What Node's parser could not read, or did not get in time. */
export function refuseNonsense(error: NodeJS.ErrnoException, stream: Duplex): void {
  if (error.code === 'ECONNRESET' || stream.destroyed) return;
  switch (error.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuseRaw(stream, new Refusal('timed-out', 'The request took too long to arrive.'));
    case 'HPE_HEADER_OVERFLOW':
      return refuseRaw(stream, new Refusal('too-large', 'The headers are too large.'), 431);
    default:
      return refuseRaw(stream, new Refusal('invalid-argument', 'This is not HTTP.'));
  }
}
