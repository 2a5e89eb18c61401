import type { ReactiveController } from 'lit';
import type { ReactiveElement } from 'lit';

/** Runs `leave` when the page goes away while it is armed, so that the others see it at once. */
export class HangUpOnExit implements ReactiveController {
  readonly #leave: () => void;
  #armed = false;

  constructor(host: ReactiveElement, leave: () => void) {
    this.#leave = leave;
    host.addController(this);
  }

  /** Twice the same changes nothing. */
  arm(armed: boolean): void {
    if (armed === this.#armed) return;
    this.#armed = armed;
    // Not `beforeunload`, after which people may still stay, and which keeps pages out of the back-forward cache.
    if (armed) window.addEventListener('pagehide', this.#leave);
    else window.removeEventListener('pagehide', this.#leave);
  }

  hostDisconnected() {
    this.arm(false);
  }
}
