import type { EncodedFrame } from './encode.js';

/** What may wait for one stay: enough for a new negotiation with a full call. */
const MOST_FRAMES = 2048;
const MOST_BYTES = 1024 * 1024;

/** Frames for a stay whose socket is lost, until it is resumed. */
export class Mailbox {
  #frames: EncodedFrame[] = [];
  #bytes = 0;

  /** Whether there was room. */
  add(frame: EncodedFrame): boolean {
    this.#bytes += frame.byteLength;
    return this.#bytes <= MOST_BYTES && this.#frames.push(frame) <= MOST_FRAMES;
  }

  /** Everything in the order that it came; nothing is left. */
  empty(): readonly EncodedFrame[] {
    const frames = this.#frames;
    this.#frames = [];
    this.#bytes = 0;
    return frames;
  }
}
