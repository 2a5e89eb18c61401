import type { CallState, Participant } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import { addNotice, removeNotices } from '../notices.js';
import { deleteAll, keepOnly, patch, setAll } from '../patch.js';
import { isObsolete, noticesOf } from './notices-of-participants.js';

/** The call with participants who are new or have changed. Whoever is as before stays the same object. */
export function withParticipants(call: CallState, reported: readonly Participant[], at: number): CallState {
  const latest = new Map(reported.map((participant) => [participant.id, participant]));
  const now = [...latest].map(([id, one]) => [id, keepSpeech(call.participants.get(id), one)] as const);
  const participants = setAll(call.participants, now);
  if (participants === call.participants) return call;
  const valid = removeNotices(call.notices, (notice) => isObsolete(notice, participants));
  const news = noticesOf(
    call,
    now.map(([, participant]) => participant),
    at,
  );
  return { ...call, participants, notices: news.reduce(addNotice, valid) };
}

/** The call without those who have left. */
export function withoutParticipants(call: CallState, ids: readonly ParticipantId[], at: number): CallState {
  const gone = [...new Set(ids)].flatMap((id) => call.participants.get(id) ?? []);
  const [first] = gone;
  if (!first) return call;
  const participants = deleteAll(call.participants, ids);
  const alone = gone.length === 1 ? { subject: first.name, participant: first.id } : { count: gone.length };
  const valid = removeNotices(call.notices, (notice) => isObsolete(notice, participants));
  return {
    ...call,
    participants,
    dominantSpeakers: keepOnly(call.dominantSpeakers, (id) => participants.has(id)),
    notices: addNotice(valid, { code: 'left', level: 'quiet', at, ...alone }),
  };
}

/** When somebody spoke is remembered here, whatever the transport remembers. */
function keepSpeech(before: Participant | undefined, now: Participant): Participant {
  if (!before) return now;
  return patch(before, { ...now, spokeAt: Math.max(before.spokeAt, now.spokeAt) });
}
