/**
 * A combination of keys as `aria-keyshortcuts` writes it, such as `Control+Alt+H`. `Mod` stands for `Meta` on
 * machines by Apple and for `Control` on the others.
 */
export type Shortcut = string;

const SYMBOLS: Readonly<Record<string, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' };
const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'] as const;

export function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iP/.test(navigator.platform);
}

/** Puts the machine's own key in the place of `Mod`. */
export function resolveShortcut(shortcut: Shortcut, apple = isApple()): Shortcut {
  return shortcut.replace('Mod', apple ? 'Meta' : 'Control');
}

/** As people read it on their keys: `⌘D`, `Ctrl+D`. */
export function formatShortcut(shortcut: Shortcut, apple = isApple()): string {
  const keys = resolveShortcut(shortcut, apple).split('+');
  if (apple) return keys.map((key) => SYMBOLS[key] ?? key).join('');
  return keys.map((key) => (key === 'Control' ? 'Ctrl' : key)).join('+');
}

/**
 * Whether exactly these keys are down. Letters count by what they type, and by their place where the keyboard types
 * another script. AltGr is not Control and Alt: it types.
 */
export function matchesShortcut(event: KeyboardEvent, shortcut: Shortcut, apple = isApple()): boolean {
  if (event.getModifierState('AltGraph')) return false;
  const keys = resolveShortcut(shortcut, apple).split('+');
  const wanted = keys.pop() ?? '';
  const exactly = MODIFIERS.every((modifier) => event.getModifierState(modifier) === keys.includes(modifier));
  if (!exactly) return false;
  if (event.key.toLowerCase() === wanted.toLowerCase()) return true;
  return !/^[a-z]$/i.test(event.key) && event.code === `Key${wanted.toUpperCase()}`;
}
