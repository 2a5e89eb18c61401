import type { ReactiveController, ReactiveElement } from 'lit';
import { watchSize } from '../../media/observers.js';

/** Measures the host, and renders it again when it has another size. */
export class SizeController implements ReactiveController {
  readonly #host: ReactiveElement;
  #stop = () => {};
  #rendered = { width: 0, height: 0 };

  /** CSS pixels; 0 before the first measurement. */
  width = 0;
  height = 0;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The host has not been rendered at this size before. */
  get changed(): boolean {
    return this.width !== this.#rendered.width || this.height !== this.#rendered.height;
  }

  hostConnected() {
    this.#stop = watchSize(this.#host, ([entry]) => {
      this.width = Math.floor(entry.contentRect.width);
      this.height = Math.floor(entry.contentRect.height);
      if (this.changed) this.#host.requestUpdate();
    });
  }

  hostUpdated() {
    this.#rendered = { width: this.width, height: this.height };
  }

  hostDisconnected() {
    this.#stop();
  }
}
