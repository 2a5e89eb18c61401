import type { Message } from '../../contracts/chat.js';
import { isSpoken } from '../message/describe-message.js';
import { endOfHistory } from './arrivals.js';

/** What of a conversation has been seen here, and where the unread part begins. */
export class Unread {
  readonly #since: number;
  #seenUpTo: number | undefined;
  #divider: string | undefined;
  #count = 0;
  #started = false;
  #oldest: string | undefined;

  /** @param since - When this conversation was opened here, in milliseconds since 1970. */
  constructor(since: number) {
    this.#since = since;
  }

  /** The key of the first message that was unread when it came; undefined where there is none to mark. */
  get divider(): string | undefined {
    return this.#divider;
  }

  /** How many messages of others have not been seen yet. */
  get count(): number {
    return this.#count;
  }

  /** The key of the first of them. */
  get oldest(): string | undefined {
    return this.#oldest;
  }

  /** The highest sequence that has been seen; 0 for none. */
  get seenUpTo(): number {
    return this.#seenUpTo ?? 0;
  }

  /**
   * Takes the messages that there are now.
   *
   * @param readUpTo - How far I had read, as the server knows; undefined if it knows nothing: then
   * all that was said before I came is read.
   * @param seeing - The newest message is in view.
   */
  take(messages: readonly Message[], me: string, readUpTo: number | undefined, seeing: boolean): void {
    if (messages.length === 0) return;
    const newest = messages.findLast(({ sequence }) => sequence < Infinity)?.sequence ?? 0;
    this.#seenUpTo ??= readUpTo ?? endOfHistory(messages, this.#since) ?? 0;
    const before = this.#count;
    this.#count = 0;
    this.#oldest = undefined;
    for (let index = messages.length - 1; index >= 0; index--) {
      const message = messages[index];
      if (!message || message.sequence <= this.#seenUpTo) break;
      if (message.sequence === Infinity || message.senderId === me || !isSpoken(message)) continue;
      this.#count++;
      this.#oldest = message.key;
    }
    if (before === 0 && this.#count > 0 && !(seeing && this.#started)) this.#divider = this.#oldest;
    if (!seeing) return;
    this.#started = true;
    this.#seenUpTo = newest;
    this.#count = 0;
    this.#oldest = undefined;
  }

  /** I have answered: nothing is unread any more. */
  clear(): void {
    this.#divider = undefined;
  }
}
