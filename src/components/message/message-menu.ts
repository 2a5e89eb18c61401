import { html, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { copy, edit, more, trash } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';
import type { MenuEntry } from '../menu/menu-entry.js';
import type { SelectEvent } from '../menu/select-event.js';

/** What can be done with a message. */
export interface Possible {
  /** It has a text. */
  readonly text: boolean;
  /** It is mine and has not left yet. */
  readonly waiting: boolean;
  readonly mayEdit: boolean;
  readonly mayDelete: boolean;
}

/** The menu of a message: `copy`, `discard`, `edit` and `delete`, as far as they are possible. */
export function messageMenu(strings: ChatStrings, possible: Possible): readonly MenuEntry[] {
  const entries: MenuEntry[] = [];
  // Pages that are not secure have no clipboard.
  if (possible.text && 'clipboard' in navigator) {
    entries.push({ id: 'copy', label: strings.copy, icon: copy });
  }
  if (possible.waiting) entries.push({ id: 'discard', label: strings.discard, icon: trash, danger: true });
  if (possible.mayEdit) entries.push({ id: 'edit', label: strings.edit, icon: edit });
  if (possible.mayDelete) {
    entries.push({ kind: 'separator' }, { id: 'delete', label: strings.delete, icon: trash, danger: true });
  }
  return entries;
}

/** The button that opens the menu of a message. */
export function renderMessageMenu(
  label: string,
  items: readonly MenuEntry[],
  own: boolean,
  reachable: boolean,
  onSelect: (event: SelectEvent) => void,
): TemplateResult {
  return html`<acs-menu
    class="menu"
    placement=${own ? 'bottom-end' : 'bottom-start'}
    label=${label}
    .items=${items}
    @acs-select=${onSelect}
  >
    <button
      slot="trigger"
      part="actions"
      class="actions"
      type="button"
      tabindex=${reachable ? 0 : -1}
      aria-label=${label}
      title=${label}
    >
      ${renderIcon(more)}
    </button>
  </acs-menu>`;
}
