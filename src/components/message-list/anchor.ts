/**
 * What stands still: an edge of the first row in view. Its lower edge where that is in view, for then whatever
 * changes in that row, as a date above it or a picture in it, goes out of the view; else the row is all there is
 * to see, and is read from its upper edge on.
 */
export interface Anchor {
  readonly key: string;
  readonly edge: 'top' | 'bottom';
  /** From the upper edge of the scroller. */
  readonly offset: number;
}

/** @param rows - In order, each with its key in `data-key`. */
export function findAnchor(rows: readonly HTMLElement[], scroller: HTMLElement): Anchor | undefined {
  const view = scroller.getBoundingClientRect();
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > view.top) high = middle;
    else low = middle + 1;
  }
  const row = rows[low];
  if (!row) return undefined;
  const edge = row.getBoundingClientRect().bottom <= view.bottom ? 'bottom' : 'top';
  return { key: row.dataset['key'] ?? '', edge, offset: offsetOf(row, scroller, edge) };
}

export function offsetOf(row: HTMLElement, scroller: HTMLElement, edge: Anchor['edge']): number {
  return row.getBoundingClientRect()[edge] - scroller.getBoundingClientRect().top;
}
