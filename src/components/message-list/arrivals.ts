import type { Message } from '../../contracts/chat.js';
import { isSpoken } from '../message/describe-message.js';

/** How far the server's clock may be ahead of this one's, in milliseconds. */
const SKEW = 5000;

/** Tells messages that arrive from those that were there before, or are loaded from before, or change. */
export class Arrivals {
  readonly #since: number;
  #upTo: number | undefined;

  /** @param since - When this conversation was opened here, in milliseconds since 1970. */
  constructor(since: number) {
    this.#since = since;
  }

  /** The messages of others that have come since the last time. */
  take(messages: readonly Message[], me: string): readonly Message[] {
    this.#upTo ??= endOfHistory(messages, this.#since);
    if (this.#upTo === undefined) return [];
    const arrived: Message[] = [];
    let newest = this.#upTo;
    for (let index = messages.length - 1; index >= 0; index--) {
      const message = messages[index];
      if (!message || message.sequence <= this.#upTo) break;
      if (message.sequence === Infinity) continue;
      newest = Math.max(newest, message.sequence);
      if (message.senderId !== me && isSpoken(message)) arrived.unshift(message);
    }
    this.#upTo = newest;
    return arrived;
  }
}

/**
 * The highest sequence of what had been said before, of messages that came when there were none here; undefined
 * while there are none.
 *
 * @param since - When the conversation was opened here, in milliseconds since 1970.
 */
export function endOfHistory(messages: readonly Message[], since: number): number | undefined {
  if (messages.length === 0) return undefined;
  return (
    messages.findLast(({ sentAt, sequence }) => sequence < Infinity && sentAt < since - SKEW)?.sequence ?? 0
  );
}
