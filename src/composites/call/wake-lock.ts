import type { ReactiveController, ReactiveElement } from 'lit';

/** Keeps the screen awake while it is wanted. Where the browser cannot, or will not, the screen does as it likes. */
export class WakeLock implements ReactiveController {
  readonly #host: ReactiveElement;
  #wanted = false;
  #lock: WakeLockSentinel | undefined;
  #asking = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Twice the same changes nothing. */
  set(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) {
      document.addEventListener('visibilitychange', this.#ask);
      this.#ask();
    } else {
      document.removeEventListener('visibilitychange', this.#ask);
      this.#letGo();
    }
  }

  hostConnected() {
    this.#host.requestUpdate(); // Whoever wants it says so again.
  }

  hostDisconnected() {
    this.set(false);
  }

  readonly #ask = () => void this.#hold();

  /** The browser lets go of the lock whenever the page is hidden. */
  async #hold() {
    if (this.#asking || document.visibilityState !== 'visible' || (this.#lock && !this.#lock.released))
      return;
    this.#asking = true;
    try {
      // Not on insecure pages, whatever the types say.
      const source = (navigator as Partial<Navigator>).wakeLock;
      this.#lock = await source?.request('screen');
    } catch {
      this.#lock = undefined; // Low battery, or a page that may not.
    } finally {
      this.#asking = false;
    }
    this.#letGo();
  }

  #letGo() {
    if (this.#wanted) return;
    void this.#lock?.release();
    this.#lock = undefined;
  }
}
