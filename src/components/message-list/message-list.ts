import { html, LitElement, nothing } from 'lit';
import { property, query, queryAll, state } from 'lit/decorators.js';
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
import { authorOf, isSpoken, wordsOf } from '../message/describe-message.js';
import { formatTime } from '../message/format-time.js';
import { AcsMessage } from '../message/message.js';
import { buttonStyles } from '../screen/button.styles.js';
import { FlowWindow } from './flow-window.js';
import { beginsDay, continues } from './group-messages.js';
import { messageListStyles } from './message-list.styles.js';
import { MidnightController } from './midnight-controller.js';
import { OwnSends } from './own-sends.js';
import { Reading } from './reading.js';
import { dayWords, renderDay } from './render-day.js';
import { renderEmpty } from './render-empty.js';
import { renderNewest } from './render-newest.js';
import { renderStart, type Start } from './render-start.js';
import { RowFocus } from './row-focus.js';

/** How many older messages are asked for at once. */
const PAGE = 50;

/** So much of a message is spoken, in characters. */
const SPOKEN = 200;

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
 * @csspart unread - The line above the first message that is new.
 * @csspart newest - The button that leads to the newest message.
 * @csspart icon - Every icon.
 *
 * @cssproperty [--acs-message-list-padding=1rem] - Beside the messages.
 *
 * @cssstate stuck - The newest message is in view.
 * @cssstate empty - There are no messages.
 *
 * @fires {RequestEvent<ChatRequest>} acs-request - Asks for `load-older`, `tell-read` or, to try again, `open-thread`. Cancel it and nothing is asked.
 * @fires {UnreadChangeEvent} acs-unread-change - There are more or fewer messages that nobody has seen here: `count`.
 * @fires {AnnounceEvent} acs-announce - Messages have come.
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
    keys: () => this.#messages.value.map(({ key }) => key),
    reveal: (key) => this.#window.reveal(key),
    toNewest: () => this.#window.toNewest(),
  });
  readonly #reading = new Reading(this, {
    atNewest: () => this.#window.stuck,
    announce: (messages) => this.#announce(messages),
    tellRead: (upTo) => void this.#messages.request({ type: 'tell-read', thread: this.#messages.id, upTo }),
  });
  readonly #ownSends = new OwnSends();
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
    setStates(this.#internals, { stuck: this.#window.stuck, empty: messages.length === 0 });
  }

  protected override render() {
    const strings = this.#strings.value;
    const messages = this.#messages.value;
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
                    this.#window.indices,
                    (index) => messages[index]?.key,
                    (index) => this.#renderRow(messages, index),
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

  protected override updated() {
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
    return this.hasUpdated ? [...this.rowElements] : [];
  }

  get #kept(): readonly string[] {
    const editing = this.#rows
      .filter((row) => messageIn(row)?.editing)
      .map((row) => row.dataset['key'] ?? '');
    const focused = this.#focus.focused;
    return focused === undefined || editing.includes(focused) ? editing : [...editing, focused];
  }

  get #start(): Start {
    if (this.#loading.value) return 'loading';
    if (this.#failure.value) return 'failed';
    return this.#complete.value ? 'beginning' : 'more';
  }

  #renderRow(messages: readonly Message[], index: number) {
    const message = messages[index];
    if (!message) return nothing;
    const strings = this.#strings.value;
    const { locale } = this.#strings;
    const [before, after] = [messages[index - 1], messages[index + 1]];
    const { divider } = this.#reading;
    const unread = divider === message.key;
    const author = authorOf(message, message.senderId === this.#me.value, strings);
    const words = wordsOf(message, strings, locale);
    const time = formatTime(locale, message.sentAt);
    return html`<article
      part="row"
      class="row"
      data-key=${message.key}
      tabindex=${this.#focus.tabbable(message.key, index === messages.length - 1) ? 0 : -1}
      aria-posinset=${index + 1}
      aria-setsize=${this.#complete.value ? messages.length : -1}
      aria-label=${strings.by(isSpoken(message) ? author : words, time)}
      aria-description=${isSpoken(message) ? words.slice(0, SPOKEN) : nothing}
    >
      ${
        beginsDay(before, message)
          ? renderDay(dayWords(message.sentAt, strings, locale), this.headingLevel)
          : nothing
      }
      ${unread ? html`<div part="unread" class="unread"><span>${strings.unread}</span></div>` : nothing}
      <acs-message
        contained
        .message=${message}
        .continuing=${!unread && continues(before, message)}
        .continued=${after !== undefined && divider !== after.key && continues(message, after)}
        .active=${this.#focus.focused === message.key}
      ></acs-message>
    </article>`;
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
