import { html, LitElement, nothing } from 'lit';
import { property, queryAll } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import { ChatController } from '../../context/chat-controller.js';
import { PaneEvent } from '../../context/pane-event.js';
import type { Notice } from '../../contracts/notice.js';
import { noticeStrings } from '../../i18n/en/notices.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectNotices } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { close, error as errorIcon, info, warning } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { buttonStyles } from '../screen/button.styles.js';
import { noticesStyles } from './notices.styles.js';
import { actionOf, type NoticeAction } from './notice-action.js';
import { wordsOf } from './words-of.js';

/** How many are shown at once; the latest. */
const SHOWN = 3;

const icons = { info, quiet: info, warning, error: errorIcon };

/**
 * What has happened in the call and the chat around it, as a small stack of messages. Those that only inform go by
 * themselves, though not while they are pointed at or focused; warnings and failures stay until they are dismissed
 * or no longer true. An `acs-announcer` beside it speaks them.
 *
 * @tag acs-notices
 * @summary What has happened, as a small stack of messages.
 *
 * @csspart notice - One message.
 * @csspart icon - Its icon.
 * @csspart action - Does what helps.
 * @csspart dismiss - Takes it away.
 *
 * @cssproperty --acs-notices-background - Behind each message.
 *
 * @fires {RequestEvent<CallRequest | ChatRequest>} acs-request - Asks for `dismiss-notice`, or for what helps:
 * `set-microphone` or `set-camera`. Cancel it to forbid it.
 * @fires {PaneEvent} acs-pane-toggle - Asks for the `settings`, where they are offered.
 * @fires {AnnounceEvent} acs-announce - The words of a new message.
 */
export class AcsNotices extends LitElement {
  static readonly tag = 'acs-notices';
  static override readonly styles = [hostStyles, buttonStyles, iconStyles, noticesStyles];

  /** The codes of notices that something else shows already, with spaces between: `reconnecting joined`. */
  @property({ converter: (except) => except ?? '' }) except = '';

  /** Offers the settings of devices where they help, by `acs-pane-toggle`: for when somebody near shows them. */
  @property({ type: Boolean }) settings = false;

  /** How long a message that only informs stays, in seconds. */
  @property({ type: Number }) seconds = 6;

  @queryAll('[part="dismiss"]') private readonly buttons!: NodeListOf<HTMLElement>;

  readonly #call = new CallController(this, selectNotices);
  readonly #chat = new ChatController(this, ({ notices }) => notices);
  readonly #strings = new StringsController(this, 'notices', noticeStrings);
  readonly #timers = new Map<Notice, ReturnType<typeof setTimeout>>();
  readonly #announced = new WeakSet<Notice>();
  #visible: readonly Notice[] = [];
  #attended = false;
  #cameFrom: EventTarget | null = null;

  constructor() {
    super();
    this.addEventListener('pointerenter', () => this.#attend(true));
    this.addEventListener('pointerleave', () => this.#attend(this.matches(':focus-within')));
    // Both come only when focus crosses the element's border.
    this.addEventListener('focusin', ({ relatedTarget }) => {
      this.#cameFrom = relatedTarget;
      this.#attend(true);
    });
    this.addEventListener('focusout', () => this.#attend(this.matches(':hover')));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopTimers();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.requestUpdate(); // Starts the timers again after a move.
  }

  protected override willUpdate() {
    const except = this.except.split(' ');
    this.#visible = [...this.#call.value, ...this.#chat.value]
      .filter(({ level, code }) => level !== 'quiet' && !except.includes(code))
      .sort((a, b) => a.at - b.at)
      .slice(-SHOWN);
  }

  protected override render() {
    const strings = this.#strings.value;
    if (this.#visible.length === 0) return nothing;
    return html`
      <section aria-label=${strings.notices}>
        <ul>
          ${repeat(
            this.#visible,
            ({ id, code, at }) => `${id} ${code} ${at}`,
            (notice) => this.#renderNotice(notice),
          )}
        </ul>
      </section>
    `;
  }

  protected override updated() {
    for (const notice of this.#visible) {
      if (this.#announced.has(notice)) continue;
      this.#announced.add(notice);
      const assertive = notice.level === 'error';
      this.dispatchEvent(new AnnounceEvent(wordsOf(notice, this.#strings.value), { assertive }));
    }
    if (this.#visible.length === 0) this.#attended = false; // What is removed fires neither leave nor blur.
    this.#startTimers();
  }

  #renderNotice(notice: Notice) {
    const strings = this.#strings.value;
    const dismiss = () => this.#dismissByHand(notice);
    const action = actionOf(notice, strings, this.settings);
    return html`
      <li part="notice" class=${notice.level}>
        ${renderIcon(icons[notice.level])}
        <p>${wordsOf(notice, strings)}</p>
        ${action ? this.#renderAction(notice, action) : nothing}
        <button
          part="dismiss"
          type="button"
          class="button icon-only"
          aria-label=${strings.dismiss}
          title=${strings.dismiss}
          @click=${dismiss}
        >
          ${renderIcon(close)}
        </button>
      </li>
    `;
  }

  #renderAction(notice: Notice, { label, request }: NoticeAction) {
    const act = (event: Event) => {
      if (request) void this.#call.request(request);
      else event.target?.dispatchEvent(new PaneEvent('settings'));
      this.#dismissByHand(notice);
    };
    return html`<button part="action" type="button" class="button small" @click=${act}>${label}</button>`;
  }

  #attend(attended: boolean) {
    this.#attended = attended;
    if (attended) this.#stopTimers();
    else this.#startTimers();
  }

  #startTimers() {
    const all = [...this.#call.value, ...this.#chat.value];
    for (const [notice, timer] of this.#timers) {
      if (all.includes(notice)) continue;
      clearTimeout(timer);
      this.#timers.delete(notice);
    }
    if (this.#attended) return;
    for (const notice of this.#visible) {
      if (notice.level !== 'info' || this.#timers.has(notice)) continue;
      const timer = setTimeout(() => this.#dismiss(notice), this.seconds * 1000);
      this.#timers.set(notice, timer);
    }
  }

  #stopTimers() {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
  }

  #dismiss(notice: Notice) {
    this.#timers.delete(notice);
    const request = { type: 'dismiss-notice', id: notice.id } as const;
    void (this.#call.value.includes(notice) ? this.#call : this.#chat).request(request);
  }

  /** Focus goes to the next message, and after the last one back to where it was before. */
  #dismissByHand(notice: Notice) {
    const buttons = [...this.buttons];
    const index = this.#visible.indexOf(notice);
    const next = buttons[index + 1] ?? buttons[index - 1] ?? this.#cameFrom;
    if (next instanceof HTMLElement && next.isConnected) next.focus();
    this.#dismiss(notice);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-notices': AcsNotices;
  }
}
