import type { Box } from './box.js';
import type { GridInput } from './grid-input.js';
import type { GridPlan } from './grid-plan.js';
import { capacity } from './packing.js';
import { regions, type Staged, type Strip } from './regions.js';

/** A place divided: what is looked at, the rest, and where pages are turned. */
export interface Room {
  readonly stage: Box | undefined;
  readonly strip: Strip | undefined;
  readonly rest: Box;
  readonly pager: Box | undefined;
  /** How many of the others there are on a page; 0 where the rest is not to be seen. */
  readonly perPage: number;
}

/** How much a place must grow, in CSS pixels, before it counts as larger than it was. */
export const MARGIN = 12;
/** How wide the bar that turns pages is at the least, in CSS pixels. */
const LEAST_PAGER = 132;

export const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Who is to find room. */
export interface Crowd {
  readonly staged: Staged;
  /** Those besides the stage. */
  readonly others: number;
  /** What stands on every page: my own tiles. */
  readonly extra: number;
}

/**
 * Divides a place between a stage, where somebody stands on it, and the others. A bar to turn pages takes its part
 * of the rest only where they do not fit.
 */
export function divide(
  previous: GridPlan,
  input: GridInput,
  whole: Box,
  { staged, others, extra }: Crowd,
): Room {
  const { gap, mostTiles, leastWidth, pagerHeight } = input;
  const alone = { stage: undefined, strip: undefined };
  if (staged.count > 0 && others + extra === 0) {
    return { stage: whole, strip: undefined, rest: NOWHERE, pager: undefined, perPage: 0 };
  }
  const { stage, strip, rest } =
    staged.count > 0 ? regions(whole, gap, staged, previous.strip) : { ...alone, rest: whole };
  if (strip === 'none') return { stage, strip, rest, pager: undefined, perPage: 0 };

  /** A pixel more or less changes it once and not back again: what has grown must have grown by more than one. */
  const fitting = (area: Box, margin = 0) => {
    const tiles = capacity(area.width - margin, area.height - margin, gap, leastWidth);
    return Math.max(1, Math.min(mostTiles, tiles) - extra);
  };
  const paged = previous.pages > 1;
  if (others <= fitting(rest, paged ? MARGIN : 0)) {
    return { stage, strip, rest, pager: undefined, perPage: others };
  }
  const shorter = { ...rest, height: Math.max(0, rest.height - pagerHeight) };
  const [least, most] = [fitting(shorter, MARGIN), fitting(shorter)];
  const kept = paged && previous.perPage >= least && previous.perPage <= most;
  return {
    stage,
    strip,
    rest: shorter,
    pager: { ...rest, y: shorter.y + shorter.height, height: pagerHeight },
    perPage: Math.min(kept ? previous.perPage : most, others),
  };
}

/** Gives to the stage what the tiles of a filmstrip at its side leave free. */
export function tighten(room: Room, used: number): Room {
  const { strip, stage, rest, pager } = room;
  const least = pager ? Math.max(used, LEAST_PAGER) : used;
  const free = Math.floor(rest.width - least);
  if (strip !== 'side' || !stage || free <= 0) return room;
  const narrower = <Part extends Box>(box: Part) => ({ ...box, x: box.x + free, width: box.width - free });
  return {
    ...room,
    stage: { ...stage, width: stage.width + free },
    rest: narrower(rest),
    pager: pager && narrower(pager),
  };
}
