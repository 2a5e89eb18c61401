import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { ChatController } from '../../context/chat-controller.js';
import { setStates } from '../../context/set-states.js';
import { ThreadController } from '../../context/thread-controller.js';
import type { Message } from '../../contracts/chat.js';
import { chatStrings } from '../../i18n/en/chat.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { hostStyles, visuallyHidden } from '../../theme/host.styles.js';
import { AcsAvatar } from '../avatar/avatar.js';
import { iconStyles } from '../icon/render-icon.js';
import { AcsMenu } from '../menu/menu.js';
import type { SelectEvent } from '../menu/select-event.js';
import { authorOf, contentOf, isSpoken, wordsOf } from './describe-message.js';
import { formatMoment } from './format-time.js';
import { isEmojiOnly } from './is-emoji-only.js';
import { LongPress } from './long-press.js';
import { MessageChanges } from './message-changes.js';
import { messageEditorStyles, renderMessageEditor } from './message-editor.js';
import { messageMenu, renderMessageMenu } from './message-menu.js';
import { messageStyles } from './message.styles.js';
import { renderHeader } from './render-header.js';
import { renderQuestion, renderUnsent } from './render-foot.js';
import { renderStatus } from './render-status.js';
import { renderText } from './render-text.js';
import { countSeen, seenWords } from './seen-by.js';

/**
 * One message of a chat: who said what, when, how far it has come and who has seen it; and what can be done with it.
 * Its text is plain text, in which addresses become links.
 *
 * @tag acs-message
 * @summary One message of a chat.
 *
 * @csspart message - All of it.
 * @csspart avatar - Who said it.
 * @csspart header - Name and time.
 * @csspart bubble - The text.
 * @csspart link - An address in the text.
 * @csspart status - How far my message has come.
 * @csspart actions - The button that opens the menu.
 * @csspart editor - In place of the text while it is edited.
 * @csspart icon - Every icon.
 *
 * @cssproperty --acs-message-background - Behind the text of others.
 * @cssproperty --acs-message-own-background - Behind my text.
 *
 * @cssstate own - I said it.
 * @cssstate editing - Its text is being edited.
 *
 * @fires {RequestEvent<ChatRequest>} acs-request - Asks for `edit-message`, `delete-message`, `retry-message`, `edit-unsent` or `discard-message`. Cancel it to leave the message as it is.
 * @fires {MessageLeaveEvent} acs-message-leave - Focus has nothing left to stand on inside.
 * @fires {AnnounceEvent} acs-announce - The text was copied.
 */
export class AcsMessage extends LitElement {
  static readonly tag = 'acs-message';
  static readonly uses = [AcsAvatar, AcsMenu];
  static override readonly styles = [
    hostStyles,
    visuallyHidden,
    iconStyles,
    messageStyles,
    messageEditorStyles,
  ];

  /** What is shown. */
  @property({ attribute: false }) message: Message | undefined;

  /** It follows another one of the same person closely: name, time and picture stand there already. */
  @property({ type: Boolean, reflect: true }) continuing = false;

  /** Another one of the same person follows closely. */
  @property({ type: Boolean, reflect: true }) continued = false;

  /**
   * It stands in a list that moves focus by arrow keys: Tab does not reach what is inside, but for the time after
   * `enter()`.
   */
  @property({ type: Boolean }) contained = false;

  /** Shows the button of its menu, as if it were pointed at. */
  @property({ type: Boolean }) active = false;

  @state() private pointed = false;
  @state() private entered = false;

  @query('acs-menu') private readonly menu!: AcsMenu | null;
  @query('.foot button') private readonly answer!: HTMLElement | null;
  @query('.actions') private readonly trigger!: HTMLElement | null;
  @query('a') private readonly link!: HTMLElement | null;
  @query('textarea') private readonly textarea!: HTMLTextAreaElement | null;

  readonly #me = new ChatController(this, (chat) => chat.me.id);
  readonly #away = new ChatController(this, ({ connection }) => connection.phase === 'offline');
  readonly #thread = new ThreadController(this, (thread) => (this.own ? countSeen(thread, this.message) : 0));
  readonly #strings = new StringsController(this, 'chat', chatStrings);
  readonly #changes = new MessageChanges(this, this.#thread, () => this.#strings.value);
  readonly #internals = this.attachInternals();
  readonly #press = new LongPress(this, (at) => void this.openMenu(at));

  constructor() {
    super();
    this.addEventListener('pointerenter', ({ pointerType }) => (this.pointed = pointerType !== 'touch'));
    this.addEventListener('pointerleave', () => (this.pointed = false));
    this.addEventListener('focusin', () => (this.entered = true));
    this.addEventListener('focusout', this.#onFocusOut);
    this.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.pointed = false;
    this.entered = false;
  }

  protected override willUpdate() {
    setStates(this.#internals, { own: this.own, editing: this.editing });
  }

  protected override render() {
    const { message } = this;
    if (!message) return nothing;
    const strings = this.#strings.value;
    const { locale } = this.#strings;
    if (!isSpoken(message)) {
      return html`<p part="message" class="event" title=${formatMoment(locale, message.sentAt)}>
        ${wordsOf(message, strings, locale)}
      </p>`;
    }
    const { own } = this;
    const author = authorOf(message, own, strings);
    return html`
      <div part="message" class="message ${own ? 'own' : 'other'}">
        ${own || this.continuing ? nothing : html`<acs-avatar part="avatar" name=${author} participant-id=${message.senderId}></acs-avatar>`}
        <div class="body">
          ${this.continuing ? nothing : renderHeader(own ? '' : author, message.sentAt, locale)}
          ${
            this.editing
              ? this.#renderEditor()
              : html`<div class="line">${this.#renderBubble(message)} ${this.#renderStatus(message)}</div>`
          }
          ${this.#renderFoot(message)}
        </div>
      </div>
    `;
  }

  /** I said it. */
  get own(): boolean {
    return this.message?.senderId === this.#me.value;
  }

  /** Its text is being edited. */
  get editing(): boolean {
    return this.#changes.mode === 'editing';
  }

  /** Moves focus inside: to the answer that is asked for, else to the menu. False where there is nothing inside to do. */
  async enter(): Promise<boolean> {
    this.entered = true;
    await this.updateComplete;
    const first = this.textarea ?? this.answer ?? this.trigger ?? this.link;
    first?.focus();
    this.entered = first !== null;
    return this.entered;
  }

  /** Opens the editor with the caret at the end of the text. False where I may not edit this. */
  async edit(): Promise<boolean> {
    if (!this.#changes.edit()) return false;
    await this.updateComplete;
    const { textarea } = this;
    textarea?.focus();
    textarea?.setSelectionRange(textarea.value.length, textarea.value.length);
    return true;
  }

  /** Opens the menu, where there is something in it. */
  async openMenu(at?: { readonly x: number; readonly y: number }): Promise<void> {
    this.entered = true;
    await this.updateComplete;
    await this.menu?.show(at);
  }

  #renderBubble(message: Message) {
    const { editedAt, pending, status } = message;
    const content = contentOf(message);
    const strings = this.#strings.value;
    const text = content.kind === 'text' ? content.text : '';
    const classes = [
      'bubble',
      content.kind === 'deleted' ? 'deleted' : '',
      isEmojiOnly(text) ? 'emoji' : '',
      status === 'failed' ? 'failed' : pending || status !== 'sent' ? 'waiting' : '',
    ].join(' ');
    const reachable = !this.contained || this.entered;
    return html`<div
      class="holder"
      @pointerdown=${this.#press.onPointerDown}
      @pointermove=${this.#press.onPointerMove}
      @pointerup=${this.#press.onPointerUp}
      @pointercancel=${this.#press.onPointerCancel}
      @contextmenu=${this.#press.onContextMenu}
    >
      <div part="bubble" class=${classes} dir="auto">
        <span class="text"
          >${content.kind === 'deleted' ? strings.deleted : renderText(text, reachable)}</span
        >
        ${editedAt === undefined ? nothing : html`<span class="edited">(${strings.edited})</span>`}
      </div>
      ${this.pointed || this.active || this.entered ? this.#renderMenu(reachable) : nothing}
    </div>`;
  }

  #renderMenu(reachable: boolean) {
    const strings = this.#strings.value;
    const items = messageMenu(strings, {
      text: this.message?.content.kind === 'text',
      waiting: this.own && this.message?.id === undefined && !this.message?.pending,
      mayEdit: this.#changes.may('edit-message') || this.#changes.mayEditUnsent,
      mayDelete: this.#changes.may('delete-message'),
    });
    if (items.length === 0) return nothing;
    return renderMessageMenu(strings.actions, items, this.own, reachable, this.#onSelect);
  }

  #renderStatus(message: Message) {
    const { status } = message;
    if (!this.own || message.content.kind === 'deleted') return nothing;
    if (this.continued && status === 'sent') return html`<span class="status"></span>`;
    const thread =
      this.#thread.value > 0 ? this.#thread.source?.state.threads.get(this.#thread.id) : undefined;
    const seen = thread ? seenWords(thread, message, this.#strings.value, this.#strings.locale) : '';
    return renderStatus(status, seen, this.#strings.value);
  }

  #renderFoot({ status, failure, pending }: Message) {
    const strings = this.#strings.value;
    const { mode, remove, leave, retry, discard, mayEditUnsent } = this.#changes;
    if (mode === 'deleting') return renderQuestion(strings, remove, leave);
    if (this.editing) return nothing;
    if (status === 'failed') {
      const edit = mayEditUnsent ? () => void this.edit() : undefined;
      return renderUnsent(strings, failure, { retry, edit, discard });
    }
    if (!pending) return nothing;
    const isAway = this.#away.value;
    const words =
      pending.kind === 'edit'
        ? strings[isAway ? 'savedLater' : 'saving']
        : strings[isAway ? 'deletedLater' : 'deleting'];
    return html`<div class="foot">${words}</div>`;
  }

  #renderEditor() {
    const { text, problem, save, leave } = this.#changes;
    return renderMessageEditor({
      text,
      problem,
      strings: this.#strings.value,
      onSave: save,
      onCancel: leave,
    });
  }

  readonly #onSelect = ({ item }: SelectEvent) => {
    if (item.id === 'copy') void this.#copy();
    if (item.id === 'discard') this.#changes.discard();
    // The menu gives focus back when it closes: what takes it away must come after.
    if (item.id === 'edit') setTimeout(() => void this.edit());
    if (item.id === 'delete') setTimeout(() => void this.#askToDelete());
  };

  async #askToDelete() {
    this.#changes.ask();
    await this.updateComplete;
    this.answer?.focus();
  }

  async #copy() {
    const content = this.message && contentOf(this.message);
    if (content?.kind !== 'text') return;
    const { copied, notCopied } = this.#strings.value;
    const done = await navigator.clipboard.writeText(content.text).then(
      () => true,
      () => false,
    );
    this.dispatchEvent(new AnnounceEvent(done ? copied : notCopied, { assertive: !done }));
  }

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && this.shadowRoot?.contains(relatedTarget))) this.entered = false;
  };

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.#changes.leave();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-message': AcsMessage;
  }
}
