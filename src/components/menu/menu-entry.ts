/** Something to choose in a menu. */
export interface MenuItem {
  /** `radio` is one of its group, `checkbox` stands alone; both show `checked`. An action by default. */
  readonly kind?: 'action' | 'radio' | 'checkbox';
  /** Tells it apart from the others; comes back in the `SelectEvent`. */
  readonly id: string;
  readonly label: string;
  /** A word at the end of the line: a shortcut, a count. */
  readonly detail?: string | undefined;
  /** The path of an icon. */
  readonly icon?: string;
  readonly checked?: boolean;
  /** It ends or removes something. */
  readonly danger?: boolean;
  /** Can be read but not chosen. */
  readonly disabled?: boolean;
}

/** Begins a group and names it. */
export interface MenuHeading {
  readonly kind: 'heading';
  readonly label: string;
}

/** Begins a group without a name. */
export interface MenuSeparator {
  readonly kind: 'separator';
}

export type MenuEntry = MenuItem | MenuHeading | MenuSeparator;

export function isItem(entry: MenuEntry): entry is MenuItem {
  return entry.kind !== 'heading' && entry.kind !== 'separator';
}

export interface MenuGroup {
  readonly heading: string | undefined;
  readonly items: readonly MenuItem[];
}

/** The groups of a flat list: each heading and each separator begins one. Empty groups without a name are left out. */
export function groupEntries(entries: readonly MenuEntry[]): readonly MenuGroup[] {
  const groups: { heading: string | undefined; items: MenuItem[] }[] = [{ heading: undefined, items: [] }];
  for (const entry of entries) {
    if (entry.kind === 'heading') groups.push({ heading: entry.label, items: [] });
    else if (entry.kind === 'separator') groups.push({ heading: undefined, items: [] });
    else groups.at(-1)?.items.push(entry);
  }
  return groups.filter(({ heading, items }) => heading !== undefined || items.length > 0);
}
