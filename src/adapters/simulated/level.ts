import { hash } from './random.js';

/**
 * How loud a voice is at a moment, 0 to 1: syllables of about a quarter of a second inside phrases of some
 * seconds. The same voice at the same moment is always as loud.
 *
 * @param voice - Whose it is: each has another pitch and rhythm.
 * @param now - Milliseconds.
 */
export function voiceLevel(voice: string, now: number): number {
  const own = hash(voice);
  const seconds = now / 1000 + (own % 997);
  const syllables = 3.4 + (own % 11) / 10;
  const syllable = Math.abs(Math.sin(Math.PI * syllables * seconds));
  const phrase = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.31 * seconds + (own % 7));
  const stress = 0.75 + 0.25 * Math.sin(2 * Math.PI * 1.13 * seconds + (own % 5));
  return Math.min(1, 0.08 + 0.9 * syllable * phrase * stress);
}
