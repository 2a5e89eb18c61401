import type { Clock } from '../../contracts/clock.js';
import { AcsError } from '../../contracts/errors.js';

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: AcsError) => void;
}

/** How long the server may take to answer a frame, in milliseconds. */
const PATIENCE = 10_000;

/** The frames that wait for an answer, by their id. */
export class PendingReplies {
  readonly #clock: Clock;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sends a frame under a new id and waits for its reply. */
  async ask(send: (id: number) => void): Promise<unknown> {
    const id = ++this.#lastId;
    let stop = () => {};
    try {
      return await new Promise<unknown>((resolve, reject) => {
        this.#pending.set(id, { resolve, reject });
        stop = this.#clock.after(PATIENCE, () =>
          reject(new AcsError('timed-out', `The server gave no answer within ${PATIENCE / 1000} s.`)),
        );
        send(id);
      });
    } finally {
      stop();
      this.#pending.delete(id);
    }
  }

  resolve(id: number, result: unknown): void {
    this.#pending.get(id)?.resolve(result);
  }

  reject(id: number, error: AcsError): void {
    this.#pending.get(id)?.reject(error);
  }

  /** The socket has gone: none of these will be answered. */
  rejectAll(error: AcsError): void {
    for (const { reject } of this.#pending.values()) reject(error);
  }
}
