import { css, html, LitElement } from 'lit';
import { query } from 'lit/decorators.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import { ChatController } from '../../context/chat-controller.js';
import type { Notice } from '../../contracts/notice.js';
import { noticeStrings } from '../../i18n/en/notices.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectNotices } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { wordsOf } from '../notices/words-of.js';

/** The least time between two announcements, in milliseconds: faster ones cut each other off. */
const APART = 1000;

/** How long an event waits for others to be told along with it, in milliseconds. */
const EVENT_DELAY = 100;

/** At most so many sentences at once: whoever listens cannot skim. The latest ones count. */
const AT_ONCE = 3;

/**
 * Which notices have been spoken, so that of two announcers around one session only one speaks. By identity: a
 * notice that has grown ("3 people joined") is a new object and is told again.
 */
const spoken = new WeakSet<Notice>();

/**
 * Speaks to people who cannot see the screen: what the components beside it announce, and the notices that are
 * not shown. One for each composite, anywhere in its shadow root, or once in a page's own layout.
 *
 * @tag acs-announcer
 * @summary Speaks to people who cannot see the screen.
 *
 * @csspart polite - Waits until the screen reader is silent.
 * @csspart assertive - Interrupts it; for failures.
 */
export class AcsAnnouncer extends LitElement {
  static readonly tag = 'acs-announcer';
  static override readonly styles = [
    hostStyles,
    css`
      :host {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
        pointer-events: none;
      }
    `,
  ];

  @query('[part="polite"]') private readonly polite!: HTMLElement | null;
  @query('[part="assertive"]') private readonly assertive!: HTMLElement | null;

  readonly #call = new CallController(this, selectNotices);
  readonly #chat = new ChatController(this, ({ notices }) => notices);
  readonly #strings = new StringsController(this, 'notices', noticeStrings);
  #texts: AnnounceEvent[] = [];
  readonly #notices = new Map<string, Notice>();
  #root: Node | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = Infinity;
  #spokeAt = -Infinity;

  override connectedCallback() {
    super.connectedCallback();
    this.#root = this.getRootNode();
    this.#root.addEventListener(AnnounceEvent.type, this.#hear);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#root?.removeEventListener(AnnounceEvent.type, this.#hear);
    this.#stop();
    this.#texts = [];
    this.#notices.clear();
  }

  protected override updated() {
    this.#take('call', this.#call.value);
    this.#take('chat', this.#chat.value);
  }

  protected override render() {
    return html`
      <div part="polite" role="status" aria-live="polite"></div>
      <div part="assertive" role="alert" aria-live="assertive"></div>
    `;
  }

  readonly #hear = (event: Event) => {
    if (!(event instanceof AnnounceEvent) || event.text === '') return;
    if (!this.checkVisibility()) return; // What is not rendered is not heard: one further out has to say it.
    event.stopPropagation(); // An announcer further out would say it again.
    if (this.#texts.some(({ text }) => text === event.text)) return;
    this.#texts.push(event);
    this.#speakWithin(EVENT_DELAY);
  };

  /** Others who join meanwhile are told in the same breath. */
  #take(source: string, notices: readonly Notice[]) {
    for (const notice of notices) {
      if (notice.level !== 'quiet' || spoken.has(notice)) continue;
      spoken.add(notice);
      this.#notices.set(`${source} ${notice.id}`, notice);
      this.#speakWithin(APART);
    }
  }

  #speakWithin(milliseconds: number) {
    const due = Math.max(performance.now() + milliseconds, this.#spokeAt + APART);
    if (due >= this.#due) return;
    this.#stop();
    this.#due = due;
    this.#timer = setTimeout(this.#speak, due - performance.now());
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#due = Infinity;
  }

  readonly #speak = () => {
    this.#due = Infinity;
    const notices = [...this.#notices.values()].map((notice) => wordsOf(notice, this.#strings.value));
    const polite = [...notices, ...this.#texts.filter((one) => !one.assertive).map(({ text }) => text)];
    const assertive = this.#texts.filter((one) => one.assertive).map(({ text }) => text);
    this.#texts = [];
    this.#notices.clear();
    say(this.polite, polite);
    say(this.assertive, assertive);
    if (polite.length + assertive.length === 0) return;
    this.#spokeAt = performance.now();
    // Emptied afterwards, so that the same words are heard when they come again.
    this.#speakWithin(APART);
  };
}

function say(region: HTMLElement | null, texts: readonly string[]) {
  region?.replaceChildren(
    ...texts.slice(-AT_ONCE).map((text) => Object.assign(document.createElement('p'), { textContent: text })),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-announcer': AcsAnnouncer;
  }
}
