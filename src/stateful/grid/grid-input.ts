import type { Participant } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { RecentSpeech } from './recent-speech.js';

/**
 * `auto` gives a share, a pin or a spotlight the stage and is a grid without one · `grid` all are equal · `speaker`
 * whoever speaks is large · `focus` somebody is always large, and stays.
 */
export type GridLayout = 'auto' | 'grid' | 'speaker' | 'focus';

/** Where my own camera stands. `auto` floats it when two people are here and in narrow places. */
export type LocalTile = 'auto' | 'grid' | 'floating' | 'hidden';

/** A corner of the grid, by the direction of text. */
export interface Corner {
  readonly inline: 'start' | 'end';
  readonly block: 'start' | 'end';
}

/** What decides who is seen where. All lengths are CSS pixels. */
export interface GridInput {
  /** The others, in the order they joined. */
  readonly participants: readonly Participant[];
  /** I share my screen: a placeholder says so. */
  readonly sharing: boolean;
  /** Whom I have pinned, in the order I did. */
  readonly pinned: readonly ParticipantId[];
  readonly speech: RecentSpeech;
  readonly layout: GridLayout;
  readonly localTile: LocalTile;
  /** Where the floating tile rests. */
  readonly corner: Corner;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** From 1. Beyond the last page it is the last one. */
  readonly page: number;
  /** The most tiles on a page. */
  readonly mostTiles: number;
  /** How wide a tile should be at the least, where there are pages to put the others on. */
  readonly leastWidth: number;
  /** How high the bar is that turns pages; it takes room only where there are several. */
  readonly pagerHeight: number;
  /** Nobody changes places, though people come and go. */
  readonly frozen: boolean;
  /** Keys of tiles that must stay on their page, such as the one with focus. */
  readonly held: ReadonlySet<string>;
}
