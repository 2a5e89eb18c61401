import type { ReactiveController, ReactiveElement } from 'lit';
import type { Participant } from '../../contracts/call.js';
import { hear, nextAdmission, type RecentSpeech } from '../../stateful/grid/recent-speech.js';

/** Remembers who has spoken, and renders the host again when somebody has spoken long enough to count. */
export class ListeningController implements ReactiveController {
  readonly #host: ReactiveElement;
  #speech: RecentSpeech = new Map();
  /** What the timer waits for. */
  #next: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** What has been heard until now. */
  hear(participants: readonly Participant[]): RecentSpeech {
    this.#speech = hear(this.#speech, participants, performance.now());
    return this.#speech;
  }

  hostUpdated() {
    const next = this.#host.isConnected ? nextAdmission(this.#speech) : undefined;
    if (next === this.#next) return;
    clearTimeout(this.#timer);
    this.#next = next;
    if (next === undefined) return;
    this.#timer = setTimeout(this.#wake, Math.max(0, next - performance.now()) + 1);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#next = undefined;
  }

  readonly #wake = () => {
    this.#next = undefined;
    this.#host.requestUpdate();
  };
}
