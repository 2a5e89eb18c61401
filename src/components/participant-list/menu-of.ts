import type { CallRequest } from '../../contracts/call.js';
import type { CallStrings } from '../../i18n/en/call.js';
import { microphoneOff, pin, pinOff, removePerson } from '../icon/icons.js';
import type { MenuEntry } from '../menu/menu-entry.js';
import type { Person } from './render-person.js';

/** What can be done with somebody in the list; nothing with oneself. */
export function menuOf(
  { participant, isMe, pinned }: Person,
  can: (request: CallRequest['type']) => boolean,
  strings: CallStrings,
): MenuEntry[] {
  if (isMe) return [];
  const items: MenuEntry[] = [];
  if (can('mute-participant') && !participant.muted) {
    items.push({ id: 'mute', label: strings.mute, icon: microphoneOff });
  }
  if (can('set-pinned')) {
    items.push({ id: 'pin', label: pinned ? strings.unpin : strings.pin, icon: pinned ? pinOff : pin });
  }
  if (can('remove-participant')) {
    if (items.length > 0) items.push({ kind: 'separator' });
    items.push({ id: 'remove', label: strings.remove, icon: removePerson, danger: true });
  }
  return items;
}
