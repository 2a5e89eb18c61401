import { CallController } from '../../context/call-controller.js';
import { setStates } from '../../context/set-states.js';
import { selectScreenShare } from '../../stateful/call/selectors.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { selectJoined } from '../control-button/select-joined.js';
import { SwitchController } from '../control-button/switch-controller.js';
import { screenShare, screenShareOff } from '../icon/icons.js';

/**
 * Starts and stops sharing the screen. Not shown where the transport or the browser cannot share, as on phones.
 *
 * @tag acs-screen-share-button
 * @summary Starts and stops sharing the screen.
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
 * @cssstate on - Others can see your screen.
 * @cssstate pending - A request is on its way, or the browser asks what to share.
 * @cssstate absent - It cannot be done here; the button is not shown.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `set-screen-share`. Cancel it to share nothing.
 */
export class AcsScreenShareButton extends ControlButtonElement {
  static readonly tag = 'acs-screen-share-button';

  readonly #joined = new CallController(this, selectJoined);
  readonly #switch = new SwitchController(this, { request: 'set-screen-share', select: selectScreenShare });

  protected override willUpdate() {
    const { on, pending, availability } = this.#switch.value;
    // An insecure page explains itself; a browser that cannot share has nothing to offer.
    const impossible = availability === 'unsupported' && globalThis.isSecureContext;
    setStates(this.internals, { on, pending, absent: this.#switch.absent || impossible });
  }

  protected override render() {
    const strings = this.strings.value;
    const { on } = this.#switch.value;
    const face = this.#switch.face(strings.share, on ? strings.stopSharing : strings.startSharing, strings);
    const early = !this.#joined.value && { help: strings.notJoinedHelp, inert: true };
    return this.renderButton({
      ...face,
      ...early,
      icon: on ? screenShareOff : screenShare,
      tone: on ? 'active' : 'plain',
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-screen-share-button': AcsScreenShareButton;
  }
}
