import { html, LitElement, nothing } from 'lit';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import type { CallRequest } from '../../contracts/call.js';
import { callStrings } from '../../i18n/en/call.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectConnection, selectStatus } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { clock, offline, signal, speakerOff } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { buttonStyles } from '../screen/button.styles.js';
import { callBannerStyles } from './call-banner.styles.js';

/** What is the matter with the call. */
interface Matter {
  readonly icon: string;
  readonly title: string;
  readonly mending?: boolean;
  /** What helps, by the words of its button. */
  readonly help?: readonly [words: string, request: CallRequest];
}

/**
 * Says above the call what is the matter with it: the way to the server is lost, sound and picture are interrupted,
 * the browser plays no sound before a click, or it is on hold. Counts down to the next attempt and can try at once.
 * Nothing to be seen while all is well.
 *
 * @tag acs-call-banner
 * @summary Says above the call what is the matter with it.
 *
 * @csspart banner - The whole line.
 * @csspart icon - Its icon.
 * @csspart button - Tries again at once, or lets the sound play.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `reconnect` or `play-sound`. Cancel it to forbid it.
 * @fires {AnnounceEvent} acs-announce - What has become the matter.
 */
export class AcsCallBanner extends LitElement {
  static readonly tag = 'acs-call-banner';
  static override readonly styles = [hostStyles, buttonStyles, iconStyles, callBannerStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  readonly #status = new CallController(this, selectStatus);
  readonly #connection = new CallController(this, selectConnection);
  readonly #soundBlocked = new CallController(this, (call) => call.soundBlocked);
  readonly #strings = new StringsController(this, 'call', callStrings);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = '';
  #hadFocus = false;
  #cameFrom: EventTarget | null = null;

  constructor() {
    super();
    this.addEventListener('focusin', ({ relatedTarget }) => (this.#cameFrom = relatedTarget));
  }

  override connectedCallback() {
    super.connectedCallback();
    this.requestUpdate(); // Counts on after a move.
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate() {
    this.#hadFocus = this.matches(':focus-within');
  }

  protected override render() {
    const matter = this.#matter();
    if (!matter) return nothing;
    const { help, mending } = matter;
    const tries = this.#strings.value.attempt(this.#connection.value.attempt);
    return html`
      <div part="banner">
        ${renderIcon(matter.icon)}
        <span class="words"><strong>${matter.title}</strong></span>
        ${
          mending
            ? html`
                <span class="detail">${this.#wait()}</span>
                ${tries ? html`<span class="detail tries">${tries}</span>` : nothing}
              `
            : nothing
        }
        ${help && this.#status.source?.can.has(help[1].type) ? this.#renderHelp(...help) : nothing}
      </div>
    `;
  }

  protected override updated() {
    const title = this.#matter()?.title ?? '';
    if (title !== this.#said && title !== '') this.dispatchEvent(new AnnounceEvent(title));
    this.#said = title;
    if (this.#hadFocus && title === '') this.#giveFocusBack();
    clearTimeout(this.#timer);
    if (this.isConnected && this.#secondsLeft() > 0)
      this.#timer = setTimeout(() => this.requestUpdate(), 1000);
  }

  #renderHelp(words: string, request: CallRequest) {
    const ask = () => void this.#status.request(request);
    return html`<button part="button" type="button" class="button small" @click=${ask}>${words}</button>`;
  }

  /** What helped is gone, and whoever pressed it goes on from where they were. */
  #giveFocusBack() {
    if (this.#cameFrom instanceof HTMLElement && this.#cameFrom.isConnected) this.#cameFrom.focus();
  }

  #matter(): Matter | undefined {
    const { signalLost, mediaInterrupted, heldLocally, heldRemotely, retryNow, soundBlocked, playSound } =
      this.#strings.value;
    const { media, signal: server } = this.#connection.value;
    const mending: Pick<Matter, 'mending' | 'help'> = {
      mending: true,
      help: [retryNow, { type: 'reconnect' }],
    };
    const interrupted: Matter = { icon: signal, title: mediaInterrupted, ...mending };
    switch (this.#status.value) {
      case 'reconnecting':
        return server === 'online' ? interrupted : { icon: offline, title: signalLost, ...mending };
      case 'held-locally':
        return { icon: clock, title: heldLocally };
      case 'held-remotely':
        return { icon: clock, title: heldRemotely };
      case 'connected':
        if (media === 'interrupted') return interrupted;
        return this.#soundBlocked.value
          ? { icon: speakerOff, title: soundBlocked, help: [playSound, { type: 'play-sound' }] }
          : undefined;
      default:
        return undefined;
    }
  }

  #wait() {
    const { reconnectingNow, reconnectingIn } = this.#strings.value;
    const seconds = this.#secondsLeft();
    return seconds > 0 ? reconnectingIn(seconds) : reconnectingNow;
  }

  #secondsLeft() {
    const { nextRetryAt } = this.#connection.value;
    return this.#matter()?.mending && nextRetryAt !== undefined
      ? Math.max(0, Math.ceil((nextRetryAt - Date.now()) / 1000))
      : 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-call-banner': AcsCallBanner;
  }
}
