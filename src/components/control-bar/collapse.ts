export interface Collapsed {
  /** What is hidden now. */
  readonly hidden: readonly HTMLElement[];
  /** How wide the row is with everything in it, in CSS pixels. */
  readonly width: number;
}

/**
 * Hides one thing after the other until `row` is no wider than `available`.
 *
 * Measured, not reckoned, so that it holds for any theme, language and button of the host. All in one go between two
 * frames: nobody sees what is tried.
 *
 * @param row - Its width is that of what it shows.
 * @param order - What may be hidden, the first to go first. Those that show nothing anyway are passed over.
 * @param more - What opens the rest; shown when something is hidden, or when `needed`.
 * @param available - CSS pixels.
 */
export function collapse(
  row: HTMLElement,
  order: readonly HTMLElement[],
  more: HTMLElement,
  needed: boolean,
  available: number,
): Collapsed {
  for (const element of order) element.removeAttribute('data-collapsed');
  more.toggleAttribute('data-collapsed', !needed);
  const candidates = order.filter((element) => element.offsetWidth > 0);
  const width = row.offsetWidth;
  const hidden: HTMLElement[] = [];
  for (const element of candidates) {
    if (row.offsetWidth <= available) break;
    more.removeAttribute('data-collapsed');
    element.setAttribute('data-collapsed', '');
    hidden.push(element);
  }
  return { hidden, width };
}
