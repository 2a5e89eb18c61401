import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { CallController } from '../../context/call-controller.js';
import type { Device, DeviceKind } from '../../contracts/devices.js';
import { deviceStrings } from '../../i18n/en/devices.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { playTestSound } from '../../media/test-sound.js';
import { selectCamera, selectDevices, selectMicrophone } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { camera, chevronDown, microphone, speaker, warning } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { AcsLevelMeter } from '../level-meter/level-meter.js';
import { buttonStyles } from '../screen/button.styles.js';
import { devicePickerStyles } from './device-picker.styles.js';
import { deviceProblem, type DeviceProblem } from './device-problem.js';

const icons = { camera, microphone, speaker };
const lists = { camera: 'cameras', microphone: 'microphones', speaker: 'speakers' } as const;

/**
 * Chooses the camera, the microphone and the speaker of the call, and lets people try them: a meter for the
 * microphone, a test sound for the speaker. Where there is nothing to choose it says why, and what to do.
 *
 * @tag acs-device-picker
 * @summary Chooses the camera, the microphone and the speaker.
 *
 * @csspart field - A device's label, list and test.
 * @csspart select - The native list.
 * @csspart problem - Why there is nothing to choose.
 * @csspart button - A button.
 *
 * @cssproperty --acs-device-picker-background - Behind each list.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `select-device` or `ask-permission`. Cancel it to change nothing.
 */
export class AcsDevicePicker extends LitElement {
  static readonly tag = 'acs-device-picker';
  static readonly uses = [AcsLevelMeter];
  static override readonly styles = [hostStyles, buttonStyles, iconStyles, devicePickerStyles];

  /** Which kinds to choose, in this order, with spaces between. */
  @property({ converter: (kinds) => kinds ?? 'camera microphone speaker' }) kinds =
    'camera microphone speaker';

  @state() private sound: 'silent' | 'playing' | 'failed' = 'silent';

  readonly #devices = new CallController(this, selectDevices);
  readonly #camera = new CallController(this, selectCamera);
  readonly #microphone = new CallController(this, selectMicrophone);
  readonly #strings = new StringsController(this, 'devices', deviceStrings);

  protected override render() {
    return this.kinds.split(/\s+/).map((kind) => (isKind(kind) ? this.#renderField(kind) : nothing));
  }

  #renderField(kind: DeviceKind) {
    const strings = this.#strings.value;
    const availability =
      kind === 'camera' ? this.#camera.value.availability : this.#microphone.value.availability;
    const problem = deviceProblem(kind, this.#devices.value, availability, strings);
    const list = this.#devices.value[lists[kind]];
    // Before permission the browser counts devices but does not name them: there is nothing to choose between.
    const shown = list.length > 0 && (!problem?.ask || list.some(({ label }) => label !== ''));
    const name = html`${renderIcon(icons[kind])}${strings[kind]}`;
    return html`
      <div part="field">
        ${
          shown
            ? html`<label for=${kind}>${name}</label>${this.#renderSelect(kind, list, problem)}`
            : html`<span class="label">${name}</span>`
        }
        ${problem ? this.#renderProblem(kind, problem) : shown ? this.#renderTest(kind) : nothing}
      </div>
    `;
  }

  #renderSelect(kind: DeviceKind, list: readonly Device[], problem: DeviceProblem | undefined) {
    const strings = this.#strings.value;
    const selected = this.#devices.value.selected[kind];
    const known = list.some(({ id }) => id === selected);
    const select = (event: Event) => this.#select(kind, event.target as HTMLSelectElement);
    const options = list.map(
      ({ id, label }, index) =>
        html`<option value=${id} ?selected=${id === selected}>
          ${label || strings.numbered(strings[kind], index + 1)}
        </option>`,
    );
    return html`
      <div class="select">
        <select
          part="select"
          id=${kind}
          aria-describedby=${problem ? `${kind}-problem` : nothing}
          ?disabled=${!this.#devices.source?.can.has('select-device')}
          .value=${live(known ? (selected ?? '') : '')}
          @change=${select}
        >
          ${known ? nothing : html`<option value="" selected>${strings.systemDefault}</option>`} ${options}
        </select>
        ${renderIcon(chevronDown)}
      </div>
    `;
  }

  #renderProblem(kind: DeviceKind, { words, ask }: DeviceProblem) {
    const { tryAgain, allowCamera, allowMicrophone } = this.#strings.value;
    const request = () =>
      void this.#devices.request({
        type: 'ask-permission',
        camera: kind === 'camera',
        microphone: kind === 'microphone',
      });
    const isNeutral = kind === 'speaker' || ask === 'allow';
    return html`
      <p part="problem" class=${isNeutral ? '' : 'problem'} id=${`${kind}-problem`}>
        ${isNeutral ? nothing : renderIcon(warning)}<span>${words}</span>
      </p>
      ${
        ask && this.#devices.source?.can.has('ask-permission')
          ? html`<button
              part="button"
              type="button"
              class="button small"
              aria-busy=${this.#isAsking(kind)}
              @click=${request}
            >
              ${ask === 'retry' ? tryAgain : kind === 'camera' ? allowCamera : allowMicrophone}
            </button>`
          : nothing
      }
    `;
  }

  #renderTest(kind: DeviceKind) {
    const { levelHint, levelMuted, testSound, testSoundPlaying, testSoundFailed } = this.#strings.value;
    if (kind === 'microphone') {
      return this.#microphone.value.on
        ? html`<div class="test">
            <acs-level-meter></acs-level-meter>
            <p>${levelHint}</p>
          </div>`
        : html`<p class="test">${levelMuted}</p>`;
    }
    if (kind === 'camera') return nothing;
    const playing = this.sound === 'playing';
    return html`
      <button part="button" type="button" class="button small" aria-busy=${playing} @click=${this.#playSound}>
        ${renderIcon(speaker)}${playing ? testSoundPlaying : testSound}
      </button>
      <p role="status" ?hidden=${this.sound !== 'failed'}>
        ${this.sound === 'failed' ? testSoundFailed : nothing}
      </p>
    `;
  }

  #isAsking(kind: DeviceKind) {
    return kind !== 'speaker' && this.#devices.value.permission[kind] === 'asking';
  }

  /** The list shows what the call reports: where the request is refused, it goes back. */
  #select(kind: DeviceKind, select: HTMLSelectElement) {
    void this.#devices.request({ type: 'select-device', kind, id: select.value });
    this.requestUpdate();
  }

  async #playSound() {
    if (this.sound === 'playing') return;
    this.sound = 'playing';
    try {
      await playTestSound(this.#devices.value.selected.speaker);
      this.sound = 'silent';
    } catch {
      this.sound = 'failed';
    }
  }
}

function isKind(kind: string): kind is DeviceKind {
  return Object.hasOwn(lists, kind);
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-device-picker': AcsDevicePicker;
  }
}
