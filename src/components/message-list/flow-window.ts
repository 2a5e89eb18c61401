import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchSize } from '../../media/observers.js';
import { findAnchor, offsetOf, type Anchor } from './anchor.js';
import { indexOfKey, type Keyed } from './keyed.js';
import { ScrollMotion } from './scroll-motion.js';
import { planFollowing, planGrowth, planTrim, STEP } from './plan-window.js';

export interface FlowWindowOptions {
  /** Scrolls; `flex-direction: column-reverse`, so that it is measured from its end. Has one child, the content. */
  readonly scroller: () => HTMLElement | null;
  /** The rows that are rendered, in order, each with its key in `data-key`. */
  readonly rows: () => readonly HTMLElement[];
  /** Keys of rows that must stay in the DOM wherever they are: focused, being edited. */
  readonly kept: () => readonly string[];
  /** The oldest row is near: it is time to load older ones. */
  readonly onStart: () => void;
  /** Scrolling has come to rest, or the window has moved. */
  readonly onSettled: () => void;
}

/** Nearer to the end than this, the list follows new rows. In CSS pixels. */
const NEAR = 80;

/**
 * Renders a part of a long list, such that what somebody reads never moves, whatever is added, removed or
 * resized around it.
 *
 * Because the scroller counts from its end, rows that are added above cost nothing. For what changes below, the
 * first row in view is the anchor: it is put back, before the page is painted, where it was. Nothing is trimmed
 * and nothing is written while a finger is down or the list still moves from it.
 */
export class FlowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: FlowWindowOptions;
  #items: readonly Keyed[] = [];
  #start = 0;
  #end = 0;
  #stuck = true;
  #anchor: Anchor | undefined;
  /** Where the scroller was when we last looked. */
  #top = 0;
  #hidden = false;
  #listening: AbortController | undefined;
  #stopWatching = () => {};
  #written: number | undefined;
  readonly #motion = new ScrollMotion(() => this.#rest());

  constructor(host: ReactiveControllerHost, options: FlowWindowOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** It follows new rows: the newest one is rendered and in view, or nearly. */
  get stuck(): boolean {
    return this.#stuck;
  }

  /** How far the view is from the end, in CSS pixels. */
  get distance(): number {
    return Math.abs(this.#options.scroller()?.scrollTop ?? 0);
  }

  /** The indices to render, ascending: the window, and rows outside that are kept. */
  get indices(): readonly number[] {
    const kept = this.#options
      .kept()
      .map((key) => this.#indexOf(key))
      .filter((index) => index >= 0 && (index < this.#start || index >= this.#end))
      .sort((a, b) => a - b);
    const window = Array.from({ length: this.#end - this.#start }, (_, offset) => this.#start + offset);
    return [
      ...kept.filter((index) => index < this.#start),
      ...window,
      ...kept.filter((index) => index >= this.#end),
    ];
  }

  /** Takes the rows that there are now. Call it before rendering. */
  follow(items: readonly Keyed[]): void {
    const before = this.#items;
    if (items === before) return;
    const [first, last] = [before[this.#start]?.key, before[this.#end - 1]?.key];
    this.#items = items;
    const start = first === undefined ? -1 : this.#indexOf(first, this.#start);
    const end = last === undefined ? -1 : this.#indexOf(last, this.#end - 1);
    if (start < 0 && end < 0) {
      this.#toEnd();
      return;
    }
    const came = items.length - end - 1;
    this.#end = this.#stuck ? items.length : end < 0 ? Math.min(this.#end, items.length) : end + 1;
    // What is put above the very first row is wanted at once: there, a date that goes must not make the list shorter.
    const above = this.#start === 0 && start > 0 ? STEP : 0;
    this.#start = Math.max(0, start < 0 ? Math.min(this.#start, this.#end - 1) : start - above);
    // In a stream it may never come to rest; and what is far above the end can go unnoticed.
    if (this.#stuck && !this.#motion.moving) this.#start = planFollowing(this.#start, this.#end, came);
  }

  /** Shows the newest row, and follows those that come. */
  toNewest(): void {
    this.#stuck = true;
    this.#motion.end(); // Whatever moved the list, this takes its place.
    if (this.#end < this.#items.length) this.#toEnd();
    this.#host.requestUpdate();
    this.#restore(true);
  }

  /** Brings a row into the DOM and into view, with as little movement as possible. */
  async reveal(key: string): Promise<void> {
    const index = this.#indexOf(key);
    const scroller = this.#options.scroller();
    if (index < 0 || !scroller) return;
    if (index < this.#start || index >= this.#end) {
      this.#start = Math.max(0, index - STEP / 2);
      this.#end = Math.min(this.#items.length, index + STEP / 2);
      this.#stuck = false;
      this.#anchor = { key, edge: 'top', offset: scroller.clientHeight / 3 };
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      this.#restore(true);
    }
    const row = this.#row(key);
    if (!row) return;
    const [view, box] = [scroller.getBoundingClientRect(), row.getBoundingClientRect()];
    const over = view.top - box.top;
    const under = box.bottom - view.bottom;
    if (over > 0) this.#scrollBy(-over);
    else if (under > 0) this.#scrollBy(Math.min(under, -over));
    this.#capture();
  }

  /** The key of the last row that is wholly in view. */
  lastInView(): string | undefined {
    const bottom = this.#options.scroller()?.getBoundingClientRect().bottom ?? 0;
    return this.#options.rows().findLast((row) => row.getBoundingClientRect().bottom <= bottom + 1)?.dataset[
      'key'
    ];
  }

  hostConnected() {
    this.#listen();
  }

  hostUpdated() {
    this.#listen();
    this.#restore();
    this.#grow();
  }

  hostDisconnected() {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#stopWatching();
    this.#motion.end();
  }

  #listen() {
    const scroller = this.#options.scroller();
    if (this.#listening || !scroller?.firstElementChild) return;
    this.#listening = new AbortController();
    const options = { passive: true, signal: this.#listening.signal };
    scroller.addEventListener('scroll', this.#onScroll, options);
    this.#motion.listen(scroller, options);
    // By one function, so that it is told of both together.
    const resized = (entries: readonly ResizeObserverEntry[]) => this.#onResize(entries);
    const stops = [watchSize(scroller, resized), watchSize(scroller.firstElementChild, resized)];
    this.#stopWatching = () => stops.forEach((stop) => stop());
  }

  readonly #onScroll = () => {
    const scroller = this.#options.scroller();
    if (!scroller || scroller.clientHeight === 0 || this.#hidden) return;
    if (this.#written !== undefined && Math.abs(scroller.scrollTop - this.#written) < 1) {
      this.#written = undefined; // Our own doing: the anchor stands where it stood.
    } else {
      this.#motion.scrolled();
      this.#stuck = this.distance < NEAR && this.#end === this.#items.length;
      this.#capture();
    }
    this.#grow();
    this.#motion.restLater();
  };

  #onResize(entries: readonly ResizeObserverEntry[]) {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    const wasHidden = this.#hidden;
    this.#hidden = scroller.clientHeight === 0;
    if (this.#hidden) return;
    if (wasHidden) {
      this.#restore(true); // Some browsers forget where a scroller was while it is hidden.
      this.#grow();
      return;
    }
    // Where the view alone has changed, as by a keyboard on the screen, what stands at its end stays.
    if (this.#stuck || entries.some(({ target }) => target !== scroller)) this.#restore();
    else this.#capture();
    this.#grow();
  }

  #rest() {
    this.#trim();
    this.#grow();
    this.#options.onSettled();
  }

  /** A finger must not have the list pulled from under it, nor its momentum stopped. */
  get #mayWrite(): boolean {
    return !this.#motion.moving || (!this.#motion.byTouch && !this.#stuck);
  }

  /** Puts what is read back where it was. */
  #restore(atOnce = false) {
    const scroller = this.#options.scroller();
    if (!scroller || scroller.clientHeight === 0 || !(atOnce || this.#mayWrite)) return;
    // Somebody may have scrolled, and the event is yet to come: that is not ours to undo.
    const scrolled = atOnce ? 0 : scroller.scrollTop - this.#top;
    if (this.#stuck) {
      if (Math.abs(scrolled) < 1) this.#scrollBy(this.distance);
      return;
    }
    const row = this.#anchor && this.#row(this.#anchor.key);
    if (this.#anchor && row) {
      const offset = this.#anchor.offset - scrolled;
      this.#anchor = { ...this.#anchor, offset };
      this.#top = scroller.scrollTop;
      this.#scrollBy(offsetOf(row, scroller, this.#anchor.edge) - offset);
    } else this.#capture();
  }

  #scrollBy(distance: number) {
    const scroller = this.#options.scroller();
    if (!scroller || Math.abs(distance) <= 0.5) return;
    const before = scroller.scrollTop;
    scroller.scrollTop = before + distance;
    this.#top = scroller.scrollTop;
    if (this.#top !== before) this.#written = this.#top;
  }

  /** Remembers the first row in view, and where it stands. */
  #capture() {
    const scroller = this.#options.scroller();
    if (!scroller || scroller.clientHeight === 0) return;
    this.#top = scroller.scrollTop;
    this.#anchor = findAnchor(this.#options.rows(), scroller);
  }

  #grow() {
    const measured = this.#measure();
    if (!measured) return;
    const { start, end, wantsOlder } = planGrowth(measured, {
      moving: this.#motion.moving,
      mayGrowDown: this.#mayWrite,
    });
    if (wantsOlder) this.#options.onStart();
    if (end > this.#end && this.#motion.moving) this.#motion.restLater();
    this.#move(start, end);
  }

  #trim() {
    const measured = this.#measure();
    if (!measured) return;
    const { start, end } = planTrim(measured);
    this.#move(start, end);
  }

  #move(start: number, end: number) {
    if (start === this.#start && end === this.#end) return;
    this.#start = start;
    this.#end = end;
    this.#host.requestUpdate();
  }

  #measure() {
    const scroller = this.#options.scroller();
    if (!scroller || scroller.clientHeight === 0) return undefined;
    const rows = this.#options.rows();
    const firstKey = this.#items[this.#start]?.key;
    const first = rows.findIndex((row) => row.dataset['key'] === firstKey);
    if (first < 0) return undefined;
    return {
      start: this.#start,
      end: this.#end,
      length: this.#items.length,
      stuck: this.#stuck,
      view: scroller.getBoundingClientRect(),
      rows: rows.slice(first, first + this.#end - this.#start),
    };
  }

  #toEnd() {
    this.#end = this.#items.length;
    this.#start = Math.max(0, this.#end - STEP);
    this.#stuck = true;
    this.#anchor = undefined;
  }

  #row(key: string): HTMLElement | undefined {
    return this.#options.rows().find((row) => row.dataset['key'] === key);
  }

  #indexOf(key: string, near = this.#start): number {
    return indexOfKey(this.#items, key, near);
  }
}
