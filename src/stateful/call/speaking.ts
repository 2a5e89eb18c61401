import type { CallState, Participant } from '../../contracts/call.js';
import { patch, setAll } from '../patch.js';

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

  const changed = [...call.participants.values()].filter((one) => mark(one) !== one).map(mark);
  const began = changed.filter((one) => one.speaking).map((one) => one.id);
  const before = call.dominantSpeakers.filter((id) => !began.includes(id));
  return patch(call, {
    me: mark(call.me),
    participants: setAll(
      call.participants,
      changed.map((one) => [one.id, one] as const),
    ),
    dominantSpeakers: [...began, ...before].slice(0, REMEMBERED),
  });
}
