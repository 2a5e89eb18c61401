import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { AcsAnnouncer } from '../../components/announcer/announcer.js';
import { iconStyles } from '../../components/icon/render-icon.js';
import { AcsMessageList } from '../../components/message-list/message-list.js';
import { AcsNotices } from '../../components/notices/notices.js';
import { buttonStyles } from '../../components/screen/button.styles.js';
import { screenStyles } from '../../components/screen/screen.styles.js';
import { AcsSendBox } from '../../components/send-box/send-box.js';
import { AcsTypingIndicator } from '../../components/typing-indicator/typing-indicator.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { callContext } from '../../context/call-controller.js';
import { chatContext, threadContext } from '../../context/chat-controller.js';
import { ContextProvider } from '../../context/context-provider.js';
import type { ChatState, Thread } from '../../contracts/chat.js';
import type { Credential } from '../../contracts/connector.js';
import { chatStrings } from '../../i18n/en/chat.js';
import { noticeStrings } from '../../i18n/en/notices.js';
import type { StringOverrides } from '../../i18n/language.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { emptyChat } from '../../stateful/chat/empty-chat.js';
import { createStatefulChat, type StatefulChat } from '../../stateful/chat/stateful-chat.js';
import { hostStyles } from '../../theme/host.styles.js';
import { ConnectionController } from '../connection-controller.js';
import { chatStyles } from './chat.styles.js';
import { ChatWatch } from './chat-watch.js';
import { openThread, type Conversation } from './conversation.js';
import { renderConnection } from './render-connection.js';
import { renderFailure } from './render-failure.js';
import { renderHeader } from './render-header.js';
import { SecondsUntil } from './seconds-until.js';

/**
 * A whole chat in one tag.
 *
 * ```html
 * <acs-chat transport="local" thread="standup" display-name="Ada"></acs-chat>
 * ```
 *
 * Which further attributes it takes, and what they mean, is the transport's to say. What it makes from them it
 * closes; a chat that the page has set stays the page's.
 *
 * @tag acs-chat
 * @summary A whole chat in one tag.
 *
 * @slot header - In place of topic and number of people.
 * @slot actions - Buttons at the end of the header.
 * @slot send-actions - Buttons of the page's own, before the one that sends.
 *
 * @csspart header - Topic and number of people.
 * @csspart connection - The line that says that there is no connection.
 * @csspart list - The messages.
 * @csspart typing - Who is writing.
 * @csspart send-box - Where a message is written.
 * @csspart screen - What stands in place of it all when there is no chat.
 *
 * @cssproperty [--acs-chat-block-size=32rem] - How high it is where nothing around it says so; else it fills what it is in.
 *
 * @fires {AcsErrorEvent} acs-error - The chat could not be connected, the conversation not be opened, the connection is lost for good, or a change was refused: `error`.
 * @fires {MessageReceivedEvent} acs-message-received - Somebody else's message has come: `message`.
 * @fires {SendEvent} acs-send - My message was handed over: `text`.
 * @fires {UnreadChangeEvent} acs-unread-change - There are more or fewer messages that nobody has seen here: `count`.
 * @fires {RequestEvent<ChatRequest>} acs-request - Before anything is asked of the transport. Cancel it to say no.
 */
export class AcsChat extends LitElement {
  static readonly tag = 'acs-chat';
  static readonly uses = [AcsMessageList, AcsTypingIndicator, AcsSendBox, AcsNotices, AcsAnnouncer];
  static override readonly styles = [hostStyles, iconStyles, buttonStyles, screenStyles, chatStyles];

  /** By what to connect: the name of a connector, such as `local`. */
  @property({ reflect: true }) transport: string | undefined;

  /** Which conversation: what the transport takes for one; with the property `chat`, the thread's id. */
  @property({ reflect: true }) thread: string | undefined;

  /** The name by which others see me. */
  @property({ reflect: true, attribute: 'display-name' }) displayName: string | undefined;

  /** The address of the server, for transports that have one. */
  @property({ reflect: true }) server: string | undefined;

  /** Where to ask for a token, for transports that need one. */
  @property({ reflect: true, attribute: 'token-url' }) tokenUrl: string | undefined;

  /** Light or dark; without it as the page. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined;

  /** Leaves the header out. */
  @property({ type: Boolean, reflect: true }) bare = false;

  /** A token, or how to get one. Never an attribute: those can be read by anybody. */
  @property({ attribute: false }) credential: Credential | undefined;

  /** A chat that the page has made with `createStatefulChat()`, and closes itself. */
  @property({ attribute: false }) chat: StatefulChat | undefined;

  /** Words of the page's own, in place of those of any language. */
  @property({ attribute: false }) strings: StringOverrides | undefined;

  @query('acs-message-list') private readonly list!: AcsMessageList | null;
  @query('acs-send-box') private readonly sendBox!: AcsSendBox | null;

  readonly #language = new LanguageProvider(this);
  readonly #connection = new ConnectionController<Conversation>(this, {
    async connect(connector, options) {
      const { adapter, thread, storage, outbox } = await connector.connectChat(options);
      options.signal.throwIfAborted();
      return { chat: createStatefulChat(adapter, { storage, outbox }), thread };
    },
    discard: ({ chat }) => chat.close(),
    credential: () => this.credential,
    wanted: () => this.chat === undefined,
  });
  readonly #chatProvider = new ContextProvider(this, chatContext, undefined);
  readonly #threadProvider = new ContextProvider(this, threadContext, '');
  readonly #strings = new StringsController(this, 'chat', chatStrings, this.#language);
  readonly #errors = new StringsController(this, 'notices', noticeStrings, this.#language);
  readonly #watch = new ChatWatch(this);
  readonly #seconds = new SecondsUntil(this, () => this.#state.connection.nextRetryAt);
  #given: Conversation | undefined;
  #wasOffline = false;

  constructor() {
    super();
    // The notices in here are those of the chat, also where a call is around it.
    new ContextProvider(this, callContext, undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    this.#language.strings = this.strings;
    if (this.hasUpdated && (changed.has('chat') || changed.has('credential'))) this.#connection.restart();
    const conversation = this.#conversation;
    this.#watch.follow(conversation);
    this.#chatProvider.setValue(conversation?.chat);
    this.#threadProvider.setValue(conversation?.thread ?? '');
  }

  protected override render() {
    const error = this.chat ? undefined : this.#connection.error;
    const thread = this.#openThread;
    const failure = error ?? (thread?.status === 'failed' ? thread.failure : undefined);
    return html`
      <div class="chat" dir=${this.#language.dir ?? nothing}>
        ${failure && !thread?.messages.length ? renderFailure(failure, this.#strings.value, this.#errors.value, this.#retry) : this.#renderChat(thread)}
        <acs-announcer></acs-announcer>
      </div>
    `;
  }

  protected override updated() {
    const { connection } = this.#state;
    const offline = connection.phase === 'offline';
    const strings = this.#strings.value;
    if (offline && !this.#wasOffline) this.#announce(strings.offline);
    if (this.#wasOffline && connection.phase === 'online') this.#announce(strings.online);
    if (offline || connection.phase === 'online') this.#wasOffline = offline;
  }

  /** Moves focus to where a message is written. */
  override focus(options?: FocusOptions): void {
    this.sendBox?.focus(options);
  }

  /** Shows the newest message. */
  showNewest(): void {
    this.list?.showNewest();
  }

  /** Tries again to connect, or to open the conversation. */
  retry(): void {
    const conversation = this.#conversation;
    if (conversation) openThread(conversation);
    else this.#connection.restart();
  }

  get #conversation(): Conversation | undefined {
    const { chat, thread = '' } = this;
    if (!chat) return this.#connection.session;
    if (this.#given?.chat !== chat || this.#given.thread !== thread) this.#given = { chat, thread };
    return this.#given;
  }

  get #state(): ChatState {
    return this.#conversation?.chat.state ?? emptyChat;
  }

  get #openThread(): Thread | undefined {
    return this.#state.threads.get(this.#conversation?.thread ?? '');
  }

  #renderChat(thread: Thread | undefined) {
    const strings = this.#strings.value;
    const { connection } = this.#state;
    const mayRetry = this.#conversation?.chat.can.has('reconnect') === true;
    return html`
      ${this.bare ? nothing : renderHeader(thread, strings)}
      ${renderConnection(connection, this.#seconds.value, strings, this.#errors.value, mayRetry ? this.#reconnect : undefined)}
      <acs-message-list part="list" @keydown=${this.#onListKeyDown}></acs-message-list>
      <acs-notices except="removed-from-thread reconnecting reconnected"></acs-notices>
      <div class="foot">
        <acs-typing-indicator part="typing"></acs-typing-indicator>
        <acs-send-box part="send-box" @acs-edit-last=${this.#editLast}
          ><slot name="send-actions" slot="actions"></slot
        ></acs-send-box>
      </div>
    `;
  }

  readonly #retry = () => this.retry();

  readonly #reconnect = () => {
    this.#conversation?.chat.request({ type: 'reconnect' }).catch(() => undefined); // The state says it.
  };

  #editLast(event: Event) {
    event.preventDefault();
    void this.list?.editLast();
  }

  /** Escape leads from the messages to where one is written. */
  #onListKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.focus();
  }

  #announce(text: string) {
    this.shadowRoot?.dispatchEvent(new AnnounceEvent(text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-chat': AcsChat;
  }
}
