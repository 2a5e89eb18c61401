/** What a list shows: rows by key, oldest first. */
export interface Keyed {
  readonly key: string;
}

/**
 * Where the row with a key is; -1 where it is not. A list may be very long, and most rows stay where they are or
 * nearly so: the search begins at `near`.
 */
export function indexOfKey(items: readonly Keyed[], key: string, near: number): number {
  for (let distance = 0; near + distance < items.length || near - distance >= 0; distance++) {
    if (items[near + distance]?.key === key) return near + distance;
    if (items[near - distance]?.key === key) return near - distance;
  }
  return -1;
}
