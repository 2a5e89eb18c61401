import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { ChatController } from '../../context/chat-controller.js';
import { RequestEvent } from '../../context/request-event.js';
import { setStates } from '../../context/set-states.js';
import { ThreadController } from '../../context/thread-controller.js';
import type { ChatRequest } from '../../contracts/chat.js';
import { AcsError } from '../../contracts/errors.js';
import { chatStrings } from '../../i18n/en/chat.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { hostStyles } from '../../theme/host.styles.js';
import { send as sendIcon } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { countSends } from './count-sends.js';
import { DraftKeeper } from './draft-keeper.js';
import { EditLastEvent } from './edit-last-event.js';
import { fitHeight } from './fit-height.js';
import { isComposing } from './is-composing.js';
import { SendEvent } from './send-event.js';
import { sendBoxStyles } from './send-box.styles.js';

/** From this part of the limit on, what is left is counted. */
const NEAR = 0.9;

const encoder = new TextEncoder();

/**
 * Where a message is written. Enter sends and Shift+Enter begins a new line; an input method keeps its own Enter.
 * What was written and not sent is kept for each thread, also over a reload. Without a connection messages are
 * taken all the same, and sent later.
 *
 * @tag acs-send-box
 * @summary Where a message is written.
 *
 * @slot actions - Buttons of the page's own, before the one that sends.
 *
 * @csspart box - The frame around text and buttons.
 * @csspart textarea - The text.
 * @csspart send - The button that sends.
 * @csspart icon - Its icon.
 * @csspart hint - Why sending waits, or how much text is left.
 *
 * @cssproperty [--acs-send-box-max-block-size=10rem] - How high the text may grow before it scrolls.
 *
 * @cssstate empty - There is nothing to send.
 * @cssstate too-long - There is more than may be sent at once.
 *
 * @fires {RequestEvent<ChatRequest>} acs-request - Asks for `send-message`, `tell-typing` or `save-draft`. Cancel the first to keep the text where it is.
 * @fires {SendEvent} acs-send - A message was handed over.
 * @fires {EditLastEvent} acs-edit-last - Arrow up was pressed while there was no text.
 * @fires {AnnounceEvent} acs-announce - The text is too long to send.
 */
export class AcsSendBox extends LitElement {
  static readonly tag = 'acs-send-box';
  static override readonly styles = [hostStyles, iconStyles, sendBoxStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /** What is written. */
  @property({ converter: (value) => value ?? '' }) value = '';

  /** What stands where nothing is written yet; by default it names the conversation. */
  @property() placeholder = '';

  /** The most that is sent at once, in bytes of UTF-8. Source: the limit of Azure Communication Services. */
  @property({ type: Number }) limit = 28_000;

  @query('textarea') private readonly textarea!: HTMLTextAreaElement | null;

  readonly #status = new ThreadController(this, (thread) => thread.status);
  readonly #topic = new ThreadController(this, (thread) => thread.topic);
  readonly #draft = new ThreadController(this, (thread) => thread.draft);
  readonly #unsent = new ThreadController(this, ({ unsent }) => countSends(unsent));
  readonly #phase = new ChatController(this, (chat) => chat.connection.phase);
  readonly #strings = new StringsController(this, 'chat', chatStrings);
  readonly #internals = this.attachInternals();
  readonly #keeper = new DraftKeeper(this, {
    save: (thread, text) => void this.#draft.request({ type: 'save-draft', thread, text }),
  });
  #tooLong = false;

  protected override willUpdate() {
    const { source, id } = this.#draft;
    const draft = this.#keeper.adopt(source, id, this.#draft.value);
    if (draft !== undefined) this.value = draft;
    setStates(this.#internals, { empty: this.#text === '', 'too-long': this.#left < 0 });
  }

  protected override render() {
    const strings = this.#strings.value;
    const words =
      this.placeholder || (this.#topic.value ? strings.writeTo(this.#topic.value) : strings.write);
    const hint = this.#hint();
    if (this.#status.value === 'removed') return html`<p part="hint" class="closed">${hint}</p>`;
    return html`
      <form part="box" class="box" ?inert=${this.#closed} @submit=${this.#onSubmit}>
        <textarea
          part="textarea"
          rows="1"
          dir=${this.value === '' ? nothing : 'auto'}
          enterkeyhint="send"
          aria-label=${words}
          placeholder=${this.#closed ? '' : words}
          aria-describedby=${hint ? 'hint' : nothing}
          aria-invalid=${this.#left < 0 ? 'true' : nothing}
          ?disabled=${this.#closed}
          .value=${this.value}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
        ></textarea>
        <slot name="actions"></slot>
        <button
          part="send"
          class="send"
          type="submit"
          aria-label=${strings.send}
          title=${strings.send}
          aria-disabled=${!this.#ready}
          ?disabled=${this.#closed}
        >
          ${renderIcon(sendIcon)}
        </button>
      </form>
      ${hint ? html`<p part="hint" id="hint" class=${this.#left < 0 ? 'problem' : ''}>${hint}</p>` : nothing}
    `;
  }

  protected override updated() {
    if (this.textarea) fitHeight(this.textarea);
    const tooLong = this.#left < 0;
    if (tooLong && !this.#tooLong) this.dispatchEvent(new AnnounceEvent(this.#hint(), { assertive: true }));
    this.#tooLong = tooLong;
  }

  /** Sends what is written, as Enter would. Nothing happens while there is nothing to send, or nowhere to send it. */
  send(): void {
    if (!this.#ready) return;
    const request: ChatRequest = { type: 'send-message', thread: this.#draft.id, text: this.#text };
    if (!this.dispatchEvent(new RequestEvent(request))) return;
    this.value = '';
    this.#keeper.forget();
    this.#draft.source?.request(request).catch((error: unknown) => this.#onRefused(request.text, error));
    this.dispatchEvent(new SendEvent(request.text));
    this.textarea?.focus();
  }

  /** A message that fails says so in its own row. One that was not taken in at all has none: here it is again. */
  #onRefused(text: string, error: unknown) {
    if (AcsError.from(error).code === 'unreachable' && this.value === '') this.value = text;
  }

  get #text(): string {
    return this.value.trim();
  }

  /** How many bytes may still be written; less than 0 where there are too many. */
  get #left(): number {
    // At most three bytes for each unit: short texts need not be encoded.
    if (this.value.length * 3 < this.limit * NEAR) return this.limit;
    return this.limit - encoder.encode(this.#text).length;
  }

  /** There is nowhere to write to. */
  get #closed(): boolean {
    const status = this.#status.value;
    return !this.#status.source || this.#status.id === '' || status === 'removed' || status === 'failed';
  }

  get #ready(): boolean {
    return !this.#closed && this.#status.value === 'open' && this.#text !== '' && this.#left >= 0;
  }

  #hint(): string {
    const strings = this.#strings.value;
    const left = this.#left;
    if (left < 0) return strings.tooLong(-left);
    if (this.#closed) return this.#status.value === 'removed' ? strings.cannotWrite : strings.notOpen;
    if (left < this.limit * (1 - NEAR)) return strings.bytesLeft(left);
    return this.#phase.value === 'offline' ? strings.whenOnline(this.#unsent.value) : '';
  }

  #onInput() {
    this.value = this.textarea?.value ?? '';
    this.#keeper.keep(this.value);
    if (this.#text === '' || this.#status.value !== 'open') return;
    if (this.#draft.source?.can.has('tell-typing')) {
      void this.#draft.request({ type: 'tell-typing', thread: this.#draft.id });
    }
  }

  #onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'ArrowUp' && this.value === '') {
      if (!this.dispatchEvent(new EditLastEvent())) event.preventDefault();
    }
  }

  #onSubmit(event: Event) {
    event.preventDefault();
    this.send();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-send-box': AcsSendBox;
  }
}
