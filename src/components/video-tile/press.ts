import type { ReactiveController, ReactiveElement } from 'lit';

/** A place in the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Milliseconds that a finger rests before it asks for a menu, as on the platforms. */
const LONG = 500;
/** CSS pixels that a resting finger may tremble. */
const TREMBLE = 10;

/**
 * Hears when somebody asks for a menu of the host: by the secondary button, by the menu key, or by a long touch.
 * Tells it only when no finger or button is down any more, for its release would close a menu at once.
 */
export class PressController implements ReactiveController {
  readonly #ask: (at: Point | undefined) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #down: Point | undefined;
  #asked: { readonly at: Point | undefined } | undefined;

  constructor(host: ReactiveElement, ask: (at: Point | undefined) => void) {
    this.#ask = ask;
    host.addController(this);
    host.addEventListener('pointerdown', this.#press);
    host.addEventListener('pointermove', this.#move);
    host.addEventListener('pointerup', this.#release);
    host.addEventListener('pointercancel', this.#release);
    host.addEventListener('contextmenu', this.#contextMenu);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#down = this.#asked = undefined;
  }

  readonly #press = (event: PointerEvent) => {
    clearTimeout(this.#timer);
    this.#asked = undefined;
    this.#down = { x: event.clientX, y: event.clientY };
    if (event.pointerType !== 'touch') return;
    // iOS has no contextmenu event.
    this.#timer = setTimeout(() => (this.#asked = { at: this.#down }), LONG);
  };

  readonly #move = ({ clientX, clientY }: PointerEvent) => {
    if (!this.#down || Math.hypot(clientX - this.#down.x, clientY - this.#down.y) <= TREMBLE) return;
    clearTimeout(this.#timer);
    this.#asked = undefined;
  };

  readonly #release = () => {
    clearTimeout(this.#timer);
    this.#down = undefined;
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked) setTimeout(() => this.#ask(asked.at));
  };

  readonly #contextMenu = (event: MouseEvent) => {
    event.preventDefault();
    const at = event.detail === 0 && event.button !== 2 ? undefined : { x: event.clientX, y: event.clientY };
    if (this.#down) this.#asked = { at };
    else this.#ask(at);
  };
}
