import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { badgeStyles } from './badge.styles.js';
import { ControlButtonElement, type ButtonFace } from './control-button-element.js';

/**
 * A button of the page's own that looks and behaves like the ones of a call, for the slots of `acs-control-bar`.
 *
 * ```html
 * <acs-control-button label="Record"><acs-icon slot="icon" name="star"></acs-icon></acs-control-button>
 * ```
 *
 * @tag acs-control-button
 * @summary A button of the page's own that looks like the ones of a call.
 *
 * @slot - Replaces the words on the button.
 * @slot icon - The icon.
 *
 * @csspart button - The native button.
 * @csspart icon - The icon.
 * @csspart badge - A count at the corner of the icon.
 * @csspart tooltip - The tool tip.
 *
 * @cssproperty --acs-control-button-background - Behind every button of a call.
 * @cssproperty --acs-control-button-color - The words and icon of every button of a call.
 * @cssproperty [--acs-control-button-size=2.75rem] - The height of every button of a call.
 */
export class AcsControlButton extends ControlButtonElement {
  static readonly tag = 'acs-control-button';
  static override readonly styles: CSSResultGroup = [ControlButtonElement.styles, badgeStyles];

  /** The visible words, or the accessible name and tool tip where `compact` hides them. */
  @property() label = '';

  /** What pressing it does, for the tool tip. */
  @property() help: string | undefined;

  /** The path of an icon on a 24 × 24 grid, to be stroked, where nothing is in the slot. */
  @property({ attribute: false }) icon = '';

  /** Whether it is down; without a value it is a plain button. */
  @property({ type: Boolean }) pressed: boolean | undefined;

  /** `active` stands out, `warned` says that something is off, `danger` ends something. */
  @property() tone: NonNullable<ButtonFace['tone']> = 'plain';

  /** A few letters at the corner of the icon. Say in `label` or `help` what they mean. */
  @property() badge: string | undefined;

  /** Cannot be used. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** For a button that opens something, such as the trigger of `acs-menu`. */
  @property({ attribute: false }) override ariaExpanded: string | null = null;
  @property({ attribute: false }) override ariaHasPopup: string | null = null;

  protected override render() {
    const { icon, label, help, pressed, tone, badge, disabled } = this;
    return this.renderButton({
      icon,
      label,
      help,
      pressed,
      tone,
      badge,
      disabled,
      expanded: this.ariaExpanded,
      popup: this.ariaHasPopup,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-control-button': AcsControlButton;
  }
}
