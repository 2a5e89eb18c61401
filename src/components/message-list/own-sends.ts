import type { Message } from '../../contracts/chat.js';

/** Notices messages that I have just written, and those that have just failed, among those the server has not got. */
export class OwnSends {
  #waiting: ReadonlyMap<string, Message> = new Map();
  #failed: readonly Message[] = [];

  /** Those that have failed since the time before the last. */
  get failed(): readonly Message[] {
    return this.#failed;
  }

  /** Whether there is one that was not there the last time. */
  take(messages: readonly Message[]): boolean {
    const waiting = new Map<string, Message>();
    // They stand last, and everything that is not sent is mine.
    for (let index = messages.length - 1; messages[index]?.sequence === Infinity; index--) {
      const message = messages[index];
      if (message) waiting.set(message.key, message);
    }
    const before = this.#waiting;
    this.#waiting = waiting;
    const known = [...waiting.values()].filter(({ key }) => before.has(key));
    this.#failed = known.filter(
      ({ key, status }) => status === 'failed' && before.get(key)?.status !== 'failed',
    );
    return known.length < waiting.size;
  }
}
