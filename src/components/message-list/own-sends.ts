import type { Message } from '../../contracts/chat.js';

/** Notices messages that I have just written, among those that wait for the server. */
export class OwnSends {
  #waiting: ReadonlySet<string> = new Set();

  /** Whether there is one that was not there the last time. */
  take(messages: readonly Message[]): boolean {
    const waiting = new Set<string>();
    // They stand last, and everything that is not sent is mine.
    for (let index = messages.length - 1; messages[index]?.sequence === Infinity; index--) {
      waiting.add(messages[index]?.key ?? '');
    }
    const before = this.#waiting;
    this.#waiting = waiting;
    return [...waiting].some((key) => !before.has(key));
  }
}
