import type { Participant } from '../../contracts/call.js';
import type { GridTile } from './grid-tile.js';
import type { GridLayout } from './grid-input.js';
import type { RecentSpeech } from './recent-speech.js';

/** How many stand on the stage at most. */
const MOST = 4;

interface StageInput {
  readonly participants: readonly Participant[];
  readonly pinned: readonly string[];
  readonly speech: RecentSpeech;
  readonly layout: GridLayout;
}

/**
 * Who is shown large: shares and the pinned, else the spotlit, else whom the layout asks for: `speaker` follows who
 * speaks, `focus` keeps whom it has.
 *
 * @param previous - The keys of those who were on the stage.
 * @param wanted - Everybody, the most wanted first.
 */
export function onStage(
  previous: readonly string[],
  wanted: readonly GridTile[],
  { participants, pinned, speech, layout }: StageInput,
): readonly GridTile[] {
  if (layout === 'grid') return [];
  const chosen = chosenTiles(wanted, pinned);
  if (chosen.length > 0) return chosen.slice(0, MOST);

  const spotlit = new Set(participants.filter((one) => one.spotlit).map(({ id }) => id));
  const lit = wanted.filter(({ id }) => spotlit.has(id));
  if (lit.length > 0) return lit.slice(0, MOST);
  if (layout === 'auto') return [];

  const kept = wanted.find(({ key }) => previous.includes(key));
  if (layout === 'focus') return (kept ? [kept] : wanted).slice(0, 1);
  return [latestSpeaker(wanted, speech, kept) ?? kept ?? wanted[0]].filter((tile) => tile !== undefined);
}

/** Whoever pins somebody that shares means the share, and means it instead of the other shares. */
function chosenTiles(wanted: readonly GridTile[], pinned: readonly string[]): readonly GridTile[] {
  const shares = wanted.filter(({ kind }) => kind === 'screen');
  const pinnedShares = shares.filter(({ id }) => pinned.includes(id));
  const sharers = new Set(shares.map(({ id }) => id));
  return [
    ...(pinnedShares.length > 0 ? pinnedShares : shares),
    ...wanted.filter(({ id, kind }) => kind === 'camera' && pinned.includes(id) && !sharers.has(id)),
  ];
}

/** Whoever speaks now and is on the stage stays there while others speak, too. */
function latestSpeaker(wanted: readonly GridTile[], speech: RecentSpeech, kept: GridTile | undefined) {
  const until = (tile: GridTile | undefined) => (tile && speech.get(tile.id)?.until) ?? 0;
  const latest = wanted.reduce<GridTile | undefined>(
    (one, other) => (until(other) > until(one) ? other : one),
    undefined,
  );
  return until(kept) === Infinity ? kept : latest;
}
