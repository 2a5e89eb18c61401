import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import { setStates } from '../../context/set-states.js';
import { controlStrings } from '../../i18n/en/controls.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectDevices } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { caretStyles } from '../control-button/caret.styles.js';
import { AcsControlButton } from '../control-button/control-button.js';
import { chevronUp } from '../icon/icons.js';
import { AcsMenu, type MenuPlacement } from '../menu/menu.js';
import type { SelectEvent } from '../menu/select-event.js';
import { deviceEntries, deviceRequest, type DeviceMenuKind } from './device-entries.js';

/**
 * Chooses a camera, or a microphone and a speaker, from a menu: the narrow half of a split button.
 *
 * @tag acs-device-menu
 * @summary Chooses a camera, or a microphone and a speaker, from a menu.
 *
 * @csspart trigger - The button that opens the menu.
 *
 * @cssstate absent - The transport cannot change devices; nothing is shown.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `select-device`, or for `ask-permission` where devices have no names yet.
 */
export class AcsDeviceMenu extends LitElement {
  static readonly tag = 'acs-device-menu';
  static readonly uses = [AcsMenu, AcsControlButton];
  static override readonly styles = [hostStyles, caretStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /** Lists cameras, or microphones and speakers. */
  @property() kind: DeviceMenuKind = 'microphone';

  /** Where the menu opens; it turns over where there is no room. */
  @property() placement: MenuPlacement = 'top-start';

  readonly #devices = new CallController(this, selectDevices);
  readonly #strings = new StringsController(this, 'controls', controlStrings);
  readonly #internals = this.attachInternals();

  protected override willUpdate() {
    setStates(this.#internals, { absent: this.#absent });
  }

  protected override render() {
    if (this.#absent) return nothing;
    const strings = this.#strings.value;
    const label = this.kind === 'camera' ? strings.chooseCamera : strings.chooseMicrophone;
    return html`
      <acs-menu
        .label=${label}
        .placement=${this.placement}
        .items=${deviceEntries(this.#devices.value, this.kind, strings)}
        @acs-select=${this.#select}
      >
        <acs-control-button
          slot="trigger"
          part="trigger"
          compact
          .label=${label}
          .icon=${chevronUp}
        ></acs-control-button>
      </acs-menu>
    `;
  }

  get #absent() {
    return this.#devices.source?.can.has('select-device') !== true;
  }

  #select(event: SelectEvent) {
    event.stopPropagation();
    const request = deviceRequest(event.item.id);
    if (request) void this.#devices.request(request);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-device-menu': AcsDeviceMenu;
  }
}
