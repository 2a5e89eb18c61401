import type { CallState, Participant } from '../../contracts/call.js';

/** How many recent speakers are remembered. */
const REMEMBERED = 10;

/** Marks who speaks now. Whoever is not concerned keeps their identity. */
export function withSpeakers(call: CallState, ids: readonly string[], at: number): CallState {
  const speakers = new Set(ids);
  const mark = (participant: Participant): Participant => {
    const speaking = speakers.has(participant.id);
    if (speaking === participant.speaking) return participant;
    return { ...participant, speaking, spokeAt: speaking ? at : participant.spokeAt };
  };

  const me = mark(call.me);
  const changed = [...call.participants.values()]
    .map(mark)
    .filter((one) => one !== call.participants.get(one.id));
  if (me === call.me && changed.length === 0) return call;

  const participants = new Map(call.participants);
  for (const one of changed) participants.set(one.id, one);
  const began = changed.filter((one) => one.speaking).map((one) => one.id);
  const dominantSpeakers =
    began.length === 0
      ? call.dominantSpeakers
      : [...began, ...call.dominantSpeakers.filter((id) => !began.includes(id))].slice(0, REMEMBERED);
  return {
    ...call,
    me,
    participants: changed.length === 0 ? call.participants : participants,
    dominantSpeakers,
  };
}
