import type { Box } from './box.js';
import type { Corner } from './grid-input.js';
import type { Direction } from './neighbour.js';

interface Place {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** Where my own tile floats: in a corner, small enough to leave the others in sight, upright in upright places. */
export function floatingBox({ width, height, gap }: Place, { inline, block }: Corner): Box {
  const tile = floatingSize(width, height);
  const margin = gap * 2;
  const box = {
    width: Math.min(tile.width, Math.max(0, width - 2 * margin)),
    height: Math.min(tile.height, Math.max(0, height - 2 * margin)),
  };
  return {
    x: inline === 'start' ? margin : width - margin - box.width,
    y: block === 'start' ? margin : height - margin - box.height,
    ...box,
  };
}

function floatingSize(width: number, height: number) {
  const least = Math.min(width, height);
  const side = Math.round(Math.min(Math.max(48, least * 0.28), 180));
  if (least < 280) return { width: side, height: side };
  return height > width
    ? { width: side, height: Math.round((side * 4) / 3) }
    : { width: Math.round((side * 16) / 9), height: side };
}

/** The corner that an arrow key leads to. */
export function towards(corner: Corner, direction: Direction): Corner {
  switch (direction) {
    case 'start':
    case 'end':
      return { ...corner, inline: direction };
    case 'up':
      return { ...corner, block: 'start' };
    case 'down':
      return { ...corner, block: 'end' };
  }
}

/** The next corner, round and round. */
export function nextCorner({ inline, block }: Corner): Corner {
  return inline === block ? { inline: opposite(inline), block } : { inline, block: opposite(block) };
}

/** The corner nearest to the middle of a box. */
export function nearestCorner({ width, height }: Omit<Place, 'gap'>, box: Box): Corner {
  return {
    inline: box.x + box.width / 2 < width / 2 ? 'start' : 'end',
    block: box.y + box.height / 2 < height / 2 ? 'start' : 'end',
  };
}

/** Room for the words beneath my tile while I am the only one, in CSS pixels. */
const WORDS = 148;
/** A tile lower than this, in CSS pixels, leaves its room to the words or takes theirs. */
const LOWEST = 88;

/**
 * While nobody else is here: my tile in the middle and room for words beneath it, in a low place one of them alone.
 *
 * @param withTile - My own tile is to be seen.
 */
export function aloneBoxes(
  { width, height, gap }: Place,
  withTile: boolean,
): { readonly tile?: Box; readonly words?: Box } {
  const whole = {
    x: gap,
    y: gap,
    width: Math.max(0, width - 2 * gap),
    height: Math.max(0, height - 2 * gap),
  };
  if (!withTile) return { words: whole };
  const left = whole.height - WORDS - gap;
  if (left < LOWEST) return { tile: whole };
  const tileHeight = Math.floor(Math.min(left, (whole.width * 9) / 16, 420));
  const tileWidth = Math.floor((tileHeight * 16) / 9);
  const y = Math.floor((height - tileHeight - gap - WORDS) / 2);
  return {
    tile: { x: Math.floor((width - tileWidth) / 2), y, width: tileWidth, height: tileHeight },
    words: { ...whole, y: y + tileHeight + gap, height: WORDS },
  };
}

function opposite(side: 'start' | 'end') {
  return side === 'start' ? 'end' : 'start';
}
