import type { ReactiveController, ReactiveElement } from 'lit';
import { collapse } from './collapse.js';

/** CSS pixels from which on a bar has room for words. */
const ROOMY = 960;

export interface FitOptions {
  /** As wide as what it shows; its parent's content box is the room that there is. */
  readonly row: () => HTMLElement | null;
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
  #observer: ResizeObserver | undefined;
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
    const row = this.#options.row();
    if (!row) return;
    if (!this.#observer) {
      this.#observer = new ResizeObserver(() => this.fit());
      this.#observer.observe(this.#host);
      // Buttons change their width with words, badges and what the call allows.
      this.#observer.observe(row);
    }
    this.fit();
  }

  hostConnected() {
    // After a move the row is there already, and nothing may be left to update.
    if (this.#host.hasUpdated) this.hostUpdated();
  }

  hostDisconnected() {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  fit() {
    const row = this.#options.row();
    const more = this.#options.more();
    const room = row?.parentElement;
    if (!row || !room || !more || this.#host.clientWidth === 0) return;
    const { paddingLeft, paddingRight } = getComputedStyle(room);
    const available = room.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const focused = this.#host.renderRoot.querySelector(':focus');
    const order = this.#options.order(row);
    const { hidden, width } = collapse(row, order, more, this.#options.needed(), available);
    this.#hidden = hidden;
    if (this.#options.labelled()) this.#labelledWidth = width;
    const roomy = this.#host.clientWidth >= ROOMY && available >= this.#labelledWidth;
    if (roomy !== this.#roomy) {
      this.#roomy = roomy;
      this.#host.requestUpdate();
    }
    if (focused && hidden.some((element) => element.contains(focused))) more.focus();
    this.#options.onFit();
  }
}
