import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { hostStyles } from '../../theme/host.styles.js';
import { setProperties } from '../../theme/set-properties.js';
import { person } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { avatarStyles } from './avatar.styles.js';
import { hueOf } from './hue.js';
import { initials } from './initials.js';

/**
 * Stands for a person: their initials on a colour of their own, or an image that the page gives. It is a picture
 * beside a name and silent to assistive technology: write the name next to it.
 *
 * ```html
 * <acs-avatar name="Ada Lovelace" participant-id="8:acs:ada"></acs-avatar>
 * <acs-avatar name="Grace Hopper"><img src="grace.jpg" alt="" /></acs-avatar>
 * ```
 *
 * @tag acs-avatar
 * @summary Stands for a person, by initials or an image.
 *
 * @slot - An image in place of the initials. It fills the circle.
 *
 * @csspart ground - The coloured ground with the initials.
 * @csspart icon - The icon of somebody without a name.
 *
 * @cssproperty [--acs-avatar-size=2.5rem] - Width and height.
 * @cssproperty [--acs-avatar-radius=50%] - How round the corners are.
 * @cssproperty --acs-avatar-color - The initials, in place of the person's own colour.
 * @cssproperty --acs-avatar-background - The ground, in place of the person's own colour.
 */
export class AcsAvatar extends LitElement {
  static readonly tag = 'acs-avatar';
  static override readonly styles = [hostStyles, iconStyles, avatarStyles];

  /** The person's name. Without one, an icon stands for them. */
  @property({ converter: (name) => name ?? '' }) name = '';

  /** Chooses the colour, so that it stays when the name changes. Without it the name chooses. */
  @property({ attribute: 'participant-id' }) participantId = '';

  protected override render() {
    const hue = hueOf(this.participantId || this.name).toString();
    return html`
      <div part="ground" class="ground" aria-hidden="true" ${setProperties({ '--_hue': hue })}>
        <slot>${initials(this.name) || renderIcon(person)}</slot>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-avatar': AcsAvatar;
  }
}
