import type { ControlStrings } from '../../i18n/en/controls.js';
import type { MenuEntry, MenuItem } from '../menu/menu-entry.js';

/** Asks whether to end the call; nothing is done yet. */
export const endEntry = (strings: ControlStrings): MenuItem => ({
  id: 'end',
  label: `${strings.endForEveryone}…`,
  danger: true,
});

/** The question that follows, with the harmless answer first. */
export const confirmEntries = (strings: ControlStrings): readonly MenuEntry[] => [
  { kind: 'heading', label: strings.confirmEnd },
  { id: 'stay', label: strings.confirmEndNo },
  { id: 'confirm-end', label: strings.confirmEndYes, danger: true },
];
