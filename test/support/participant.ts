import type { Participant } from '../../src/contracts/call.js';
import { unknownParticipant } from '../../src/stateful/call/idle-call.js';

/** Somebody in a call, for tests. */
export function participant(id: string, change: Partial<Participant> = {}): Participant {
  return { ...unknownParticipant, id, name: id, ...change };
}
