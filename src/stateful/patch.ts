/** Lays `change` over `object`; the same object where nothing is different, and the same parts where they are. */
export function patch<Thing extends object>(object: Thing, change: Partial<Thing>): Thing {
  let changed: Thing | undefined;
  for (const key of Object.keys(change) as (keyof Thing)[]) {
    const value = reuse(object[key], change[key] as Thing[keyof Thing]);
    if (Object.is(value, object[key])) continue;
    changed ??= { ...object };
    changed[key] = value;
  }
  return changed ?? object;
}

/**
 * Sets entries of a map, of several under one key the last; the same map where each stands there already. What is
 * the same keeps its identity.
 */
export function setAll<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  entries: readonly (readonly [Key, Value])[],
): ReadonlyMap<Key, Value> {
  let changed: Map<Key, Value> | undefined;
  for (const [key, reported] of new Map(entries)) {
    const before = map.get(key);
    const value = before === undefined ? reported : reuse(before, reported);
    if (Object.is(value, before) && map.has(key)) continue;
    changed ??= new Map(map);
    changed.set(key, value);
  }
  return changed ?? map;
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

/**
 * What `now` says, with the lists and objects of `before` wherever they say the same: whoever compares by identity
 * sees only what is new. Maps are taken as they are.
 */
function reuse<Value>(before: Value, now: Value): Value {
  if (Object.is(before, now) || !isPlain(before) || !isPlain(now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) return reuseItems(before, now);
  if (Array.isArray(before) || Array.isArray(now)) return now;
  const keys = Object.keys(now) as (keyof Value)[];
  const parts = keys.map((key) => [key, reuse(before[key], now[key])] as const);
  const isSame =
    keys.length === Object.keys(before).length && parts.every(([key, part]) => Object.is(part, before[key]));
  return isSame ? before : (Object.fromEntries(parts) as Value);
}

/** Items that have an id are the same ones wherever they stand. */
function reuseItems<Items extends unknown[]>(before: Items, now: Items): Items {
  const known = new Map(before.map((item, index) => [nameOf(item, index), item]));
  const items = now.map((item, index) => reuse(known.get(nameOf(item, index)), item));
  const isSame =
    items.length === before.length && items.every((item, index) => Object.is(item, before[index]));
  return isSame ? before : (items as Items);
}

function nameOf(item: unknown, index: number): unknown {
  return isPlain(item) && 'id' in item ? item.id : index;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Map);
}
