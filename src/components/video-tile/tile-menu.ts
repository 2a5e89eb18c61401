import type { GridStrings } from '../../i18n/en/grid.js';
import { close, fill, fit, microphoneOff, move, pin, pinOff, removePerson } from '../icon/icons.js';
import type { MenuEntry, MenuItem } from '../menu/menu-entry.js';

/** What a tile's menu may offer at the moment. */
export interface TileMenu {
  readonly pinnable: boolean;
  readonly pinned: boolean;
  /** A picture is to be seen. */
  readonly playing: boolean;
  /** It fills the tile. */
  readonly filling: boolean;
  readonly movable: boolean;
  readonly mutable: boolean;
  readonly removable: boolean;
}

/** What stands in the menu of a tile; what cannot be done does not. */
export function tileMenu(tile: TileMenu, words: GridStrings): readonly MenuEntry[] {
  const offered: readonly (MenuItem | false)[] = [
    tile.pinnable &&
      (tile.pinned
        ? { id: 'unpin', label: words.unpin, icon: pinOff }
        : { id: 'pin', label: words.pin, icon: pin }),
    tile.playing &&
      (tile.filling
        ? { id: 'fit', label: words.fit, icon: fit }
        : { id: 'fill', label: words.fill, icon: fill }),
    tile.movable && { id: 'move', label: words.moveTile, icon: move },
    tile.mutable && { id: 'mute', label: words.mute, icon: microphoneOff },
  ];
  return [
    ...offered.filter((item) => item !== false),
    ...(tile.removable
      ? ([
          { kind: 'separator' },
          { id: 'remove', label: words.remove, icon: removePerson, danger: true },
        ] as const)
      : []),
  ];
}

/** Stands in the same menu once `remove` was chosen, for only the removed person could undo it. */
export function confirmMenu(name: string, words: GridStrings): readonly MenuEntry[] {
  return [
    { kind: 'heading', label: words.removeQuestion(name) },
    { id: 'cancel', label: words.cancel, icon: close },
    { id: 'remove-now', label: words.removeNow, icon: removePerson, danger: true },
  ];
}
