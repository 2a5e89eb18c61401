import type { Box } from './box.js';
import type { GridLayout } from './grid-input.js';
import type { GridTile } from './grid-tile.js';
import type { Packing } from './packing.js';
import type { Strip } from './regions.js';

/** A tile in its place. `strip` is the filmstrip beside a stage. */
export interface PlacedTile extends GridTile {
  readonly box: Box;
  readonly place: 'grid' | 'stage' | 'strip' | 'floating';
}

/** Where everything stands; on top of it the next plan is made. */
export interface GridPlan {
  /** Those on the stage first, then slot by slot, me last. */
  readonly tiles: readonly PlacedTile[];
  readonly layout: Exclude<GridLayout, 'auto'>;
  readonly page: number;
  readonly pages: number;
  /** Room for words while nobody else is here. */
  readonly alone: Box | undefined;
  /** Where pages are turned; undefined while there is but one. */
  readonly pager: Box | undefined;
  readonly slots: readonly string[];
  /** Keys of those on the stage. */
  readonly stage: readonly string[];
  readonly strip: Strip | undefined;
  readonly narrow: boolean;
  /** How many of the others there are on a page. */
  readonly perPage: number;
  readonly stagePacking: Packing | undefined;
  readonly packing: Packing | undefined;
}

export const emptyPlan: GridPlan = {
  tiles: [],
  layout: 'grid',
  page: 1,
  pages: 1,
  alone: undefined,
  pager: undefined,
  slots: [],
  stage: [],
  strip: undefined,
  narrow: false,
  perPage: 0,
  stagePacking: undefined,
  packing: undefined,
};
