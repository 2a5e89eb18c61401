import type { Participant } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import { gridTile, sends, type GridTile } from './grid-tile.js';
import type { RecentSpeech } from './recent-speech.js';

/** Smaller comes first: the rank, then what orders people of one rank, then the order in which they joined. */
type Priority = readonly [rank: number, within: number, joined: number];

export interface OrderOptions {
  /** Whom I have pinned, in the order I did. */
  readonly pinned: readonly ParticipantId[];
  readonly speech: RecentSpeech;
}

/**
 * All tiles of these people, the most wanted first: shares, the pinned, the spotlit, raised hands by time, recent
 * speakers, then those with a camera on, then the rest as they joined.
 *
 * Every tile has a priority of its own, which never looks at another tile; so the order is total and cannot flicker.
 *
 * @param participants - In the order they joined.
 */
export function order(participants: readonly Participant[], options: OrderOptions): readonly GridTile[] {
  const tiles: { readonly tile: GridTile; readonly priority: Priority }[] = [];
  participants.forEach((participant, joined) => {
    const { id } = participant;
    if (sends(participant, 'screen')) {
      tiles.push({ tile: gridTile(id, 'screen'), priority: [0, 0, joined] });
    }
    const [rank, within] = priorityOf(participant, options);
    tiles.push({ tile: gridTile(id, 'camera'), priority: [rank, within, joined] });
  });
  return tiles.sort((one, other) => compare(one.priority, other.priority)).map(({ tile }) => tile);
}

function priorityOf(participant: Participant, { pinned, speech }: OrderOptions): [number, number] {
  const pin = pinned.indexOf(participant.id);
  if (pin >= 0) return [1, pin];
  if (participant.spotlit) return [2, 0];
  if (participant.handRaisedAt !== undefined) return [3, participant.handRaisedAt];
  const until = speech.get(participant.id)?.until;
  if (until !== undefined) return [4, -until];
  return [sends(participant, 'camera') ? 5 : 6, 0];
}

function compare(one: Priority, other: Priority): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    // Two who speak now are both at minus infinity, whose difference is no number.
    if (difference < 0 || difference > 0) return difference;
  }
  return 0;
}
