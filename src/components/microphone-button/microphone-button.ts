import { setStates } from '../../context/set-states.js';
import { selectMicrophone } from '../../stateful/call/selectors.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { SwitchController } from '../control-button/switch-controller.js';
import { microphone as onIcon, microphoneOff as offIcon } from '../icon/icons.js';

/**
 * Turns the local microphone on and off. It shows what the call reports, never what was clicked. Where the microphone
 * is blocked, pressing it asks for permission again.
 *
 * @tag acs-microphone-button
 * @summary Turns the local microphone on and off.
 *
 * @slot - Replaces the words on the button.
 * @slot icon - Replaces the icon.
 *
 * @csspart button - The native button.
 * @csspart icon - The icon.
 * @csspart tooltip - The tool tip: what pressing it does, why it cannot be used, and its shortcut.
 *
 * @cssproperty --acs-control-button-background - Behind every button of a call.
 * @cssproperty --acs-control-button-color - The words and icon of every button of a call.
 * @cssproperty [--acs-control-button-size=2.75rem] - The height of every button of a call.
 *
 * @cssstate on - Others can hear you.
 * @cssstate pending - A request is on its way.
 * @cssstate absent - The transport has no microphones; the button is not shown.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `set-microphone`, or before it for `ask-permission`. Cancel it to leave the microphone as it is.
 * @fires {AnnounceEvent} acs-announce - Says how to unblock the microphone when asking for it has failed.
 */
export class AcsMicrophoneButton extends ControlButtonElement {
  static readonly tag = 'acs-microphone-button';

  readonly #switch = new SwitchController(this, {
    request: 'set-microphone',
    select: selectMicrophone,
    device: 'microphone',
  });

  protected override willUpdate() {
    const { on, pending } = this.#switch.value;
    setStates(this.internals, { on, pending, absent: this.#switch.absent });
  }

  protected override render() {
    const strings = this.strings.value;
    const { on } = this.#switch.value;
    const help = on ? strings.turnOffMicrophone : strings.turnOnMicrophone;
    return this.renderButton({
      ...this.#switch.face(strings.microphone, help, strings),
      icon: on ? onIcon : offIcon,
      tone: on ? 'plain' : 'warned',
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-microphone-button': AcsMicrophoneButton;
  }
}
