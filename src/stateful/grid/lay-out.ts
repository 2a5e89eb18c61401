import type { Box } from './box.js';
import { aloneBoxes, floatingBox } from './floating.js';
import type { GridInput, LocalTile } from './grid-input.js';
import type { GridPlan, PlacedTile } from './grid-plan.js';
import { myCamera, myScreen, type GridTile } from './grid-tile.js';
import { order } from './order.js';
import { capacity, cells, packing } from './packing.js';
import { regions } from './regions.js';
import { slots } from './slots.js';
import { onStage } from './stage.js';

/** Below this width, in CSS pixels, my own tile floats instead of taking a place among the others. */
const NARROW = 480;
/** How much a place must grow, in CSS pixels, before it counts as larger than it was. */
const MARGIN = 12;
const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Decides who is seen, where, and how large. What `previous` had is kept wherever the input gives no cause to change
 * it; the same input on top of its own plan changes nothing.
 */
export function layOut(previous: GridPlan, input: GridInput): GridPlan {
  const { participants, sharing, gap, width, height } = input;
  if (participants.length === 0 && !sharing) return alonePlan(previous, input);

  const wanted = order(participants, input);
  const stage = onStage(previous.stage, wanted, input);
  const others = wanted.filter((tile) => !stage.includes(tile));
  const narrow = width < NARROW + (previous.narrow ? MARGIN : 0);
  const local = localPlace(input, narrow, stage.length > 0);
  const extra = [...(sharing ? [myScreen] : []), ...(local === 'grid' ? [myCamera] : [])];

  const whole: Box = {
    x: gap,
    y: gap,
    width: Math.max(0, width - 2 * gap),
    height: Math.max(0, height - 2 * gap),
  };
  const room = divide(previous, input, whole, stage.length > 0, others.length + extra.length);
  const perPage = room.capacity === 0 ? 0 : Math.max(1, room.capacity - extra.length);
  const keys = slots(previous.slots, keysInOrder(previous, others, input.frozen), perPage, input.held);
  const pages = perPage === 0 ? 1 : Math.max(1, Math.ceil(keys.length / perPage));
  const page = Math.min(Math.max(1, Math.trunc(input.page) || 1), pages);

  const byKey = new Map(others.map((tile) => [tile.key, tile]));
  const onPage = keys
    .slice((page - 1) * perPage, page * perPage)
    .map((key) => byKey.get(key))
    .filter((tile) => tile !== undefined);
  const shown = room.capacity === 0 ? [] : [...onPage, ...extra];

  const packed = packing(
    shown.length,
    room.rest.width,
    room.rest.height,
    gap,
    previous.packing,
    room.stage && 1,
  );
  const stagePacking =
    room.stage && packing(stage.length, room.stage.width, room.stage.height, gap, previous.stagePacking);
  const stageBoxes =
    !room.stage || !stagePacking
      ? []
      : stage.length === 1
        ? [room.stage]
        : cells(stagePacking, room.stage, gap);

  return {
    tiles: [
      ...placed(stage, stageBoxes, 'stage'),
      ...placed(shown, cells(packed, room.rest, gap), room.stage ? 'strip' : 'grid'),
      ...(local === 'floating' ? placed([myCamera], [floatingBox(input, input.corner)], 'floating') : []),
    ],
    layout: input.layout === 'auto' ? (stage.length > 0 ? 'focus' : 'grid') : input.layout,
    page,
    pages,
    alone: undefined,
    pager: pages > 1 ? room.pager : undefined,
    slots: keys,
    stage: stage.map(({ key }) => key),
    strip: room.strip ?? previous.strip,
    narrow,
    capacity: room.capacity,
    stagePacking,
    packing: packed,
  };
}

function alonePlan(previous: GridPlan, input: GridInput): GridPlan {
  const { tile, words } = aloneBoxes(input, input.localTile !== 'hidden');
  return {
    ...previous,
    tiles: tile ? placed([myCamera], [tile], 'grid') : [],
    layout: input.layout === 'auto' ? 'grid' : input.layout,
    page: 1,
    pages: 1,
    alone: words,
    pager: undefined,
    slots: [],
    stage: [],
  };
}

/** The stage and the rest of a place, how many tiles fit into the rest, and where pages are turned if they do not. */
function divide(previous: GridPlan, input: GridInput, whole: Box, staged: boolean, tiles: number) {
  const { gap, mostTiles, pagerHeight } = input;
  if (staged && tiles === 0)
    return { stage: whole, rest: NOWHERE, strip: undefined, pager: undefined, capacity: 0 };
  const divided = staged ? regions(whole, gap, previous.strip) : undefined;
  const rest = divided?.rest ?? whole;
  const room = { stage: divided?.stage, strip: divided?.strip, pager: undefined };
  if (divided?.strip === 'none') return { ...room, rest, capacity: 0 };
  const fitting = Math.min(mostTiles, steadyCapacity(previous, input, rest));
  if (tiles <= fitting) return { ...room, rest, capacity: fitting };
  const shorter = { ...rest, height: Math.max(0, rest.height - pagerHeight) };
  return {
    ...room,
    rest: shorter,
    pager: { ...rest, y: shorter.y + shorter.height, height: pagerHeight },
    capacity: Math.min(mostTiles, steadyCapacity(previous, input, shorter)),
  };
}

/** How many tiles fit; a pixel more or less changes it once and not back again. */
function steadyCapacity({ capacity: before }: GridPlan, { gap, leastWidth }: GridInput, area: Box) {
  const most = capacity(area.width, area.height, gap, leastWidth);
  const least = capacity(area.width - MARGIN, area.height - MARGIN, gap, leastWidth);
  return before >= least && before <= most ? before : most;
}

function localPlace(
  { participants, sharing, localTile }: GridInput,
  narrow: boolean,
  staged: boolean,
): Exclude<LocalTile, 'auto'> {
  if (localTile !== 'auto') return localTile;
  if (staged) return 'grid';
  return narrow || (participants.length === 1 && !sharing) ? 'floating' : 'grid';
}

/** While the order is frozen people stand as they stood, and newcomers after them. */
function keysInOrder(previous: GridPlan, wanted: readonly GridTile[], frozen: boolean): readonly string[] {
  const keys = wanted.map(({ key }) => key);
  if (!frozen) return keys;
  const known = new Set(keys);
  return [...new Set([...previous.slots.filter((key) => known.has(key)), ...keys])];
}

function placed(
  tiles: readonly GridTile[],
  boxes: readonly Box[],
  place: PlacedTile['place'],
): readonly PlacedTile[] {
  return tiles.flatMap((tile, index) => {
    const box = boxes[index];
    return box ? [{ ...tile, box, place }] : [];
  });
}
