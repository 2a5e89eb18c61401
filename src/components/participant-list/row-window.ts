import type { ReactiveController, ReactiveElement } from 'lit';
import { watchSize } from '../../media/observers.js';

/** Up to so many rows are all there; more would cost more than they are worth. */
const ALL = 200;

/** Rows kept beyond what is to be seen, at both ends: a fast scroll finds them there. */
const BEYOND = 8;

/** Which rows of a long list are in the document: those to be seen and a few around them. All rows are of one height. */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #scroller: () => HTMLElement | null;
  #stop = () => {};
  #observed: HTMLElement | undefined;
  #first = 0;
  #count = 0;
  #total = 0;

  /** @param scroller - What scrolls; its first child is the list. */
  constructor(host: ReactiveElement, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  /** How many rows fit at once; at least one. */
  get rowsInView(): number {
    return Math.max(this.#count, 1);
  }

  hostUpdated() {
    const scroller = this.#scroller();
    if (!scroller || scroller === this.#observed) return;
    this.#stop();
    this.#observed = scroller;
    this.#stop = watchSize(scroller, this.scrolled);
  }

  hostDisconnected() {
    this.#stop();
    this.#observed = undefined;
  }

  hostConnected() {
    this.#host.requestUpdate();
  }

  /** The rows to draw, in order. `always` is among them wherever the list stands, for it may have focus. */
  indexes(total: number, always: number): readonly number[] {
    this.#total = total;
    const windowed = total > ALL;
    const first = windowed ? Math.max(0, this.#first - BEYOND) : 0;
    const end = windowed ? Math.min(total, this.#first + this.rowsInView + BEYOND) : total;
    const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
    if (always < 0 || always >= total) return rows;
    if (always < first) return [always, ...rows];
    return always >= end ? [...rows, always] : rows;
  }

  /** Scrolls so that a row is wholly to be seen. */
  reveal(index: number): void {
    const scroller = this.#scroller();
    const height = this.#rowHeight();
    if (!scroller || height === 0) return;
    const top = index * height;
    const bottom = top + height - scroller.clientHeight;
    if (scroller.scrollTop > top) scroller.scrollTop = top;
    else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
  }

  readonly scrolled = (): void => {
    const scroller = this.#scroller();
    const height = this.#rowHeight();
    if (!scroller || height === 0) return;
    const first = Math.floor(scroller.scrollTop / height);
    const count = Math.ceil(scroller.clientHeight / height);
    if (first === this.#first && count === this.#count) return;
    this.#first = first;
    this.#count = count;
    if (this.#total > ALL) this.#host.requestUpdate();
  };

  #rowHeight() {
    const list = this.#scroller()?.firstElementChild;
    return this.#total > 0 && list ? list.clientHeight / this.#total : 0;
  }
}
