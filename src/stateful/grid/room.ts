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
  /** How many tiles fit into the rest; 0 where it is not to be seen. */
  readonly capacity: number;
}

/** How much a place must grow, in CSS pixels, before it counts as larger than it was. */
export const MARGIN = 12;
/** How wide the bar that turns pages is at the least, in CSS pixels. */
const LEAST_PAGER = 132;

export const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Divides a place between a stage, where somebody stands on it, and `tiles` others. A bar to turn pages takes its
 * part of the rest only where they do not fit.
 */
export function divide(
  previous: GridPlan,
  input: GridInput,
  whole: Box,
  staged: Staged,
  tiles: number,
): Room {
  const { gap, mostTiles, pagerHeight } = input;
  const nothing = { stage: undefined, strip: undefined, pager: undefined };
  if (staged.count > 0 && tiles === 0) return { ...nothing, stage: whole, rest: NOWHERE, capacity: 0 };
  const { stage, strip, rest } =
    staged.count > 0 ? regions(whole, gap, staged, previous.strip) : { ...nothing, rest: whole };
  if (strip === 'none') return { stage, strip, rest, pager: undefined, capacity: 0 };

  const fitting = Math.min(mostTiles, steadyCapacity(previous, input, rest));
  if (tiles <= fitting) return { stage, strip, rest, pager: undefined, capacity: fitting };
  const shorter = { ...rest, height: Math.max(0, rest.height - pagerHeight) };
  return {
    stage,
    strip,
    rest: shorter,
    pager: { ...rest, y: shorter.y + shorter.height, height: pagerHeight },
    capacity: Math.min(mostTiles, steadyCapacity(previous, input, shorter)),
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

/** How many tiles fit; a pixel more or less changes it once and not back again. */
function steadyCapacity({ capacity: before }: GridPlan, { gap, leastWidth }: GridInput, area: Box) {
  const most = capacity(area.width, area.height, gap, leastWidth);
  const least = capacity(area.width - MARGIN, area.height - MARGIN, gap, leastWidth);
  return before >= least && before <= most ? before : most;
}
