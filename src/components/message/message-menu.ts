import type { ChatStrings } from '../../i18n/en/chat.js';
import { copy, edit, trash } from '../icon/icons.js';
import type { MenuEntry } from '../menu/menu-entry.js';

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
