import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { ChatController } from '../../context/chat-controller.js';
import { ThreadController } from '../../context/thread-controller.js';
import type { Gap, Message } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { watchSight } from '../../media/observers.js';

/** How many messages are asked for at once. */
const PAGE = 50;

/** Shows where messages are missing, and loads them as they come into view, from the side that somebody comes from. */
export class GapsInView implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #thread: ThreadController<readonly Gap[]>;
  readonly #phase: ChatController<string>;
  readonly #failed: ChatController<boolean>;
  readonly #watched = new Map<Element, () => void>();
  /** Those in view, and whether their upper end is what one sees. */
  readonly #seen = new Map<Element, boolean>();

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#thread = new ThreadController(host, (thread) => thread.gaps);
    this.#phase = new ChatController(host, (chat) => chat.connection.phase);
    this.#failed = new ChatController(
      host,
      ({ failure }) => failure?.request.type === 'load-gap' && failure.request.thread === this.#thread.id,
    );
    host.addController(this);
  }

  /** There are none. */
  get none(): boolean {
    return this.#thread.value.length === 0;
  }

  /** The rows, with the gaps between them. */
  between(indices: readonly number[], messages: readonly Message[]): readonly (number | Gap)[] {
    if (this.none) return indices;
    return indices.flatMap((index) => {
      const gap = this.#thread.value.find(({ before }) => before === messages[index]?.sequence);
      return gap ? [gap, index] : index;
    });
  }

  render(gap: Gap, strings: ChatStrings): TemplateResult {
    const isFailed = this.#failed.value && !gap.loading;
    const words = gap.loading ? strings.loadingGap : isFailed ? strings.gapFailed : strings.gap;
    const retry = () => this.#load(gap, 'before');
    return html`<article part="gap" class="start gap" data-before=${gap.before} aria-label=${words}>
      ${gap.loading ? html`<span class="spinner"></span>` : nothing}<span>${words}</span>
      ${
        isFailed
          ? html`<button type="button" class="button small" @click=${retry}>${strings.tryAgain}</button>`
          : nothing
      }
    </article>`;
  }

  hostUpdated() {
    const shown = new Set(this.#host.renderRoot.querySelectorAll('.gap'));
    for (const [element, stop] of this.#watched) {
      if (shown.has(element)) continue;
      stop();
      this.#watched.delete(element);
      this.#seen.delete(element);
    }
    for (const element of shown) {
      if (!this.#watched.has(element)) this.#watched.set(element, watchSight(element, this.#look));
    }
    this.#loadSeen();
  }

  hostDisconnected() {
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
    this.#seen.clear();
  }

  readonly #look = (entries: readonly IntersectionObserverEntry[]) => {
    const view = this.#host.getBoundingClientRect();
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      if (isIntersecting) this.#seen.set(target, boundingClientRect.top > view.top + view.height / 2);
      else this.#seen.delete(target);
    }
    this.#loadSeen();
  };

  #loadSeen() {
    if (this.#phase.value !== 'online' || this.#failed.value) return; // It waits for somebody who says so.
    for (const [element, isFromAbove] of this.#seen) {
      const before = Number((element as HTMLElement).dataset['before']);
      const gap = this.#thread.value.find((one) => one.before === before);
      if (gap && !gap.loading) this.#load(gap, isFromAbove ? 'after' : 'before');
    }
  }

  #load({ after, before }: Gap, from: 'after' | 'before') {
    const { id: thread } = this.#thread;
    if (!this.#thread.source?.can.has('load-gap')) return;
    void this.#thread.request({ type: 'load-gap', thread, gap: { after, before }, from, count: PAGE });
  }
}
