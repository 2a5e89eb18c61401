import type { ReactiveController, ReactiveElement } from 'lit';

/** CSS pixels that a finger must travel for a swipe. */
const FAR = 48;
/** Milliseconds that it may take. */
const SOON = 800;

/** Hears a finger that swipes across the host: 1 to the right, -1 to the left. */
export class SwipeController implements ReactiveController {
  readonly #swiped: (direction: 1 | -1) => void;
  #start: { readonly id: number; readonly x: number; readonly y: number; readonly at: number } | undefined;

  constructor(host: ReactiveElement, swiped: (direction: 1 | -1) => void) {
    this.#swiped = swiped;
    host.addController(this);
    host.addEventListener('pointerdown', this.#press);
    host.addEventListener('pointerup', this.#release);
    host.addEventListener('pointercancel', () => this.forget());
  }

  hostDisconnected() {
    this.forget();
  }

  /** The finger does something else, such as dragging. */
  forget(): void {
    this.#start = undefined;
  }

  readonly #press = ({ pointerType, isPrimary, pointerId, clientX, clientY, timeStamp }: PointerEvent) => {
    this.#start =
      pointerType === 'touch' && isPrimary
        ? { id: pointerId, x: clientX, y: clientY, at: timeStamp }
        : undefined; // A second finger: that is a pinch.
  };

  readonly #release = ({ pointerId, clientX, clientY, timeStamp }: PointerEvent) => {
    const start = this.#start;
    this.#start = undefined;
    if (start?.id !== pointerId || timeStamp - start.at > SOON) return;
    const [x, y] = [clientX - start.x, clientY - start.y];
    if (Math.abs(x) >= FAR && Math.abs(x) > Math.abs(y) * 1.5) this.#swiped(x > 0 ? 1 : -1);
  };
}
