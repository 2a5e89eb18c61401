import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { hostStyles } from '../../theme/host.styles.js';
import * as icons from './icons.js';
import { iconStyles, renderIcon } from './render-icon.js';

export type IconName = keyof typeof icons;

/**
 * Draws one of the library's icons, for host buttons that are to look like ours.
 *
 * @tag acs-icon
 * @summary Draws one of the library's icons.
 *
 * @csspart icon - The drawing, in the colour of the text around it.
 *
 * @cssproperty [--acs-icon-size=1.25em] - Width and height.
 */
export class AcsIcon extends LitElement {
  static readonly tag = 'acs-icon';
  static override readonly styles = [
    hostStyles,
    iconStyles,
    css`
      :host {
        display: inline-flex;
        font-size: calc(var(--acs-icon-size, 1.25em) / 1.25);
        color: inherit;
      }
    `,
  ];

  /** Which icon, such as `microphone` or `hand`. An unknown name draws nothing. */
  @property() name: IconName | undefined;

  protected override render() {
    const path = this.name && icons[this.name];
    return path ? renderIcon(path) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-icon': AcsIcon;
  }
}
