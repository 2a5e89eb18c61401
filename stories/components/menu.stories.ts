import { html } from 'lit';
import '../../src/define/menu.js';
import type { MenuEntry } from '../../src/components/menu/menu-entry.js';
import { copy, edit, trash } from '../../src/components/icon/icons.js';

export default { title: 'Components/Menu' };

const items: readonly MenuEntry[] = [
  { id: 'edit', label: 'Edit', icon: edit, detail: 'E' },
  { id: 'copy', label: 'Copy', icon: copy },
  { id: 'pin', label: 'Pin', disabled: true },
  { kind: 'heading', label: 'Size' },
  { kind: 'radio', id: 'small', label: 'Small' },
  { kind: 'radio', id: 'large', label: 'Large', checked: true },
  { kind: 'separator' },
  { kind: 'checkbox', id: 'follow', label: 'Follow', checked: true },
  { kind: 'separator' },
  { id: 'delete', label: 'Delete', icon: trash, danger: true },
];

/** With a button of the page's own. */
export const Button = () => html`
  <acs-menu label="Message" .items=${items}><button slot="trigger">Options</button></acs-menu>
`;

/** With the button that it brings. */
export const Dots = () => html`<acs-menu label="Message" .items=${items}></acs-menu>`;
