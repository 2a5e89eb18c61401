import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AcsAnnouncer } from '../../components/announcer/announcer.js';
import { AcsCallBanner } from '../../components/call-banner/call-banner.js';
import { AcsCallGrid } from '../../components/call-grid/call-grid.js';
import { AcsControlBar } from '../../components/control-bar/control-bar.js';
import { iconStyles } from '../../components/icon/render-icon.js';
import type { UnreadChangeEvent } from '../../components/message-list/unread-change-event.js';
import { AcsNotices } from '../../components/notices/notices.js';
import { askForDevices, isWanted, turnOn, type CallDoor } from '../../components/pre-join/turn-on.js';
import { buttonStyles } from '../../components/screen/button.styles.js';
import { screenStyles } from '../../components/screen/screen.styles.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { callContext } from '../../context/call-controller.js';
import { ContextProvider } from '../../context/context-provider.js';
import { RequestEvent } from '../../context/request-event.js';
import type { CallRequest } from '../../contracts/call.js';
import type { Credential } from '../../contracts/connector.js';
import type { AcsError } from '../../contracts/errors.js';
import { callStrings } from '../../i18n/en/call.js';
import { noticeStrings } from '../../i18n/en/notices.js';
import type { StringOverrides } from '../../i18n/language.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import { StringsController } from '../../i18n/strings-controller.js';
import type { StatefulCall } from '../../stateful/call/stateful-call.js';
import type { GridLayout } from '../../stateful/grid/grid-input.js';
import { hostStyles, visuallyHidden } from '../../theme/host.styles.js';
import { ConnectionController } from '../connection-controller.js';
import { ask, connectCall, discardCall, type CallSession } from './call-session.js';
import { callStyles } from './call.styles.js';
import { CallWatch } from './call-watch.js';
import { HangUpOnExit } from './hang-up-on-exit.js';
import { OnDemand, type OnDemandTag } from './on-demand.js';
import { PaneController, type CallPane } from './pane-controller.js';
import { renderInCall } from './render-in-call.js';
import { renderEnded, renderError, renderWaiting } from './render-screens.js';
import { isInCall, screenOf, type CallScreen } from './screen-of.js';
import { WakeLock } from './wake-lock.js';

/**
 * A whole call in one tag: from the look in the mirror before it to the words after it.
 *
 * ```html
 * <acs-call transport="local" room="standup" display-name="Ada"></acs-call>
 * ```
 *
 * Which further attributes it takes, and what they mean, is the transport's to say. What it makes from them it
 * closes: taken out of the page it leaves the call and lets go of all devices, moved within the page it goes on. A
 * call that the page has set stays the page's.
 *
 * @tag acs-call
 * @summary A whole call in one tag.
 *
 * @slot chat - A chat, for the pane beside the call. Its button shows when something is in here.
 * @slot header - Above everything, on every screen: a brand, a title.
 * @slot invite - How to invite others: with the people, and while nobody else is here.
 * @slot ended - Beneath the words when the call has ended: a survey, a way home.
 * @slot controls - Buttons of the page's own, in the bar.
 *
 * @csspart frame - Everything.
 * @csspart stage - Where the people are.
 * @csspart grid - The people.
 * @csspart control-bar - The controls.
 * @csspart pane - What stands beside the people: a list of them, the chat, the settings.
 * @csspart notices - What has happened.
 * @csspart pre-join - The screen before the call.
 * @csspart screen - Every other screen.
 *
 * @cssproperty --acs-call-background - Behind everything.
 * @cssproperty --acs-call-pane-background - Behind the pane.
 *
 * @fires {CallStatusChangeEvent} acs-call-status-change - The call stands elsewhere: `status`, and `endReason` where it has ended.
 * @fires {ParticipantsJoinedEvent} acs-participants-joined - Others are here: `participants`.
 * @fires {ParticipantsLeftEvent} acs-participants-left - Others have gone: `participants`.
 * @fires {AcsErrorEvent} acs-error - Something failed, which people have been told: `error`.
 * @fires {RequestEvent<CallRequest>} acs-request - Before anything is asked of the transport. Cancel it to say no.
 */
export class AcsCall extends LitElement {
  static readonly tag = 'acs-call';
  static readonly uses = [AcsAnnouncer, AcsCallBanner, AcsCallGrid, AcsControlBar, AcsNotices];
  static override readonly styles = [
    hostStyles,
    visuallyHidden,
    buttonStyles,
    iconStyles,
    screenStyles,
    callStyles,
  ];

  /** By what to connect: the name of a connector, such as `local`. */
  @property({ reflect: true }) transport: string | undefined;

  /** Which call to join. */
  @property({ reflect: true }) room: string | undefined;

  /** How others see me. Without it, people are asked for their name. */
  @property({ reflect: true, attribute: 'display-name' }) displayName: string | undefined;

  /** Where the server is, for transports that have one. */
  @property({ reflect: true }) server: string | undefined;

  /** Where to ask for a token, for transports that need one. */
  @property({ reflect: true, attribute: 'token-url' }) tokenUrl: string | undefined;

  /** Whether the microphone is to be on at first: `on` or `off`. */
  @property() microphone = 'on';

  /** Whether the camera is to be on at first: `on` or `off`. */
  @property() camera = 'on';

  /** Joins at once, as soon as the name is known. */
  @property({ type: Boolean, attribute: 'skip-pre-join' }) skipPreJoin = false;

  /** How people are shown: `auto`, `grid`, `speaker` or `focus`. */
  @property() layout: GridLayout = 'auto';

  /** Light or dark; without it as the page. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined;

  /** Which pane is open: `people`, `chat`, `settings`, or none. */
  @property({ reflect: true }) pane: CallPane | undefined;

  /** A token, or how to get one. Never an attribute: those can be read by anybody. */
  @property({ attribute: false }) credential: Credential | undefined;

  /** A call that the page has made with `createStatefulCall()`, and closes itself. */
  @property({ attribute: false }) call: StatefulCall | undefined;

  /** Words of the page's own, in place of those of any language. */
  @property({ attribute: false }) strings: StringOverrides | undefined;

  @state() private unread = 0;

  @query('.body h2, acs-pre-join') private readonly heading!: HTMLElement | null;

  readonly #language = new LanguageProvider(this);
  readonly #strings = new StringsController(this, 'call', callStrings, this.#language);
  readonly #notices = new StringsController(this, 'notices', noticeStrings, this.#language);
  readonly #provider = new ContextProvider(this, callContext, undefined);
  readonly #connection = new ConnectionController<CallSession>(this, {
    connect: connectCall,
    discard: discardCall,
    credential: () => this.credential,
    wanted: () => this.call === undefined,
    harmless: ['display-name'],
  });
  readonly #watch = new CallWatch(this);
  readonly #wakeLock = new WakeLock(this);
  readonly #hangUp = new HangUpOnExit(this, () => void this.leave());
  readonly #panes = new PaneController(this);
  readonly #onDemand = new OnDemand(this);
  /** The call that is being joined without a look in the mirror; the promise settles when somebody has enough of waiting. */
  #skipping: { readonly call: StatefulCall; readonly go: () => void } | undefined;
  #skipped = new WeakSet<StatefulCall>();
  #screen: CallScreen | undefined;
  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    this.#language.strings = this.strings;
    if (this.hasUpdated && (changed.has('call') || changed.has('credential'))) this.#connection.restart();
    const call = this.#session;
    this.#watch.follow(call);
    this.#provider.setValue(call);
    this.#skipPreJoin(call);

    const { status } = this.#watch.state;
    this.#wakeLock.set(this.isConnected && isInCall(status));
    this.#hangUp.arm(this.isConnected && this.call === undefined && status !== 'idle' && status !== 'ended');
    if (!isInCall(status) && status !== 'ending') this.pane = undefined;
    // Early, so that it comes along with the transport.
    this.#need('acs-pre-join', !isInCall(status) && !(this.skipPreJoin && this.#skipping));
    this.#need('acs-participant-list', this.pane === 'people');
    this.#need('acs-device-picker', this.pane === 'settings');
    this.#hadFocus = this.hasUpdated && this.matches(':focus-within');
  }

  protected override render() {
    return html`
      <div
        part="frame"
        class="frame"
        dir=${this.#language.dir ?? nothing}
        @acs-pane-toggle=${this.#panes.toggle}
        @acs-unread-change=${this.#count}
      >
        <slot name="header"></slot>
        <div class="body">${this.#renderScreen(this.#currentScreen)}</div>
        <acs-announcer></acs-announcer>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('pane')) this.#panes.changed();
    const screen = this.#currentScreen;
    if (screen === this.#screen) return;
    const isFirst = this.#screen === undefined;
    this.#screen = screen;
    // Whoever was in here when the screen changed stays in here, and reads on from its heading.
    if (this.#hadFocus) this.focus();
    else if (!isFirst) this.#announce(this.heading);
  }

  /** Moves focus to the heading of what is shown. */
  override focus(options?: FocusOptions): void {
    this.heading?.focus(options);
  }

  /**
   * Joins the call with microphone and camera as they are now. Resolves when the transport has answered; what came
   * of it is told by `acs-call-status-change` and `acs-error`.
   */
  async join(): Promise<void> {
    const call = this.#session;
    if (!call) return;
    const name = this.#nameOf(call);
    await this.#ask(call, { type: 'join', ...(name === undefined ? {} : { name }) });
  }

  /** Leaves the call. Resolves when the transport has answered; without a call, at once. */
  async leave(): Promise<void> {
    const call = this.#session;
    if (call) await this.#ask(call, { type: 'leave' });
  }

  get #session(): StatefulCall | undefined {
    return this.call ?? this.#connection.session?.call;
  }

  get #currentScreen(): CallScreen {
    const failed = this.#error !== undefined;
    const screen = screenOf(this.#session?.state.status, failed, this.#skipping !== undefined);
    if (screen !== 'pre-join' || this.#onDemand.has('acs-pre-join')) return screen;
    return failed ? 'error' : 'loading';
  }

  /** Why there is nothing to show. */
  get #error(): AcsError | undefined {
    return (this.call ? undefined : this.#connection.error) ?? this.#onDemand.error('acs-pre-join');
  }

  readonly #retry = () => {
    this.#onDemand.retry();
    if (!this.#session) this.#connection.restart();
  };

  #need(tag: OnDemandTag, wanted: boolean) {
    if (wanted) this.#onDemand.need(tag);
  }

  #renderScreen(screen: CallScreen) {
    const strings = this.#strings.value;
    const onLeave = () => void this.leave();
    const onJoin = () => void this.join();
    switch (screen) {
      case 'error':
        return this.#renderError(this.#error);
      case 'pre-join':
        return html`
          <acs-pre-join
            part="pre-join"
            display-name=${this.displayName ?? nothing}
            suggested-name=${this.#connection.session?.name ?? nothing}
            room=${this.room ?? nothing}
            microphone=${this.microphone}
            camera=${this.camera}
          ></acs-pre-join>
        `;
      case 'in-call':
        return renderInCall({
          strings,
          layout: this.layout,
          pane: this.pane,
          hasChat: this.#panes.hasChat,
          unread: this.pane === 'chat' ? 0 : this.unread,
          paneFailure: this.#renderPaneFailure(),
          onSlotChange: this.#panes.slotChanged,
          onSelect: this.#panes.selected,
          onKeyDown: this.#panes.keyDown,
          onClose: this.#panes.close,
        });
      case 'ended':
        return renderEnded(this.#watch.state.endReason, strings, this.#notices.value, onJoin);
      case 'asking':
        return renderWaiting(screen, strings, () => this.#skipping?.go());
      default:
        return renderWaiting(screen, strings, onLeave);
    }
  }

  #renderError(error: AcsError | undefined) {
    return renderError(error, this.#strings.value, this.#notices.value, this.#retry);
  }

  #renderPaneFailure() {
    const { pane } = this;
    const tag =
      pane === 'people' ? 'acs-participant-list' : pane === 'settings' ? 'acs-device-picker' : undefined;
    const error = tag && this.#onDemand.error(tag);
    return error && this.#renderError(error);
  }

  /** By which others will see me, where that is known. */
  #nameOf(call: StatefulCall): string | undefined {
    return [this.displayName, call.state.me.name, this.#connection.session?.name].find((name) => name);
  }

  /** Announces the request; whoever hears it may cancel it. Otherwise the transport is asked. */
  async #ask(call: StatefulCall, request: CallRequest): Promise<void> {
    if (this.dispatchEvent(new RequestEvent(request))) await ask(call, request);
  }

  /** Once for each call: who has left it is not pulled in again. */
  #skipPreJoin(call: StatefulCall | undefined) {
    if (this.#skipping && this.#skipping.call !== call) this.#skipping = undefined;
    if (!call || !this.skipPreJoin || call.state.status !== 'idle' || this.#skipped.has(call)) return;
    if (this.#nameOf(call) === undefined) return;
    this.#skipped.add(call);
    void this.#joinDirectly(call);
  }

  async #joinDirectly(call: StatefulCall) {
    let go = () => {};
    const enough = new Promise<void>((resolve) => (go = resolve));
    const skipping = { call, go };
    this.#skipping = skipping;
    const door: CallDoor = { source: call, request: (request) => this.#ask(call, request) };
    const wanted = { microphone: isWanted(this.microphone), camera: isWanted(this.camera) };
    await Promise.race([askForDevices(door, wanted).then(() => turnOn(door, wanted)), enough]);
    if (this.#skipping !== skipping) return;
    await this.join();
    if (this.#skipping !== skipping) return;
    this.#skipping = undefined;
    this.requestUpdate();
  }

  #count(event: UnreadChangeEvent) {
    this.unread = event.count;
  }

  #announce(heading: HTMLElement | null) {
    const text = heading?.textContent.trim();
    if (text) this.shadowRoot?.dispatchEvent(new AnnounceEvent(text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-call': AcsCall;
  }
}
