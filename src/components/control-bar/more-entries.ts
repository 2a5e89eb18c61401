import type { Devices } from '../../contracts/devices.js';
import type { ControlStrings } from '../../i18n/en/controls.js';
import { ControlButtonElement } from '../control-button/control-button-element.js';
import { AcsDeviceMenu } from '../device-menu/device-menu.js';
import { formatShortcut } from '../control-button/shortcut.js';
import { deviceEntries } from '../device-menu/device-entries.js';
import { AcsLeaveMenu } from '../leave-menu/leave-menu.js';
import { endEntry } from '../leave-menu/leave-entries.js';
import type { MenuEntry, MenuItem } from '../menu/menu-entry.js';

/** What found no room in the bar, as entries of its menu: buttons, then the page's own, then devices, then the end. */
export function moreEntries(
  hidden: readonly HTMLElement[],
  own: readonly MenuItem[],
  devices: Devices,
  strings: ControlStrings,
): readonly MenuEntry[] {
  const within = hidden.flatMap((element) => [element, ...element.querySelectorAll('*')]);
  const buttons = within.flatMap((element) =>
    element instanceof ControlButtonElement && element.dataset['control']
      ? [toMenuItem(element, element.dataset['control'])]
      : [],
  );
  const menus = within.filter((element) => element instanceof AcsDeviceMenu);
  const ends = within.some((element) => element instanceof AcsLeaveMenu);
  return [
    ...buttons,
    ...(own.length > 0 ? [{ kind: 'separator' } as const, ...own] : []),
    ...menus.flatMap(({ kind }) => deviceEntries(devices, kind, strings)),
    ...(ends ? [{ kind: 'separator' } as const, endEntry(strings)] : []),
  ];
}

function toMenuItem({ face, shortcut }: ControlButtonElement, id: string): MenuItem {
  const { label = '', name = label, icon = '', pressed, inert = false, disabled = false } = face;
  return {
    kind: pressed === undefined ? 'action' : 'checkbox',
    id,
    label: name,
    icon,
    checked: pressed === true,
    disabled: disabled || inert,
    detail: shortcut && formatShortcut(shortcut),
  };
}
