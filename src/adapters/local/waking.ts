import type { Clock } from '../../contracts/clock.js';

/** How often the time is looked at, in milliseconds. */
const EVERY = 1000;

/** A timer that is late by more than this was not busy but asleep, in milliseconds. */
const ASLEEP = 4000;

/**
 * Runs `woke` whenever the page has stood still, until `signal` aborts: the machine slept, or the browser froze the
 * page or kept it for the way back. Nobody tells a page of the first; it shows by the time that has gone.
 */
export function watchWaking(clock: Clock, woke: () => void, signal: AbortSignal): void {
  let stop = () => {};
  const look = () => {
    stop = afterAwake(clock, EVERY, look, () => {
      look();
      woke();
    });
  };
  look();
  document.addEventListener('resume', woke, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && woke(), { signal });
  signal.addEventListener('abort', () => stop(), { once: true });
}

/**
 * Runs `task` after some time, or `overslept` where the machine has slept through the moment: then nothing could
 * have happened in time, and nothing is to be concluded from it.
 *
 * @returns Prevents both.
 */
export function afterAwake(
  clock: Clock,
  milliseconds: number,
  task: () => void,
  overslept: () => void,
): () => void {
  const due = clock.now() + milliseconds;
  return clock.after(milliseconds, () => (clock.now() - due > ASLEEP ? overslept() : task()));
}
