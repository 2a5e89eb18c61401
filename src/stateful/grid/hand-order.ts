import type { CallState } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import { selectParticipant } from '../call/selectors.js';

/** The place of somebody's hand among those that are up, from 1; 0 while theirs is down. */
export function handOrder(call: CallState, id: ParticipantId): number {
  const raisedAt = selectParticipant(call, id)?.handRaisedAt;
  if (raisedAt === undefined) return 0;
  let before = 0;
  for (const other of [call.me, ...call.participants.values()]) {
    if (other.handRaisedAt === undefined || other.id === id) continue;
    // Two hands at the same moment need an order that everybody sees alike.
    if (other.handRaisedAt < raisedAt || (other.handRaisedAt === raisedAt && other.id < id)) before += 1;
  }
  return before + 1;
}
