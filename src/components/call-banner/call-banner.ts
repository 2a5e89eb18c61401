import { html, LitElement, nothing } from 'lit';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import { callStrings } from '../../i18n/en/call.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectConnection, selectStatus } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { clock, offline, signal } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { buttonStyles } from '../screen/button.styles.js';
import { callBannerStyles } from './call-banner.styles.js';

/** What is the matter with the call. */
interface Matter {
  readonly icon: string;
  readonly title: string;
  readonly mending: boolean;
}

/**
 * Says above the call what is the matter with it: the way to the server is lost, sound and picture are interrupted,
 * or it is on hold. Counts down to the next attempt and can try at once. Nothing to be seen while all is well.
 *
 * @tag acs-call-banner
 * @summary Says above the call what is the matter with it.
 *
 * @csspart banner - The whole line.
 * @csspart icon - Its icon.
 * @csspart button - Tries again at once.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `reconnect`. Cancel it to wait.
 * @fires {AnnounceEvent} acs-announce - What has become the matter.
 */
export class AcsCallBanner extends LitElement {
  static readonly tag = 'acs-call-banner';
  static override readonly styles = [hostStyles, buttonStyles, iconStyles, callBannerStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  readonly #status = new CallController(this, selectStatus);
  readonly #connection = new CallController(this, selectConnection);
  readonly #strings = new StringsController(this, 'call', callStrings);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  override connectedCallback() {
    super.connectedCallback();
    this.requestUpdate(); // Counts on after a move.
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    const matter = this.#matter();
    if (!matter) return nothing;
    const { retryNow, attempt } = this.#strings.value;
    const { attempt: count } = this.#connection.value;
    const tries = attempt(count);
    return html`
      <div part="banner">
        ${renderIcon(matter.icon)}
        <span class="words"><strong>${matter.title}</strong></span>
        ${
          matter.mending
            ? html`
                <span class="detail">${this.#wait()}</span>
                ${tries ? html`<span class="detail tries">${tries}</span>` : nothing}
                <button
                  part="button"
                  type="button"
                  class="button small"
                  ?hidden=${!this.#status.source?.can.has('reconnect')}
                  @click=${this.#retry}
                >
                  ${retryNow}
                </button>
              `
            : nothing
        }
      </div>
    `;
  }

  protected override updated() {
    const title = this.#matter()?.title ?? '';
    if (title !== this.#said && title !== '') this.dispatchEvent(new AnnounceEvent(title));
    this.#said = title;
    clearTimeout(this.#timer);
    if (this.isConnected && this.#secondsLeft() > 0)
      this.#timer = setTimeout(() => this.requestUpdate(), 1000);
  }

  #matter(): Matter | undefined {
    const { signalLost, mediaInterrupted, heldLocally, heldRemotely } = this.#strings.value;
    const { media, signal: server } = this.#connection.value;
    const interrupted = { icon: signal, title: mediaInterrupted, mending: true };
    switch (this.#status.value) {
      case 'reconnecting':
        return server === 'online' ? interrupted : { icon: offline, title: signalLost, mending: true };
      case 'held-locally':
        return { icon: clock, title: heldLocally, mending: false };
      case 'held-remotely':
        return { icon: clock, title: heldRemotely, mending: false };
      case 'connected':
        return media === 'interrupted' ? interrupted : undefined;
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

  #retry() {
    void this.#status.request({ type: 'reconnect' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-call-banner': AcsCallBanner;
  }
}
