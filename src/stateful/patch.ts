/** Lays `change` over `object`; the same object where nothing is different. */
export function patch<Thing extends object>(object: Thing, change: Partial<Thing>): Thing {
  const keys = Object.keys(change) as (keyof Thing)[];
  return keys.every((key) => isSame(object[key], change[key])) ? object : { ...object, ...change };
}

/** Sets entries of a map; the same map where each stands there already. What is the same keeps its identity. */
export function setAll<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  entries: readonly (readonly [Key, Value])[],
): ReadonlyMap<Key, Value> {
  const news = entries.filter(([key, value]) => !map.has(key) || !isSame(map.get(key), value));
  return news.length === 0 ? map : new Map([...map, ...news]);
}

/** Takes entries out of a map; the same map where none of them is in it. */
export function deleteAll<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  keys: readonly Key[],
): ReadonlyMap<Key, Value> {
  if (!keys.some((key) => map.has(key))) return map;
  const left = new Map(map);
  for (const key of keys) left.delete(key);
  return left;
}

/** Keeps those for which `stays` holds; the same list where that is all of them. */
export function keepOnly<Item>(items: readonly Item[], stays: (item: Item) => boolean): readonly Item[] {
  return items.every(stays) ? items : items.filter(stays);
}

/** Compares plain data: lists by their items, objects by their fields, maps by identity. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b) || a instanceof Map || b instanceof Map) return false;
  const fields = new Map(Object.entries(a));
  const others = Object.entries(b);
  return fields.size === others.length && others.every(([key, value]) => isSame(fields.get(key), value));
}
