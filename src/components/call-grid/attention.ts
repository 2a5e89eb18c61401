import type { ReactiveController, ReactiveElement } from 'lit';

/** Milliseconds after which a pointer that rests no longer counts as somebody who is aiming. */
const RESTING = 4000;

/**
 * Knows whether somebody is pointing at the host or works in it by keyboard: then nothing may move under their hand.
 * A mouse that was left lying does not count.
 */
export class AttentionController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #keyOf: (event: Event) => string | undefined;
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The key of what is under the pointer. */
  hovered: string | undefined;

  /** @param keyOf - Which of the host's parts an event belongs to. */
  constructor(host: ReactiveElement, keyOf: (event: Event) => string | undefined) {
    this.#host = host;
    this.#keyOf = keyOf;
    host.addController(this);
    host.addEventListener('pointermove', this.#move);
    host.addEventListener('pointerleave', this.#leave);
    host.addEventListener('focusout', this.#blur);
  }

  /** Somebody is at work in the host. */
  get busy(): boolean {
    return performance.now() < this.#until || focusIsVisible(this.#host);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#until = 0;
    this.hovered = undefined;
  }

  readonly #move = (event: Event) => {
    this.hovered = this.#keyOf(event);
    this.#until = performance.now() + RESTING;
    this.#timer ??= setTimeout(this.#wake, RESTING);
  };

  readonly #leave = () => {
    this.#until = 0;
    this.hovered = undefined;
    this.#host.requestUpdate();
  };

  readonly #blur = () => this.#host.requestUpdate();

  readonly #wake = () => {
    const left = this.#until - performance.now();
    this.#timer = left > 0 ? setTimeout(this.#wake, left) : undefined;
    if (left <= 0) this.#host.requestUpdate();
  };
}

function focusIsVisible({ shadowRoot }: Element): boolean {
  let focused = shadowRoot?.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.matches(':focus-visible, [role="menu"], [role="menu"] *') ?? false;
}
