import { setStates } from '../../context/set-states.js';
import { selectCamera } from '../../stateful/call/selectors.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { SwitchController } from '../control-button/switch-controller.js';
import { camera as onIcon, cameraOff as offIcon } from '../icon/icons.js';

/**
 * Turns the local camera on and off. It shows what the call reports, never what was clicked. Where the camera is
 * blocked, pressing it asks for permission again.
 *
 * @tag acs-camera-button
 * @summary Turns the local camera on and off.
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
 * @cssstate on - Others can see you.
 * @cssstate pending - A request is on its way.
 * @cssstate absent - The transport has no cameras; the button is not shown.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `set-camera`, or before it for `ask-permission`. Cancel it to leave the camera as it is.
 * @fires {AnnounceEvent} acs-announce - Says how to unblock the camera when asking for it has failed.
 */
export class AcsCameraButton extends ControlButtonElement {
  static readonly tag = 'acs-camera-button';

  readonly #switch = new SwitchController(this, {
    request: 'set-camera',
    select: selectCamera,
    device: 'camera',
  });

  protected override willUpdate() {
    const { on, pending } = this.#switch.value;
    setStates(this.internals, { on, pending, absent: this.#switch.absent });
  }

  protected override render() {
    const strings = this.strings.value;
    const { on } = this.#switch.value;
    const help = on ? strings.turnOffCamera : strings.turnOnCamera;
    return this.renderButton({
      ...this.#switch.face(strings.camera, help, strings),
      icon: on ? onIcon : offIcon,
      tone: on ? 'plain' : 'warned',
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-camera-button': AcsCameraButton;
  }
}
