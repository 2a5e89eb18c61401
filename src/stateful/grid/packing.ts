import type { Box } from './box.js';

/** How equal tiles stand in a rectangle. Sizes are whole CSS pixels. */
export interface Packing {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** What most cameras send. */
const PICTURE = 16 / 9;
/** How wide a tile may be that is alone, by its height. */
const WIDEST = 2.2;
/** How much a cropped picture counts against a bigger tile: 0 would not care, 1 would never crop. */
const CROP_PENALTY = 0.2;
/** How much better another number of columns must be before the tiles are moved. */
const HYSTERESIS = 1.06;

const EMPTY: Packing = { count: 0, columns: 0, rows: 0, tileWidth: 0, tileHeight: 0 };

/**
 * Chooses the columns in which `count` tiles show the most picture in `width` × `height`, by trying them all.
 *
 * A tile may be anything from 16:9 to 1:1, in an upright place as upright as the place, and one that is alone may be
 * wider still; what a tile crops of a 16:9 picture counts against it. The columns of `previous` stay until others
 * are clearly better, so that a pixel's resize never flips the layout.
 *
 * @param narrowest - The least width of a tile by its height, where upright tiles are not wanted.
 */
export function packing(
  count: number,
  width: number,
  height: number,
  gap: number,
  previous?: Packing,
  narrowest = Math.min(1, Math.max(1 / PICTURE, width / height)),
): Packing {
  if (count < 1) return EMPTY;
  const widest = count === 1 ? WIDEST : PICTURE;
  const candidates = Array.from({ length: count }, (_, index): Packing => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    const cellWidth = Math.max(0, (width - (columns - 1) * gap) / columns);
    const cellHeight = Math.max(0, (height - (rows - 1) * gap) / rows);
    return {
      count,
      columns,
      rows,
      tileWidth: Math.floor(Math.min(cellWidth, cellHeight * widest)),
      tileHeight: Math.floor(Math.min(cellHeight, cellWidth / narrowest)),
    };
  });
  const best = candidates.reduce((one, other) => (score(other) > score(one) ? other : one));
  const kept =
    previous?.count === count ? candidates.find(({ columns }) => columns === previous.columns) : undefined;
  return kept && score(best) <= score(kept) * HYSTERESIS ? kept : best;
}

/** Where each tile stands inside `region`: row by row, the rows centred, the last one too when it is not full. */
export function cells(packed: Packing, region: Box, gap: number): readonly Box[] {
  const { count, columns, rows, tileWidth, tileHeight } = packed;
  const top = region.y + (region.height - span(rows, tileHeight, gap)) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = region.x + (region.width - span(inRow, tileWidth, gap)) / 2;
    return {
      x: Math.floor(start + (index % columns) * (tileWidth + gap)),
      y: Math.floor(top + row * (tileHeight + gap)),
      width: tileWidth,
      height: tileHeight,
    };
  });
}

/** How many tiles fit when none may be smaller than `least`, itself for a 4:3 tile's width in CSS pixels. */
export function capacity(width: number, height: number, gap: number, least: number): number {
  const fitting = (length: number, tile: number) => Math.max(1, Math.floor((length + gap) / (tile + gap)));
  return fitting(width, least) * fitting(height, least * 0.75);
}

function score({ tileWidth, tileHeight }: Packing): number {
  if (tileWidth === 0 || tileHeight === 0) return 0;
  const ratio = tileWidth / tileHeight / PICTURE;
  return tileWidth * tileHeight * Math.min(ratio, 1 / ratio) ** CROP_PENALTY;
}

/** How wide the tiles are together. */
export function usedWidth({ columns, tileWidth }: Packing, gap: number): number {
  return span(columns, tileWidth, gap);
}

function span(tiles: number, size: number, gap: number): number {
  return tiles * size + (tiles - 1) * gap;
}
