import type { AcsError } from '../../src/contracts/errors.js';
import type { ClientFrame, ServerFrame } from '../../src/contracts/native.js';

/** A socket whose far side is the test: a network that has died cannot be had from a real one. */
export class FarSide {
  static readonly OPEN = 1;
  static readonly made: FarSide[] = [];
  readonly url: string;
  readonly frames: ClientFrame[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(url: URL) {
    this.url = url.href;
    FarSide.made.push(this);
  }

  send(text: string) {
    const frame = JSON.parse(text) as unknown as ClientFrame;
    this.frames.push(frame);
  }

  close() {
    this.readyState = 3;
  }

  accept() {
    this.readyState = 1;
    this.onopen?.();
  }

  push(frame: ServerFrame) {
    this.pushText(JSON.stringify(frame));
  }

  /** Sends anything, as no server of ours does. */
  pushText(data: string) {
    this.onmessage?.({ data });
  }

  /** Says yes to the latest frame of this type. */
  answer(type: ClientFrame['type'], result: object) {
    const frame = this.frames.findLast((one) => one.type === type);
    this.push({ type: 'reply', id: (frame as { readonly id: number }).id, result });
  }

  refuse(type: ClientFrame['type'], code: AcsError['code']) {
    const frame = this.frames.findLast((one) => one.type === type);
    this.push({ type: 'reply', id: (frame as { readonly id: number }).id, error: { code, message: '' } });
  }
}
