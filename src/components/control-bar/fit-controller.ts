import type { ReactiveController, ReactiveElement } from 'lit';
import { watchSize } from '../../media/observers.js';
import { collapse } from './collapse.js';

/** CSS pixels from which on a bar has room for words. */
const ROOMY = 960;

export interface FitOptions {
  /** As wide as what it shows. */
  readonly row: () => HTMLElement | null;
  /** As wide as the room that there is, and without height, so that nothing but the room changes its size. */
  readonly gauge: () => HTMLElement | null;
  /** What may be hidden, the first to go first. */
  readonly order: (row: HTMLElement) => readonly HTMLElement[];
  /** Opens what is hidden. */
  readonly more: () => HTMLElement | null;
  /** `more` is needed even when nothing is hidden. */
  readonly needed: () => boolean;
  /** The row shows words now. */
  readonly labelled: () => boolean;
  /** Called after each fitting. */
  readonly onFit: () => void;
}

/** Fits a row into its host as the host's width, the row's words or what stands in it change. */
export class FitController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: FitOptions;
  #stops: readonly (() => void)[] = [];
  #frame = 0;
  #hidden: readonly HTMLElement[] = [];
  #roomy = false;
  #labelledWidth = 0;

  constructor(host: ReactiveElement, options: FitOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What found no room. */
  get hidden(): readonly HTMLElement[] {
    return this.#hidden;
  }

  /** There is room for words. */
  get roomy(): boolean {
    return this.#roomy;
  }

  hostUpdated() {
    this.#observe();
    this.fit();
  }

  hostConnected() {
    // After a move nothing may be left to update.
    if (this.#host.hasUpdated) this.#observe();
  }

  hostDisconnected() {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    cancelAnimationFrame(this.#frame);
  }

  #observe() {
    const { row, gauge } = this.#options;
    const [content, room] = [row(), gauge()];
    if (this.#stops.length > 0 || !content || !room) return;
    this.#stops = [
      watchSize(room, () => this.fit()),
      // Buttons change their width with words, badges and what the call allows. What is fitted changes the row itself:
      // looking at it again in the same frame would be the loop that browsers complain of.
      watchSize(content, () => {
        cancelAnimationFrame(this.#frame);
        this.#frame = requestAnimationFrame(() => this.fit());
      }),
    ];
  }

  fit() {
    const [row, more, gauge] = [this.#options.row(), this.#options.more(), this.#options.gauge()];
    if (!row || !more || !gauge || gauge.clientWidth === 0) return;
    const available = gauge.clientWidth;
    const focused = this.#host.renderRoot.querySelector(':focus');
    const order = this.#options.order(row);
    const { hidden, width } = collapse(row, order, more, this.#options.needed(), available);
    this.#hidden = hidden;
    if (this.#options.labelled()) this.#labelledWidth = width;
    const roomy = this.#host.clientWidth >= ROOMY && available >= this.#labelledWidth;
    if (roomy !== this.#roomy) {
      this.#roomy = roomy;
      // Not within the update that has just been measured.
      queueMicrotask(() => this.#host.requestUpdate());
    }
    if (focused && hidden.some((element) => element.contains(focused))) more.focus();
    this.#options.onFit();
  }
}
