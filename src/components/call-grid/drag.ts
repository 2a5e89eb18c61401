import type { ReactiveController, ReactiveElement } from 'lit';

/** How far something was dragged, in CSS pixels of the window. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels before a press becomes a drag. */
const SLACK = 5;

/**
 * Lets a finger or mouse drag one element of the host. While it lasts the element carries `dragged` in its class and
 * `--_drag-x` and `--_drag-y`; Escape takes it back.
 */
export class DragController implements ReactiveController {
  readonly #dropped: (by: Offset) => void;
  #element: HTMLElement | undefined;
  #pointer = -1;
  #start: Offset = { x: 0, y: 0 };
  #by: Offset | undefined;
  #listening: AbortController | undefined;

  constructor(host: ReactiveElement, dropped: (by: Offset) => void) {
    this.#dropped = dropped;
    host.addController(this);
  }

  /** Begins with a `pointerdown` on the element. */
  press(event: PointerEvent, element: HTMLElement): void {
    if (event.button !== 0 || this.#element) return;
    this.#element = element;
    this.#pointer = event.pointerId;
    this.#start = { x: event.clientX, y: event.clientY };
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    element.addEventListener('pointermove', this.#move, { signal });
    element.addEventListener('pointerup', this.#drop, { signal });
    element.addEventListener('pointercancel', this.#cancel, { signal });
    element.addEventListener('lostpointercapture', this.#cancel, { signal });
    element.ownerDocument.addEventListener('keydown', this.#key, { signal, capture: true });
  }

  hostDisconnected() {
    this.#end();
  }

  readonly #move = ({ pointerId, clientX, clientY }: PointerEvent) => {
    if (pointerId !== this.#pointer || !this.#element) return;
    const by = { x: clientX - this.#start.x, y: clientY - this.#start.y };
    if (!this.#by) {
      if (Math.hypot(by.x, by.y) < SLACK) return;
      this.#element.setPointerCapture(pointerId);
      this.#element.classList.add('dragged');
    }
    this.#by = by;
    this.#element.style.setProperty('--_drag-x', `${by.x}px`);
    this.#element.style.setProperty('--_drag-y', `${by.y}px`);
  };

  readonly #drop = ({ pointerId }: PointerEvent) => {
    if (pointerId !== this.#pointer) return;
    const by = this.#by;
    this.#end();
    if (by) this.#dropped(by);
  };

  readonly #cancel = ({ pointerId }: PointerEvent) => {
    if (pointerId === this.#pointer) this.#end();
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.#by) return;
    event.stopPropagation();
    this.#end();
  };

  #end() {
    const element = this.#element;
    if (!element) return;
    this.#element = undefined;
    this.#by = undefined;
    this.#listening?.abort();
    if (element.hasPointerCapture(this.#pointer)) element.releasePointerCapture(this.#pointer);
    element.classList.remove('dragged');
    element.style.removeProperty('--_drag-x');
    element.style.removeProperty('--_drag-y');
  }
}
