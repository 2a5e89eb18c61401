import { expect } from '@open-wc/testing';

/**
 * Proves that what two states have in common is the same object in both, however deep: a component that shows a
 * part that did not change is not rendered again.
 */
export function expectSharedParts(before: unknown, after: unknown, path = 'state'): void {
  if (before === after || !isThing(before) || !isThing(after)) return;
  expect(after, `${path} is equal and yet another object`).not.to.deep.equal(before);
  const [was, is] = [entriesOf(before), entriesOf(after)];
  for (const [key, value] of is) expectSharedParts(was.get(key), value, `${path}.${String(key)}`);
}

function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Rows of a list are the same rows where they have the same name, wherever they stand. */
function entriesOf(thing: object): ReadonlyMap<unknown, unknown> {
  if (thing instanceof Map) return thing;
  if (!Array.isArray(thing)) return new Map(Object.entries(thing));
  return new Map(
    thing.map((row: { readonly key?: string; readonly id?: string }, index) => [
      row.key ?? row.id ?? index,
      row,
    ]),
  );
}
