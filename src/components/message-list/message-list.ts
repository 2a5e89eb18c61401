import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, queryAll, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { ChatController } from '../../context/chat-controller.js';
import { setStates } from '../../context/set-states.js';
import { ThreadController } from '../../context/thread-controller.js';
import type { Message } from '../../contracts/chat.js';
import { chatStrings } from '../../i18n/en/chat.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { hostStyles, visuallyHidden } from '../../theme/host.styles.js';
import { iconStyles } from '../icon/render-icon.js';
import { authorOf, wordsOf } from '../message/describe-message.js';
import { startOfDay } from '../message/format-time.js';
import { AcsMessage } from '../message/message.js';
import { whyUnsent } from '../message/render-foot.js';
import { buttonStyles } from '../screen/button.styles.js';
import { FlowWindow } from './flow-window.js';
import { GapsInView } from './gaps-in-view.js';
import { messageListStyles } from './message-list.styles.js';
import { MidnightController } from './midnight-controller.js';
import { OwnSends } from './own-sends.js';
import { Reading } from './reading.js';
import { renderEmpty } from './render-empty.js';
import { renderNewest } from './render-newest.js';
import { renderRow, SPOKEN, type Row } from './render-row.js';
import { renderStart, type Start } from './render-start.js';
import { RowFocus } from './row-focus.js';

/** How many older messages are asked for at once. */
const PAGE = 50;

/** Further from the newest message than this, a button leads back to it. In viewports. */
const FAR = 0.75;

/**
 * The messages of the thread around it: follows the conversation while its end is in view and never moves what
 * somebody reads. Loads older messages as they are needed, marks what is new, tells what was read.
 *
 * One stop for Tab; arrow keys, Home and End go from message to message, Enter goes into one and Escape out.
 *
 * @tag acs-message-list
 * @summary The messages of a chat.
 *
 * @slot empty - Stands in place of the words in a conversation without messages.
 *
 * @csspart scroller - What scrolls.
 * @csspart row - A message with what stands above it.
 * @csspart day - A heading with a date.
 * @csspart gap - Where messages are missing.
 * @csspart unread - The line above the first message that is new.
 * @csspart newest - The button that leads to the newest message.
 * @csspart icon - Every icon.
 *
 * @cssproperty [--acs-message-list-padding=1rem] - Beside the messages.
 *
 * @cssstate stuck - The newest message is in view.
 * @cssstate empty - There are no messages.
 *
 * @fires {RequestEvent<ChatRequest>} acs-request - Asks for `load-older`, `load-gap`, `tell-read` or, to try again, `open-thread`. Cancel it and nothing is asked.
 * @fires {UnreadChangeEvent} acs-unread-change - There are more or fewer messages that nobody has seen here: `count`.
 * @fires {AnnounceEvent} acs-announce - Messages have come, or mine was not sent.
 */
export class AcsMessageList extends LitElement {
  static readonly tag = 'acs-message-list';
  static readonly uses = [AcsMessage];
  static override readonly styles = [hostStyles, visuallyHidden, iconStyles, buttonStyles, messageListStyles];

  /** The level of the headings that name the days, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  @state() private far = false;

  @query('.scroller') private readonly scroller!: HTMLElement | null;
  @queryAll('.row') private readonly rowElements!: NodeListOf<HTMLElement>;

  readonly #messages = new ThreadController(this, (thread) => thread.messages);
  readonly #status = new ThreadController(this, (thread) => thread.status);
  readonly #complete = new ThreadController(this, (thread) => thread.complete);
  readonly #loading = new ThreadController(this, (thread) => thread.loading);
  readonly #me = new ChatController(this, (chat) => chat.me.id);
  readonly #phase = new ChatController(this, (chat) => chat.connection.phase);
  readonly #failure = new ChatController(this, ({ failure }) =>
    failure?.request.type === 'load-older' && failure.request.thread === this.#messages.id
      ? failure
      : undefined,
  );
  readonly #strings = new StringsController(this, 'chat', chatStrings);
  readonly #internals = this.attachInternals();
  readonly #window = new FlowWindow(this, {
    scroller: () => this.scroller,
    rows: () => this.#rows,
    kept: () => this.#kept,
    onStart: () => this.#loadOlder(),
    onSettled: () => this.#settle(),
  });
  readonly #focus = new RowFocus(this, {
    rows: () => this.#rows,
    items: () => this.#messages.value,
    reveal: (key) => this.#window.reveal(key),
    toNewest: () => this.#window.toNewest(),
  });
  readonly #reading = new Reading(this, {
    atNewest: () => this.#window.stuck,
    announce: (messages) => this.#announce(messages),
    tellRead: (upTo) => void this.#messages.request({ type: 'tell-read', thread: this.#messages.id, upTo }),
  });
  readonly #ownSends = new OwnSends();
  readonly #gaps = new GapsInView(this);
  #rowsNow: readonly HTMLElement[] | undefined;
  #lastPhase: string | undefined;
  #askedFrom: string | undefined;

  constructor() {
    super();
    new MidnightController(this);
  }

  protected override willUpdate() {
    const messages = this.#messages.value;
    this.#window.follow(messages);
    this.#reading.follow(this.#messages.source, this.#messages.id);
    if (this.#ownSends.take(messages)) {
      this.#reading.clear();
      this.#window.toNewest();
    }
    for (const { failure } of this.#ownSends.failed) this.#announceFailure(failure);
    setStates(this.#internals, { stuck: this.#window.stuck, empty: messages.length === 0 });
  }

  protected override render() {
    const strings = this.#strings.value;
    const messages = this.#messages.value;
    const today = startOfDay(Date.now());
    return html`
      <div part="scroller" class="scroller" role="region" aria-label=${strings.chat}>
        <div class="content">
          ${
            messages.length === 0
              ? renderEmpty(this.#status.value, strings, this.#reopen)
              : renderStart(this.#start, strings, this.#retryOlder)
          }
          ${
            messages.length === 0
              ? nothing
              : html`<div
                  class="feed"
                  role="feed"
                  aria-label=${strings.messages}
                  aria-busy=${this.#loading.value}
                  @keydown=${this.#focus.onKeyDown}
                  @focusin=${this.#focus.onFocusIn}
                  @focusout=${this.#focus.onFocusOut}
                  @acs-message-leave=${this.#focus.onLeave}
                >
                  ${repeat(
                    this.#gaps.between(this.#window.indices, messages),
                    (item) => (typeof item === 'number' ? messages[item]?.key : item),
                    (item) =>
                      typeof item === 'number'
                        ? this.#renderRow(messages, item, today)
                        : this.#gaps.render(item, strings),
                  )}
                </div>`
          }
        </div>
      </div>
      ${
        !this.#window.stuck && (this.far || this.#reading.count > 0)
          ? renderNewest(this.#reading.count, strings, this.#goToNewest)
          : nothing
      }
    `;
  }

  protected override update(changed: PropertyValues) {
    super.update(changed);
    this.#rowsNow = undefined;
  }

  protected override updated() {
    this.#tellSize();
    const back = this.#phase.value === 'online' && this.#lastPhase !== 'online';
    this.#lastPhase = this.#phase.value;
    if (back && this.#failure.value) this.#retryOlder();
  }

  /** Shows the newest message and follows those that come. */
  showNewest(): void {
    this.#window.toNewest();
  }

  /** Opens the editor of the last message that I may edit. False where there is none. */
  async editLast(): Promise<boolean> {
    const me = this.#me.value;
    const message = this.#messages.value.findLast(
      ({ senderId, id, content }) => senderId === me && id !== undefined && content.kind === 'text',
    );
    if (!message) return false;
    await this.#window.reveal(message.key);
    return (await messageIn(this.#rowOf(message.key))?.edit()) ?? false;
  }

  override focus(options?: FocusOptions): void {
    this.#focus.focus(options);
  }

  get #rows(): readonly HTMLElement[] {
    if (!this.hasUpdated) return [];
    return (this.#rowsNow ??= [...this.rowElements]);
  }

  get #kept(): readonly string[] {
    const editing = this.#focus.visited((key) => messageIn(this.#rowOf(key))?.editing === true);
    const focused = this.#focus.focused;
    return focused === undefined || editing.includes(focused) ? editing : [...editing, focused];
  }

  get #start(): Start {
    if (this.#loading.value) return 'loading';
    if (this.#failure.value) return 'failed';
    return this.#complete.value ? 'beginning' : 'more';
  }

  /** Of all rows, one message changes few: the others are left as they stand. */
  #renderRow(messages: readonly Message[], index: number, today: number) {
    const message = messages[index];
    if (!message) return nothing;
    const { divider } = this.#reading;
    const after = messages[index + 1];
    const row = {
      message,
      before: messages[index - 1],
      after,
      index,
      unread: divider === message.key,
      ends: after === undefined || divider === after.key,
      active: this.#focus.focused === message.key,
      tabbable: this.#focus.tabbable(message.key, after === undefined),
      own: message.senderId === this.#me.value,
      headingLevel: this.headingLevel,
    } satisfies Row;
    const strings = this.#strings.value;
    const { locale } = this.#strings;
    return guard([...Object.values<unknown>(row), strings, locale, today], () =>
      renderRow(row, strings, locale),
    );
  }

  /** Changes for every row with every message, which is no reason to render them. */
  #tellSize() {
    const size = String(this.#complete.value && this.#gaps.none ? this.#messages.value.length : -1);
    for (const row of this.#rows) if (row.ariaSetSize !== size) row.ariaSetSize = size;
  }

  readonly #goToNewest = () => {
    const { oldest } = this.#reading;
    const newest = this.#messages.value.at(-1)?.key;
    this.#window.toNewest();
    this.far = false;
    const key = oldest ?? newest;
    if (key !== undefined) void this.#focus.moveTo(key);
  };

  #settle() {
    const height = this.scroller?.clientHeight ?? 0;
    this.far = this.#window.distance > height * FAR;
    this.#askedFrom = undefined;
    this.#focus.settle(this.#window.stuck ? undefined : this.#window.lastInView());
    this.#reading.look();
    this.requestUpdate();
  }

  #loadOlder() {
    const oldest = this.#messages.value[0]?.key;
    if (oldest === undefined || oldest === this.#askedFrom) return;
    if (this.#complete.value || this.#loading.value || this.#status.value !== 'open') return;
    if (this.#failure.value) return; // It waits for somebody who says so, or for the connection.
    this.#askedFrom = oldest;
    void this.#messages.request({ type: 'load-older', thread: this.#messages.id, count: PAGE });
  }

  readonly #retryOlder = () => {
    void this.#messages.request({ type: 'load-older', thread: this.#messages.id, count: PAGE });
  };

  readonly #reopen = () => {
    void this.#messages.request({ type: 'open-thread', thread: this.#messages.id });
  };

  #announce(messages: readonly Message[]) {
    const strings = this.#strings.value;
    const [only] = messages;
    if (!only) return;
    const text =
      messages.length === 1
        ? strings.said(
            authorOf(only, false, strings),
            wordsOf(only, strings, this.#strings.locale).slice(0, SPOKEN),
          )
        : strings.newMessages(messages.length);
    this.dispatchEvent(new AnnounceEvent(text));
  }

  /** Said at once, with the key that leads to what can be done. */
  #announceFailure(failure: Message['failure']) {
    const strings = this.#strings.value;
    const text = `${whyUnsent(strings, failure)}. ${strings.failedHint}`;
    this.dispatchEvent(new AnnounceEvent(text, { assertive: true }));
  }

  #rowOf(key: string): HTMLElement | undefined {
    return this.#rows.find((row) => row.dataset['key'] === key);
  }
}

function messageIn(row: HTMLElement | undefined): AcsMessage | null {
  return row?.querySelector<AcsMessage>('acs-message') ?? null;
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-message-list': AcsMessageList;
  }
}
