/** The longest wait between two attempts, in milliseconds. */
const LONGEST = 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: about 1, 2, 4 … 60 s, each by chance between half of
 * that and all of it, so that many who lost the server together do not come back together.
 *
 * @param attempt - How often it has failed before, from 0.
 * @param random - 0 to 1, as `Math.random`.
 */
export function backoff(attempt: number, random: () => number): number {
  const longest = Math.min(1000 * 2 ** attempt, LONGEST);
  return longest / 2 + (longest / 2) * random();
}
