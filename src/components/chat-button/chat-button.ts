import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { PaneEvent } from '../../context/pane-event.js';
import { badgeStyles } from '../control-button/badge.styles.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { chat } from '../icon/icons.js';

/** More unread messages than this are shown as this and a plus. */
const MOST = 99;

/**
 * Opens and closes the pane with the chat, and counts unread messages.
 *
 * @tag acs-chat-button
 * @summary Opens and closes the chat, and counts unread messages.
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
export class AcsChatButton extends ControlButtonElement {
  static readonly tag = 'acs-chat-button';
  static override readonly styles: CSSResultGroup = [ControlButtonElement.styles, badgeStyles];

  /** The pane is open. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** How many messages have not been read. */
  @property({ type: Number }) unread = 0;

  protected override render() {
    const { chat: label, chatUnread } = this.strings.value;
    const { unread } = this;
    const badge = unread > 0 ? this.#format(unread) : undefined;
    return this.renderButton({
      icon: chat,
      label,
      name: badge ? chatUnread(unread, badge) : label,
      badge,
      expanded: this.open,
      tone: this.open ? 'active' : 'plain',
      onClick: () => this.dispatchEvent(new PaneEvent('chat')),
    });
  }

  #format(unread: number) {
    const format = new Intl.NumberFormat(this.strings.locale);
    return unread > MOST ? `${format.format(MOST)}+` : format.format(unread);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-chat-button': AcsChatButton;
  }
}
