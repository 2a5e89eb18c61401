import { isApple, type Shortcut } from '../control-button/shortcut.js';

/** The buttons of a control bar. */
export type Control = 'microphone' | 'camera' | 'share' | 'hand' | 'people' | 'chat' | 'leave';

/** Keys by button; a button without an entry keeps its own, `false` takes it away. */
export type Shortcuts = Readonly<Partial<Record<Control, Shortcut | false>>>;

/**
 * The keys that people know from Google Meet. None is spoken for by a screen reader (NVDA and JAWS use Insert or Caps
 * Lock, VoiceOver Control+Option, Orca Insert), and those that a browser uses (bookmark, search) let pages have them.
 * On a Mac not Option, which types, and hides windows with Command and H.
 */
export function defaultShortcuts(apple = isApple()): Shortcuts {
  const second = apple ? 'Control+Meta' : 'Control+Alt';
  return {
    microphone: 'Mod+D',
    camera: 'Mod+E',
    hand: `${second}+H`,
    people: `${second}+P`,
    chat: `${second}+C`,
  };
}

/** The keys of one bar: its own laid over the usual ones, or none. */
export function shortcutsOf(own: Shortcuts | false): ReadonlyMap<Control, Shortcut> {
  if (own === false) return new Map();
  const entries = Object.entries({ ...defaultShortcuts(), ...own }) as [
    Control,
    Shortcut | false | undefined,
  ][];
  return new Map(entries.filter((entry): entry is [Control, Shortcut] => Boolean(entry[1])));
}
