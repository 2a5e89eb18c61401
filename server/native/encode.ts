import type { ServerFrame } from '../../src/contracts/native.js';

/** A frame as it travels: made once, however many sockets it goes to, and held by them together while it waits. */
export type EncodedFrame = Buffer;

export function encode(frame: ServerFrame): EncodedFrame {
  return Buffer.from(JSON.stringify(frame));
}
