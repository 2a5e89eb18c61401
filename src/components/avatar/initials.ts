const SYMBOL = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** Letters that join to the next one: two of them side by side would become a word of their own. */
const JOINING = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Mongolian}|\p{Script=Nko}/u;

/**
 * The first letters of the first and the last word of a name, at most two; empty where there is nothing to show.
 * A letter is what a reader takes for one: an accent, a flag or a family of emoji is never cut in two.
 */
export function initials(name: string): string {
  const words = name
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .split(/[\s\u200b,;/|]+/u)
    .filter((word) => SYMBOL.test(word));
  const [first, ...others] = words;
  if (first === undefined) return '';
  const last = others.at(-1);
  const letters = [first, ...(last === undefined ? [] : [last])].map((word) => firstLetter(word));
  // A joiner's invisible opposite keeps Arabic letters apart.
  return letters.join(letters.every((letter) => JOINING.test(letter)) ? '\u200c' : '');
}

function firstLetter(word: string): string {
  const letter = graphemes(word).find((grapheme) => SYMBOL.test(grapheme)) ?? '';
  return letter.toLocaleUpperCase();
}

function graphemes(word: string): readonly string[] {
  // Firefox before 125 has no Intl.Segmenter.
  if (!('Segmenter' in Intl)) return Array.from(word.normalize('NFC'));
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
}
