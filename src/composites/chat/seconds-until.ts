import type { ReactiveController, ReactiveElement } from 'lit';

/** Counts down to a moment: renders the host each second until then, and only while there is one. */
export class SecondsUntil implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #moment: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param moment - In milliseconds since 1970; undefined where there is none. */
  constructor(host: ReactiveElement, moment: () => number | undefined) {
    this.#host = host;
    this.#moment = moment;
    host.addController(this);
  }

  /** Whole seconds from now; 0 once it is past, or where there is none. */
  get value(): number {
    return Math.max(0, Math.ceil(((this.#moment() ?? 0) - Date.now()) / 1000));
  }

  hostUpdated() {
    clearTimeout(this.#timer);
    if (this.value > 0) this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }
}
