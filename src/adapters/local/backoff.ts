/** Milliseconds. */
const FIRST = 500;
const LONGEST = 15_000;

/**
 * How long to wait before an attempt: twice as long each time, from half a second to a quarter of a minute, and
 * spread, so that a server that comes back is not met by everybody at once.
 *
 * @param attempt - 1 for the first.
 * @param random - 0 to 1.
 * @returns Milliseconds.
 */
export function backoff(attempt: number, random: number): number {
  return Math.min(LONGEST, FIRST * 2 ** (attempt - 1)) * (0.5 + random / 2);
}
