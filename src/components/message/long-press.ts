import type { ReactiveController, ReactiveElement } from 'lit';

/** How long a finger rests before it is a long press, in milliseconds. */
const LONG = 500;

/** How far it may move meanwhile, in CSS pixels. */
const STEADY = 8;

interface Press {
  readonly x: number;
  readonly y: number;
  held: boolean;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Tells of a finger that rests on something. It is told when the finger is lifted: a menu that opened under it
 * would be closed by the lifting.
 */
export class LongPress implements ReactiveController {
  readonly #told: (at: { readonly x: number; readonly y: number }) => void;
  #press: Press | undefined;

  constructor(host: ReactiveElement, told: (at: { readonly x: number; readonly y: number }) => void) {
    this.#told = told;
    host.addController(this);
  }

  hostDisconnected() {
    this.onPointerCancel();
  }

  readonly onPointerDown = ({ pointerType, clientX: x, clientY: y }: PointerEvent): void => {
    this.onPointerCancel();
    if (pointerType !== 'touch') return;
    const press: Press = { x, y, held: false, timer: setTimeout(() => (press.held = true), LONG) };
    this.#press = press;
  };

  readonly onPointerMove = ({ clientX, clientY }: PointerEvent): void => {
    const press = this.#press;
    if (press && Math.hypot(clientX - press.x, clientY - press.y) > STEADY) this.onPointerCancel();
  };

  readonly onPointerUp = (): void => {
    const press = this.#press;
    this.onPointerCancel();
    if (press?.held) setTimeout(() => this.#told(press));
  };

  readonly onPointerCancel = (): void => {
    clearTimeout(this.#press?.timer);
    this.#press = undefined;
  };

  /** A finger gets our menu; the secondary button of a mouse gets the browser's. */
  readonly onContextMenu = (event: Event): void => {
    if (event instanceof PointerEvent && event.pointerType === 'touch') event.preventDefault();
  };
}
