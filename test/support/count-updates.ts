import type { ReactiveElement } from 'lit';

/** Counts from now on how often each of these elements is updated. Only those that were are in the result. */
export function countUpdates<Element extends ReactiveElement>(
  elements: readonly Element[],
): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  for (const element of elements) {
    element.addController({ hostUpdated: () => void counts.set(element, (counts.get(element) ?? 0) + 1) });
  }
  return counts;
}
