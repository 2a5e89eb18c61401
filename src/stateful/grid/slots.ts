/**
 * Gives every tile a place for as long as it can keep it; page one is the first `k` places.
 *
 * The `k` most wanted are on page one. Whoever was on the right side of that line keeps their slot; vacated slots
 * are filled in the order of `wanted`. So when somebody is admitted to page one they change places with one who is
 * evicted, the least wanted, and nobody else moves.
 *
 * @param previous - The slots before; keys that are gone may be among them.
 * @param wanted - Everybody, the most wanted first.
 * @param k - How many fit on page one.
 * @param held - Who must not be evicted from page one, such as the hovered or focused.
 */
export function slots(
  previous: readonly string[],
  wanted: readonly string[],
  k: number,
  held: ReadonlySet<string> = new Set(),
): readonly string[] {
  const first = Math.min(k, wanted.length);
  const here = new Set(wanted);
  const stay = previous.slice(0, first).filter((key) => held.has(key) && here.has(key));
  const onPageOne = new Set([...new Set([...stay, ...wanted])].slice(0, first));

  const result: (string | undefined)[] = Array.from({ length: wanted.length });
  const placed = new Set<string>();
  previous.slice(0, wanted.length).forEach((key, slot) => {
    if (!here.has(key) || placed.has(key) || slot < first !== onPageOne.has(key)) return;
    result[slot] = key;
    placed.add(key);
  });

  const waiting = wanted.filter((key) => !placed.has(key));
  const admitted = waiting.filter((key) => onPageOne.has(key)).values();
  const evicted = waiting.filter((key) => !onPageOne.has(key)).values();
  return result.map((key, slot) => key ?? (slot < first ? admitted : evicted).next().value ?? '');
}
