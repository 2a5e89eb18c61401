import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Credential } from '../../contracts/connector.js';
import type { StringOverrides } from '../../i18n/language.js';
import type { StatefulCall } from '../../stateful/call/stateful-call.js';
import type { StatefulChat } from '../../stateful/chat/stateful-chat.js';
import { hostStyles } from '../../theme/host.styles.js';
import type { CallStatusChangeEvent } from '../call/call-events.js';
import { AcsCall } from '../call/call.js';
import { isInCall } from '../call/screen-of.js';
import { AcsChat } from '../chat/chat.js';
import { callWithChatStyles } from './call-with-chat.styles.js';
import { passAttributes } from './pass-attributes.js';
import { whenIdle } from './when-idle.js';

/**
 * A call with its chat beside it, in one tag: the same people, the same room, the same name.
 *
 * ```html
 * <acs-call-with-chat transport="local" room="standup" display-name="Ada"></acs-call-with-chat>
 * ```
 *
 * It takes every attribute of `acs-call` and of its transport, and gives them to the call and to the chat. The chat
 * is that of the room, unless `thread` names another one. It connects when the call is joined, as whoever has
 * joined, and ends with it.
 *
 * @tag acs-call-with-chat
 * @summary A call with its chat beside it, in one tag.
 *
 * @slot header - Above everything, on every screen.
 * @slot invite - How to invite others: with the people, and while nobody else is here.
 * @slot ended - Beneath the words when the call has ended.
 * @slot controls - Buttons of the page's own, in the bar.
 *
 * @csspart call - The `acs-call`.
 * @csspart chat - The `acs-chat`.
 *
 * @fires {CallStatusChangeEvent} acs-call-status-change - The call stands elsewhere: `status`, and `endReason` where it has ended.
 * @fires {ParticipantsJoinedEvent} acs-participants-joined - Others are here: `participants`.
 * @fires {ParticipantsLeftEvent} acs-participants-left - Others have gone: `participants`.
 * @fires {MessageReceivedEvent} acs-message-received - Somebody else's message has come: `message`.
 * @fires {UnreadChangeEvent} acs-unread-change - There are more or fewer messages that nobody has seen here: `count`.
 * @fires {AcsErrorEvent} acs-error - Something failed, which people have been told: `error`.
 * @fires {RequestEvent<CallRequest | ChatRequest>} acs-request - Before anything is asked of a transport. Cancel it to say no.
 */
export class AcsCallWithChat extends LitElement {
  static readonly tag = 'acs-call-with-chat';
  static readonly uses = [AcsCall, AcsChat];
  static override readonly styles = [hostStyles, callWithChatStyles];

  /** By what to connect: the name of a connector, such as `local`. */
  @property({ reflect: true }) transport: string | undefined;

  /** Which call to join. */
  @property({ reflect: true }) room: string | undefined;

  /** Which conversation stands beside it; by default that of the room. */
  @property({ reflect: true }) thread: string | undefined;

  /** How others see me. Without it, people are asked for their name. */
  @property({ reflect: true, attribute: 'display-name' }) displayName: string | undefined;

  /** Where the server is, for transports that have one. */
  @property({ reflect: true }) server: string | undefined;

  /** Where to ask for a token, for transports that need one. */
  @property({ reflect: true, attribute: 'token-url' }) tokenUrl: string | undefined;

  /** Light or dark; without it as the page. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined;

  /** A token, or how to get one, for call and chat. Never an attribute: those can be read by anybody. */
  @property({ attribute: false }) credential: Credential | undefined;

  /** A call that the page has made with `createStatefulCall()`, and closes itself. */
  @property({ attribute: false }) call: StatefulCall | undefined;

  /** A chat that the page has made with `createStatefulChat()`, and closes itself; `thread` names its conversation. */
  @property({ attribute: false }) chat: StatefulChat | undefined;

  /** Words of the page's own, in place of those of any language. */
  @property({ attribute: false }) strings: StringOverrides | undefined;

  @state() private joined = false;

  @query('acs-call') private readonly callElement!: AcsCall | null;
  @query('acs-chat') private readonly chatElement!: AcsChat | null;

  #attributes: MutationObserver | undefined;
  #inCall = false;
  #stopWaiting = () => {};
  #passed = new WeakSet<Element>();

  override connectedCallback() {
    super.connectedCallback();
    this.#attributes = new MutationObserver((changes) => {
      const names = changes.map(({ attributeName }) => attributeName ?? '');
      for (const element of this.#elements) passAttributes(this, element, names);
    });
    this.#attributes.observe(this, { attributes: true });
    if (this.hasUpdated) for (const element of this.#elements) passAttributes(this, element);
    this.#follow(this.#inCall);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#attributes?.disconnect();
    this.#stopWaiting();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('call')) this.joined = this.#inCall = isInCall(this.call?.state.status ?? 'idle');
  }

  protected override render() {
    return html`
      <acs-call
        part="call"
        .call=${this.call}
        .credential=${this.credential}
        .strings=${this.strings}
        @acs-call-status-change=${this.#onStatus}
      >
        <slot name="header" slot="header"></slot>
        <slot name="invite" slot="invite"></slot>
        <slot name="ended" slot="ended"></slot>
        <slot name="controls" slot="controls"></slot>
        <div slot="chat">
          ${
            this.joined
              ? html`<acs-chat
                  part="chat"
                  bare
                  .chat=${this.chat}
                  .credential=${this.credential}
                  .strings=${this.strings}
                ></acs-chat>`
              : nothing
          }
        </div>
      </acs-call>
    `;
  }

  protected override updated() {
    for (const element of this.#elements) {
      if (this.#passed.has(element)) continue;
      this.#passed.add(element);
      passAttributes(this, element);
    }
  }

  /** Moves focus to the heading of what is shown. */
  override focus(options?: FocusOptions): void {
    this.callElement?.focus(options);
  }

  /** Joins the call with microphone and camera as they are now. */
  async join(): Promise<void> {
    await this.callElement?.join();
  }

  /** Leaves the call, and the chat with it. */
  async leave(): Promise<void> {
    await this.callElement?.leave();
  }

  get #elements(): readonly Element[] {
    return [this.callElement, this.chatElement].filter((element) => element !== null);
  }

  #onStatus({ status }: CallStatusChangeEvent) {
    this.#follow(isInCall(status));
  }

  /** The chat comes once the call is drawn: people look at each other first. */
  #follow(inCall: boolean) {
    this.#inCall = inCall;
    this.#stopWaiting();
    if (inCall && !this.joined) this.#stopWaiting = whenIdle(() => (this.joined = true));
    else this.joined = inCall;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-call-with-chat': AcsCallWithChat;
  }
}
