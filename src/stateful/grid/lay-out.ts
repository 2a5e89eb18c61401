import type { Box } from './box.js';
import { aloneBoxes, floatingBox } from './floating.js';
import type { GridInput, LocalTile } from './grid-input.js';
import type { GridPlan, PlacedTile } from './grid-plan.js';
import { myCamera, myScreen, type GridTile } from './grid-tile.js';
import { order } from './order.js';
import { cells, packing, usedWidth } from './packing.js';
import { divide, MARGIN, NOWHERE, tighten } from './room.js';
import { slots } from './slots.js';
import { onStage } from './stage.js';

/** Below this width, in CSS pixels, my own tile floats instead of taking a place among the others. */
const NARROW = 480;
/** Over how many tiles my own one floats at most. */
const FLOATS_OVER = 6;

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
  const staged = { count: stage.length, screens: stage.every(({ kind }) => kind === 'screen') };
  const wide = divide(previous, input, whole, { staged, others: others.length, extra: extra.length });
  const { perPage } = wide;
  const keys = slots(previous.slots, keysInOrder(previous, others, input.frozen), perPage, input.held);
  const pages = perPage === 0 ? 1 : Math.max(1, Math.ceil(keys.length / perPage));
  const page = Math.min(Math.max(1, Math.trunc(input.page) || 1), pages);

  const byKey = new Map(others.map((tile) => [tile.key, tile]));
  const onPage = keys
    .slice((page - 1) * perPage, page * perPage)
    .map((key) => byKey.get(key))
    .filter((tile) => tile !== undefined);
  const shown = wide.strip === 'none' ? [] : [...onPage, ...extra];

  const narrowest = stage.length > 0 ? 1 : undefined;
  const { rest: before } = wide;
  const packed = packing(shown.length, before.width, before.height, gap, previous.packing, narrowest);
  const room = tighten(wide, usedWidth(packed, gap));
  const { stage: area = NOWHERE } = room;
  const stagePacking = packing(stage.length, area.width, area.height, gap, previous.stagePacking);
  const stageBoxes = stage.length === 1 ? [area] : cells(stagePacking, area, gap);
  const pager = pages > 1 ? room.pager : undefined;
  // It must not lie on the bar that turns pages.
  const shore = pager ? { ...input, height: pager.y } : input;

  return {
    tiles: [
      ...placed(stage, stageBoxes, 'stage'),
      ...placed(shown, cells(packed, room.rest, gap), stage.length > 0 ? 'strip' : 'grid'),
      ...(local === 'floating' ? placed([myCamera], [floatingBox(shore, input.corner)], 'floating') : []),
    ],
    layout: input.layout === 'auto' ? (stage.length > 0 ? 'focus' : 'grid') : input.layout,
    page,
    pages,
    alone: undefined,
    pager,
    slots: keys,
    stage: stage.map(({ key }) => key),
    strip: room.strip ?? previous.strip,
    narrow,
    perPage,
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

function localPlace(
  { participants, sharing, localTile }: GridInput,
  narrow: boolean,
  staged: boolean,
): Exclude<LocalTile, 'auto'> {
  if (localTile !== 'auto') return localTile;
  if (staged) return 'grid';
  const others = participants.length;
  // Among many small tiles a floating one would hide somebody.
  return (others === 1 && !sharing) || (narrow && others <= FLOATS_OVER) ? 'floating' : 'grid';
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
