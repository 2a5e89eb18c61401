import type { Participant } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';

/** What the grid has heard of somebody. Milliseconds, on the clock of whoever listens. */
export interface Speech {
  /** When the speech that runs now began; undefined in silence. */
  readonly since: number | undefined;
  /** When they last spoke long enough to count: `Infinity` while they do; undefined when they never have. */
  readonly until: number | undefined;
}

export type RecentSpeech = ReadonlyMap<ParticipantId, Speech>;

/** Milliseconds of speech before somebody counts as a speaker: a cough moves nobody. */
export const ADMISSION = 1000;

/**
 * Folds what is heard at `now` into what was heard before. Silence ends a speech; only a speech of a second or
 * more is remembered. Times are the listener's own, for the clocks of others cannot be trusted.
 */
export function hear(
  previous: RecentSpeech,
  participants: readonly Participant[],
  now: number,
): RecentSpeech {
  const speechOf = ({ id, speaking }: Participant) => next(previous.get(id), speaking, now);
  // Most of what happens in a call is no speech.
  const isNew = participants.some((one) => speechOf(one) !== previous.get(one.id));
  if (!isNew && participants.filter(({ id }) => previous.has(id)).length === previous.size) return previous;
  return new Map(
    participants.flatMap((one) => {
      const speech = speechOf(one);
      return speech ? [[one.id, speech] as const] : [];
    }),
  );
}

/** When somebody who speaks now will count as a speaker, if they go on; undefined when nobody is waiting. */
export function nextAdmission(speech: RecentSpeech): number | undefined {
  let next: number | undefined;
  for (const { since, until } of speech.values()) {
    if (since === undefined || until === Infinity) continue;
    next = Math.min(next ?? Infinity, since + ADMISSION);
  }
  return next;
}

function next(before: Speech | undefined, speaking: boolean, now: number): Speech | undefined {
  if (!speaking) {
    if (before?.since === undefined) return before;
    const until = before.until === Infinity || now - before.since >= ADMISSION ? now : before.until;
    return until === undefined ? undefined : { since: undefined, until };
  }
  if (before?.since === undefined) return { since: now, until: before?.until };
  if (before.until !== Infinity && now - before.since >= ADMISSION) return { ...before, until: Infinity };
  return before;
}
