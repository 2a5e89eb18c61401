import { html } from 'lit';
import '../../src/define/icon.js';
import type { IconName } from '../../src/components/icon/icon.js';
import * as icons from '../../src/components/icon/icons.js';

export default { title: 'Components/Icon' };

export const Microphone = () => html`<acs-icon name="microphone"></acs-icon>`;

/** Every icon there is. */
export const All = () =>
  Object.keys(icons).map((name) => html`<acs-icon name=${name as IconName}></acs-icon> `);
