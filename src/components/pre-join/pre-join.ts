import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import type { StatefulCall } from '../../stateful/call/stateful-call.js';
import { callStrings } from '../../i18n/en/call.js';
import { deviceStrings } from '../../i18n/en/devices.js';
import { noticeStrings } from '../../i18n/en/notices.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectCall } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { AcsAvatar } from '../avatar/avatar.js';
import { AcsCameraButton } from '../camera-button/camera-button.js';
import { AcsDevicePicker } from '../device-picker/device-picker.js';
import { error as errorIcon } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { AcsMicrophoneButton } from '../microphone-button/microphone-button.js';
import { errorWords } from '../notices/words-of.js';
import { buttonStyles } from '../screen/button.styles.js';
import { TileVideo } from '../video-tile/tile-video.js';
import { permissionPanel, type PermissionPanel } from './permission-panel.js';
import { preJoinStyles } from './pre-join.styles.js';
import { renderPermissionPanel } from './render-permission-panel.js';
import { askForDevices, isWanted, turnOn, wantedKinds, type WantedDevices } from './turn-on.js';

/** As long as the embedded server lets a name be. */
const NAME_LIMIT = 256;

/**
 * The last look in the mirror before a call: one's own picture, microphone and camera, the choice of devices, and a
 * name. It explains why before the browser asks for camera and microphone, and what to do where they are refused.
 * Joins with exactly what it shows.
 *
 * @tag acs-pre-join
 * @summary The last look in the mirror before a call.
 *
 * @csspart preview - One's own picture, or what stands in its way.
 * @csspart form - The heading, the name and the button.
 * @csspart heading - The heading.
 * @csspart name - The field for the name.
 * @csspart join - The button that joins.
 * @csspart devices - The choice of devices.
 *
 * @cssproperty --acs-pre-join-background - Behind everything.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `ask-permission`, `set-microphone`, `set-camera` or `join`. Cancel it to go on in another way.
 */
export class AcsPreJoin extends LitElement {
  static readonly tag = 'acs-pre-join';
  static readonly uses = [AcsAvatar, AcsCameraButton, AcsDevicePicker, AcsMicrophoneButton];
  static override readonly styles = [hostStyles, buttonStyles, iconStyles, preJoinStyles];

  /** How others will see me. Without it, people are asked for their name. */
  @property({ attribute: 'display-name' }) displayName: string | undefined;

  /** What stands in the field for the name at first: as they were called the last time. */
  @property({ attribute: 'suggested-name' }) suggestedName: string | undefined;

  /** The room's name, for the heading. */
  @property() room: string | undefined;

  /** Whether the microphone is to be on at first: `on` or `off`. */
  @property() microphone = 'on';

  /** Whether the camera is to be on at first: `on` or `off`. */
  @property() camera = 'on';

  @state() private typed: string | undefined;
  @state() private nameMissing = false;
  @state() private without = false;

  @query('h2') private readonly heading!: HTMLElement | null;
  @query('.frame') private readonly frame!: HTMLElement | null;
  @query('.panel') private readonly panelBox!: HTMLElement | null;
  @query('input') private readonly input!: HTMLInputElement | null;
  @query('.join') private readonly joinButton!: HTMLButtonElement | null;

  readonly #call = new CallController(this, selectCall);
  readonly #strings = new StringsController(this, 'call', callStrings);
  readonly #deviceStrings = new StringsController(this, 'devices', deviceStrings);
  readonly #noticeStrings = new StringsController(this, 'notices', noticeStrings);
  readonly #video = new TileVideo(this);
  readonly #started = new Set<string>();
  #source: StatefulCall | undefined;
  #panel: PermissionPanel | undefined;
  #refocus = false;

  protected override willUpdate() {
    if (this.#call.source !== this.#source) {
      this.#source = this.#call.source;
      this.#started.clear();
      this.without = false;
    }
    const { camera, me } = this.#call.value;
    const stream = camera.on ? me.streams.find(({ kind }) => kind === 'camera')?.id : undefined;
    this.#video.want(this.#source, stream);
    this.#refocus = this.panelBox?.matches(':focus-within') === true;
    const before = this.#panel;
    this.#panel = this.without || !this.#source ? undefined : this.#findPanel();
    if (this.#panel?.kind !== before?.kind && this.#panel && this.#panel.kind !== 'prime' && !this.#refocus) {
      this.dispatchEvent(new AnnounceEvent(this.#panel.title));
    }
  }

  protected override render() {
    return html`
      <div class="layout">
        <section
          part="preview"
          class=${this.#video.playing ? 'playing' : ''}
          aria-label=${this.#strings.value.preview}
        >
          <div class="frame"></div>
          ${this.#panel ? this.#renderPanel(this.#panel) : this.#video.playing ? nothing : this.#renderOff()}
          <div class="toggles" ?hidden=${this.#panel !== undefined}>
            <acs-microphone-button compact></acs-microphone-button>
            <acs-camera-button compact></acs-camera-button>
          </div>
        </section>
        ${this.#renderForm()}
        ${
          this.#panel && !this.#hasDevices()
            ? nothing
            : html`<section part="devices" aria-label=${this.#deviceStrings.value.devices}>
                <acs-device-picker></acs-device-picker>
              </section>`
        }
      </div>
    `;
  }

  protected override updated() {
    this.#video.show(this.frame, 'high');
    if (this.#refocus && !this.shadowRoot?.activeElement) {
      (this.panelBox?.querySelector('h3') ?? (this.#name() ? this.joinButton : this.input))?.focus();
    }
    this.#startDevices();
  }

  /** Moves focus to the heading, from where people read on. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.heading?.focus(options));
  }

  #renderPanel(panel: PermissionPanel) {
    const { withoutDevices } = this.#deviceStrings.value;
    return renderPermissionPanel(panel, {
      without: panel.kind === 'unsupported' ? this.#strings.value.continueAnyway : withoutDevices,
      onAsk: this.#ask,
      onWithout: this.#goWithout,
    });
  }

  #renderOff() {
    const { camera, me } = this.#call.value;
    const { cameraOff, cameraStarting } = this.#strings.value;
    const { cameraMissing, cameraBusy } = this.#deviceStrings.value;
    const words =
      camera.availability === 'missing'
        ? cameraMissing
        : camera.availability === 'busy'
          ? cameraBusy
          : camera.on || camera.pending
            ? cameraStarting
            : cameraOff;
    return html`
      <div class="off">
        <acs-avatar name=${this.#name()} participant-id=${me.id}></acs-avatar>
        <p>${words}</p>
      </div>
    `;
  }

  #renderForm() {
    const { readyTitle, readyRoom, joiningAs, join, joining } = this.#strings.value;
    const busy = this.#call.value.status === 'connecting';
    return html`
      <form part="form" novalidate @submit=${this.#submit}>
        <h2 part="heading" tabindex="-1">${this.room ? readyRoom(this.room) : readyTitle}</h2>
        ${this.displayName ? html`<p>${joiningAs(this.displayName)}</p>` : this.#renderName()}
        ${this.#renderFailure()}
        <button part="join" class="button primary join" aria-busy=${busy}>${busy ? joining : join}</button>
      </form>
    `;
  }

  #renderName() {
    const { name, nameHint, nameMissing } = this.#strings.value;
    return html`
      <div class="field">
        <label for="name">${name}</label>
        <input
          part="name"
          id="name"
          autocomplete="name"
          autocapitalize="words"
          enterkeyhint="go"
          spellcheck="false"
          maxlength=${NAME_LIMIT}
          aria-required="true"
          aria-invalid=${this.nameMissing}
          aria-describedby="name-hint"
          .value=${live(this.#given())}
          @input=${this.#type}
        />
        <p id="name-hint" class=${this.nameMissing ? 'wrong' : ''}>
          ${this.nameMissing ? nameMissing : nameHint}
        </p>
      </div>
    `;
  }

  #renderFailure() {
    const { failure } = this.#call.value;
    if (failure?.request.type !== 'join') return nothing;
    const { title, text } = errorWords(failure.code, this.#noticeStrings.value);
    return html`<p class="failure" role="alert">
      ${renderIcon(errorIcon)}<span>${`${title}. ${text}`}</span>
    </p>`;
  }

  #findPanel() {
    const { insecureTitle, insecureText, unsupportedTitle, unsupportedText } = this.#strings.value;
    const unsupported = window.isSecureContext
      ? { title: unsupportedTitle, text: unsupportedText }
      : { title: insecureTitle, text: insecureText };
    const kinds = wantedKinds(this.#wanted());
    const panel = permissionPanel(kinds, this.#call.value, this.#deviceStrings.value, unsupported);
    return panel?.kind === 'prime' && !this.#source?.can.has('ask-permission') ? undefined : panel;
  }

  /** There is something to choose between. */
  #hasDevices() {
    const { camera, microphone } = this.#call.value.devices.permission;
    return camera === 'granted' || microphone === 'granted';
  }

  #wanted(): WantedDevices {
    return { microphone: isWanted(this.microphone), camera: isWanted(this.camera) };
  }

  /** Each wanted device goes on once it is allowed, and only once: who turns it off wants it off. */
  #startDevices() {
    if (!this.#source || this.#call.value.status !== 'idle') return;
    const { permission } = this.#call.value.devices;
    const kinds = wantedKinds(this.#wanted()).filter(
      (kind) => permission[kind] === 'granted' && !this.#started.has(kind),
    );
    if (kinds.length === 0) return;
    for (const kind of kinds) this.#started.add(kind);
    void turnOn(this.#call, { microphone: kinds.includes('microphone'), camera: kinds.includes('camera') });
  }

  readonly #ask = () => void askForDevices(this.#call, this.#wanted());

  readonly #goWithout = () => {
    this.without = true;
  };

  #type(event: Event) {
    this.typed = (event.target as HTMLInputElement).value;
    if (this.#name()) this.nameMissing = false;
  }

  #name() {
    return (this.displayName ?? this.#given()).trim();
  }

  /** What the field for the name holds. */
  #given() {
    return this.typed ?? (this.#call.value.me.name || (this.suggestedName ?? ''));
  }

  #submit(event: Event) {
    event.preventDefault();
    const name = this.#name();
    this.nameMissing = name === '';
    if (this.nameMissing) {
      this.input?.focus();
      this.dispatchEvent(new AnnounceEvent(this.#strings.value.nameMissing));
      return;
    }
    if (this.#call.value.status !== 'connecting') void this.#call.request({ type: 'join', name });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-pre-join': AcsPreJoin;
  }
}
