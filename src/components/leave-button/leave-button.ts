import { html, nothing, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import { selectStatus } from '../../stateful/call/selectors.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { join } from '../icon/icons.js';
import { AcsLeaveMenu } from '../leave-menu/leave-menu.js';
import { leaveButtonStyles } from './leave-button.styles.js';

/**
 * Leaves the call. Beside it, where I may end the call for everyone, a menu to do so.
 *
 * @tag acs-leave-button
 * @summary Leaves the call.
 *
 * @slot - Replaces the words on the button.
 * @slot icon - Replaces the icon.
 *
 * @csspart button - The native button.
 * @csspart icon - The icon.
 * @csspart tooltip - The tool tip, with the shortcut.
 *
 * @cssproperty --acs-control-button-background - Behind every button of a call.
 * @cssproperty --acs-control-button-color - The words and icon of every button of a call.
 * @cssproperty [--acs-control-button-size=2.75rem] - The height of every button of a call.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `leave` or `end-for-everyone`. Cancel it to stay, or to ask first.
 */
export class AcsLeaveButton extends ControlButtonElement {
  static readonly tag = 'acs-leave-button';
  static readonly uses = [AcsLeaveMenu];
  static override readonly styles: CSSResultGroup = [ControlButtonElement.styles, leaveButtonStyles];

  /** Has no menu beside it, whatever I may do. */
  @property({ type: Boolean, reflect: true }) plain = false;

  readonly #status = new CallController(this, selectStatus);

  protected override render() {
    const { leave, leaveCall } = this.strings.value;
    const status = this.#status.value;
    const button = this.renderButton({
      icon: join,
      label: leave,
      help: this.compact ? undefined : leaveCall,
      name: this.compact ? leaveCall : leave,
      busy: status === 'ending',
      disabled: status === 'idle' || status === 'ended',
      tone: 'danger',
      onClick: () => {
        this.#leave();
      },
    });
    return html`${button}${this.plain ? nothing : html`<acs-leave-menu></acs-leave-menu>`}`;
  }

  #leave() {
    if (this.#status.value !== 'ending') void this.#status.request({ type: 'leave' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-leave-button': AcsLeaveButton;
  }
}
