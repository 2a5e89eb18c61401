import type { ReactiveController, ReactiveElement } from 'lit';

/** Renders the host again when a day ends, so that "Today" becomes "Yesterday". */
export class MidnightController implements ReactiveController {
  readonly #host: ReactiveElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    const midnight = new Date().setHours(24, 0, 0, 500);
    this.#timer = setTimeout(() => {
      this.#host.requestUpdate();
      this.hostConnected();
    }, midnight - Date.now());
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }
}
