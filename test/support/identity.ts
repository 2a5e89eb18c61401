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

function entriesOf(thing: object): ReadonlyMap<unknown, unknown> {
  return thing instanceof Map ? thing : new Map(Object.entries(thing));
}
