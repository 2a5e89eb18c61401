import type { ErrorCode } from '../../src/contracts/errors.js';
import type { WireFailure } from '../../src/contracts/native.js';
import { Refusal } from '../core/refusal.js';

const STATUSES: Partial<Record<ErrorCode, number>> = {
  'invalid-argument': 400,
  unauthenticated: 401,
  'token-expired': 401,
  forbidden: 403,
  'not-found': 404,
  unsupported: 405,
  'timed-out': 408,
  conflict: 409,
  'too-large': 413,
  throttled: 429,
  unreachable: 503,
  full: 503,
};

/**
 * The HTTP status that fits a refusal.
 *
 * @param error - What it was made of: what the framework refuses has a status of its own, such as 415.
 */
export function statusOf(code: ErrorCode, error?: unknown): number {
  const status = statusIn(error);
  return status !== undefined && status >= 400 && status < 500 ? status : (STATUSES[code] ?? 500);
}

/** A refusal as it travels. */
export function toFailure({ code, message, target, retryAfter }: Refusal): WireFailure {
  return {
    error: {
      code,
      message,
      ...(target === undefined ? {} : { target }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
  };
}

/**
 * What to tell the client of an error. A fault of ours is told without its text, which may hold anything, and
 * handed to `report` instead.
 */
export function toRefusal(error: unknown, report: (error: unknown) => void): Refusal {
  if (error instanceof Refusal) return error;
  const status = statusIn(error);
  if (status === 413) return new Refusal('too-large', 'The request is too large.', { target: 'body' });
  if (status === 415) return new Refusal('invalid-argument', 'The body must be JSON.', { target: 'body' });
  if (status !== undefined && status >= 400 && status < 500)
    return new Refusal('invalid-argument', 'The request is malformed.');
  report(error);
  return new Refusal('internal', 'The server has failed.');
}

function statusIn(error: unknown) {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
