import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import { setStates } from '../../context/set-states.js';
import { controlStrings } from '../../i18n/en/controls.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectMicrophone } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { renderControlButton } from '../control-button/control-button.js';
import { controlButtonStyles } from '../control-button/control-button.styles.js';
import { microphone as onIcon, microphoneOff as offIcon } from '../icon/icons.js';
import { iconStyles } from '../icon/render-icon.js';

/**
 * Turns the local microphone on and off. It shows what the call reports, never what was clicked.
 *
 * @tag acs-microphone-button
 * @summary Turns the local microphone on and off.
 *
 * @slot - Replaces the words on the button.
 * @slot icon - Replaces the icon.
 *
 * @csspart button - The native button.
 * @csspart icon - The icon.
 *
 * @cssproperty --acs-control-button-background - Behind every button of a call.
 * @cssproperty --acs-control-button-color - The words and icon of every button of a call.
 *
 * @cssstate on - Others can hear you.
 * @cssstate pending - A request is on its way.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `set-microphone`. Cancel it to leave the microphone as it is.
 */
export class AcsMicrophoneButton extends LitElement {
  static readonly tag = 'acs-microphone-button';
  static override readonly styles = [hostStyles, controlButtonStyles, iconStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /** Hides the words, though not from assistive technology. */
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #call = new CallController(this, selectMicrophone);
  readonly #strings = new StringsController(this, 'controls', controlStrings);
  readonly #internals = this.attachInternals();

  protected override willUpdate() {
    const { on, pending } = this.#call.value;
    setStates(this.#internals, { on, pending });
  }

  protected override render() {
    const { on, pending, availability } = this.#call.value;
    const { microphone, microphoneDenied, microphoneMissing } = this.#strings.value;

    return renderControlButton({
      icon: on ? onIcon : offIcon,
      label:
        availability === 'denied'
          ? microphoneDenied
          : availability === 'missing'
            ? microphoneMissing
            : microphone,
      compact: this.compact,
      pressed: on,
      busy: pending,
      disabled: !this.#call.source || availability === 'missing' || availability === 'unsupported',
      tone: on ? 'plain' : 'warned',
      onClick: () => this.#toggle(),
    });
  }

  #toggle() {
    const { on, pending } = this.#call.value;
    if (!pending) void this.#call.request({ type: 'set-microphone', on: !on });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-microphone-button': AcsMicrophoneButton;
  }
}
