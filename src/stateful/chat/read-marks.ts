import type { ThreadId } from '../../contracts/chat.js';
import { AcsError } from '../../contracts/errors.js';

/** What read marks need of their session. */
export interface ReadMarksOptions {
  readonly tell: (thread: ThreadId, upTo: number) => Promise<void>;
  /** Up to which sequence I have read, as the server knows it. */
  readonly known: (thread: ThreadId) => number;
  readonly isOnline: () => boolean;
}

/** Tells how far I have read: only ever further, each place once, and what was read while away on return. */
export class ReadMarks {
  readonly #options: ReadMarksOptions;
  readonly #wanted = new Map<ThreadId, number>();
  readonly #untold = new Set<ThreadId>();

  constructor(options: ReadMarksOptions) {
    this.#options = options;
  }

  /** @param upTo - A message's sequence. */
  async tell(thread: ThreadId, upTo: number): Promise<void> {
    const { known, isOnline } = this.#options;
    // What the server has not got yet has no place in the thread.
    if (!Number.isFinite(upTo) || upTo <= Math.max(known(thread), this.#wanted.get(thread) ?? 0)) return;
    this.#wanted.set(thread, upTo);
    if (isOnline()) await this.#send(thread, upTo);
    else this.#untold.add(thread);
  }

  /** Tells what could not be told before. */
  wake(): void {
    const threads = [...this.#untold];
    this.#untold.clear();
    for (const thread of threads) {
      const upTo = this.#wanted.get(thread) ?? 0;
      if (upTo > this.#options.known(thread)) this.#send(thread, upTo).catch(() => {});
    }
  }

  async #send(thread: ThreadId, upTo: number) {
    try {
      await this.#options.tell(thread, upTo);
    } catch (error) {
      if (AcsError.from(error).retryable) this.#untold.add(thread);
      else if (this.#wanted.get(thread) === upTo) this.#wanted.delete(thread);
      throw error;
    }
  }
}
