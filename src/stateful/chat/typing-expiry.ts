import type { ChatState, ThreadId } from '../../contracts/chat.js';
import type { Clock } from '../clock.js';

/** Ends the typing of whoever has not said again that they type. */
export class TypingExpiry {
  readonly #clock: Clock;
  readonly #expire: (thread: ThreadId, at: number) => void;
  #threads: ChatState['threads'] = new Map();
  #next = Infinity;
  #stop = () => {};

  constructor(clock: Clock, expire: (thread: ThreadId, at: number) => void) {
    this.#clock = clock;
    this.#expire = expire;
  }

  /** Waits for whoever is the next to be silent. */
  follow({ threads }: ChatState): void {
    this.#threads = threads;
    let next = Infinity;
    for (const { typing } of threads.values()) for (const { until } of typing) next = Math.min(next, until);
    if (next === this.#next) return;
    this.close();
    this.#next = next;
    if (next < Infinity) this.#stop = this.#clock.after(Math.max(0, next - this.#clock.now()), this.#tick);
  }

  close(): void {
    this.#stop();
    this.#next = Infinity;
  }

  readonly #tick = () => {
    this.#next = Infinity;
    const at = this.#clock.now();
    for (const { id, typing } of this.#threads.values()) {
      if (typing.some(({ until }) => until <= at)) this.#expire(id, at);
    }
  };
}
