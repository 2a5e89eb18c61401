import { CallController } from '../../context/call-controller.js';
import { setStates } from '../../context/set-states.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { explainCapability } from '../control-button/explain-capability.js';
import { selectJoined } from '../control-button/select-joined.js';
import { hand } from '../icon/icons.js';

/**
 * Raises and lowers your hand. Not shown where the transport knows no hands.
 *
 * @tag acs-raise-hand-button
 * @summary Raises and lowers your hand.
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
 * @cssstate on - Your hand is raised.
 * @cssstate absent - The transport knows no hands; the button is not shown.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `set-hand`. Cancel it to leave the hand as it is.
 */
export class AcsRaiseHandButton extends ControlButtonElement {
  static readonly tag = 'acs-raise-hand-button';

  readonly #raised = new CallController(this, (call) => call.me.handRaisedAt !== undefined);
  readonly #capability = new CallController(this, (call) => call.capabilities.get('set-hand'));
  readonly #joined = new CallController(this, selectJoined);

  protected override willUpdate() {
    const { source, value: on } = this.#raised;
    setStates(this.internals, { on, absent: source !== undefined && !source.can.has('set-hand') });
  }

  protected override render() {
    const strings = this.strings.value;
    const { value: raised, source } = this.#raised;
    const refusal = this.#joined.value
      ? explainCapability(this.#capability.value, strings)
      : strings.notJoinedHelp;
    return this.renderButton({
      icon: hand,
      label: strings.hand,
      help: raised ? strings.lowerHand : (refusal ?? strings.raiseHand),
      pressed: raised,
      inert: !raised && refusal !== undefined,
      disabled: !source,
      tone: raised ? 'active' : 'plain',
      onClick: () => void this.#raised.request({ type: 'set-hand', raised: !raised }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-raise-hand-button': AcsRaiseHandButton;
  }
}
