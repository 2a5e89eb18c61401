/** How many rows the window grows by at once. */
export const STEP = 60;

/** The window is trimmed to this many rows at rest, as far as they are out of sight. */
const MOST = 160;

/** While the list moves nothing is trimmed: that must not be without end either. At rest it goes on. */
const MOST_MOVING = 400;

/** And to so many while it follows a stream of new rows: not each time one comes. */
const FOLLOWING = 100;

/** With fewer viewports than this to go, the window grows. */
const GROW_WITHIN = 2;

/** Rows are trimmed only beyond this many viewports, so that nothing is trimmed and rendered in turn. */
const TRIM_BEYOND = 3;

/** A window as it stands on the screen. */
export interface MeasuredWindow {
  /** The index of its first row. */
  readonly start: number;
  /** The index after its last row. */
  readonly end: number;
  /** How many rows there are in all. */
  readonly length: number;
  readonly stuck: boolean;
  readonly view: DOMRect;
  /** Its rows, in order. */
  readonly rows: readonly Element[];
}

/**
 * Where the window should end for the view to have rows to go to.
 *
 * @param mayGrowDown - Rows below push what is above them, which must be put back: not under a finger.
 */
export function planGrowth(
  { start, end, length, view, rows }: MeasuredWindow,
  { moving, mayGrowDown }: { readonly moving: boolean; readonly mayGrowDown: boolean },
) {
  const step = moving ? Math.max(0, Math.min(STEP, MOST_MOVING - rows.length)) : STEP;
  const margin = view.height * GROW_WITHIN;
  const above = view.top - (rows[0]?.getBoundingClientRect().top ?? view.top);
  const below = (rows.at(-1)?.getBoundingClientRect().bottom ?? view.bottom) - view.bottom;
  return {
    start: above < margin ? Math.max(0, start - step) : start,
    end: below < margin && mayGrowDown ? Math.min(length, end + step) : end,
    wantsOlder: above < margin && start === 0,
  };
}

/** Where a window that has come to be too long should start while it follows new rows, of which `came` are new. */
export function planFollowing(start: number, end: number, came: number): number {
  if (end - start <= MOST) return start;
  return end - (came > STEP ? STEP : FOLLOWING);
}

/** Where the window should end at rest: what is far from the view goes, on either side. */
export function planTrim({ start, end, stuck, view, rows }: MeasuredWindow) {
  const margin = view.height * TRIM_BEYOND;
  let excess = rows.length - MOST;
  if (excess <= 0) return { start, end };
  const farAbove = countWhile(rows, (row) => row.getBoundingClientRect().bottom < view.top - margin, excess);
  excess -= farAbove;
  const farBelow = stuck
    ? 0
    : countWhile(
        [...rows].reverse(),
        (row) => row.getBoundingClientRect().top > view.bottom + margin,
        excess,
      );
  return { start: start + farAbove, end: end - farBelow };
}

function countWhile(rows: readonly Element[], holds: (row: Element) => boolean, most: number): number {
  let count = 0;
  for (const row of rows) {
    if (count === most || !holds(row)) break;
    count++;
  }
  return count;
}
