import { css, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import { PaneEvent } from '../../context/pane-event.js';
import { badgeStyles } from '../control-button/badge.styles.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { selectJoined } from '../control-button/select-joined.js';
import { people } from '../icon/icons.js';

/** A count of people is no call to do something, as unread messages are. */
const peopleButtonStyles = css`
  [part='badge'] {
    color: var(--_text);
    background: var(--_raised);
  }
`;

/**
 * Opens and closes the pane with the people in the call, and counts them.
 *
 * @tag acs-people-button
 * @summary Opens and closes the list of people, and counts them.
 *
 * @slot - Replaces the words on the button.
 * @slot icon - Replaces the icon.
 *
 * @csspart button - The native button.
 * @csspart icon - The icon.
 * @csspart badge - The count at the corner of the icon.
 * @csspart tooltip - The tool tip: what pressing it does, why it cannot be used, and its shortcut.
 *
 * @cssproperty --acs-control-button-background - Behind every button of a call.
 * @cssproperty --acs-control-button-color - The words and icon of every button of a call.
 * @cssproperty [--acs-control-button-size=2.75rem] - The height of every button of a call.
 *
 * @fires {PaneEvent} acs-pane-toggle - Asks whoever owns the pane to open or close it.
 */
export class AcsPeopleButton extends ControlButtonElement {
  static readonly tag = 'acs-people-button';
  static override readonly styles: CSSResultGroup = [
    ControlButtonElement.styles,
    badgeStyles,
    peopleButtonStyles,
  ];

  /** The pane is open. */
  @property({ type: Boolean, reflect: true }) open = false;

  readonly #count = new CallController(this, (call) => (selectJoined(call) ? call.participants.size + 1 : 0));

  protected override render() {
    const { people: label, peopleCount } = this.strings.value;
    const { value: count } = this.#count;
    const shown = new Intl.NumberFormat(this.strings.locale).format(count);
    return this.renderButton({
      icon: people,
      label,
      name: count > 0 ? peopleCount(count, shown) : label,
      badge: count > 0 ? shown : undefined,
      expanded: this.open,
      tone: this.open ? 'active' : 'plain',
      onClick: () => this.dispatchEvent(new PaneEvent('people')),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-people-button': AcsPeopleButton;
  }
}
