import type { Message } from '../../contracts/chat.js';

/** The least time between two announcements, in milliseconds. */
const APART = 1000;

/** Turns messages that arrive into few announcements: the first at once, what comes soon after it together. */
export class Announcements {
  readonly #say: (messages: readonly Message[]) => void;
  #waiting: Message[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (messages: readonly Message[]) => void) {
    this.#say = say;
  }

  add(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    this.#waiting.push(...messages);
    if (this.#timer === undefined) this.#flush();
  }

  /** Forgets what has not been said. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  readonly #flush = () => {
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    const messages = this.#waiting;
    this.#waiting = [];
    this.#timer = setTimeout(this.#flush, APART);
    this.#say(messages);
  };
}
