import type { LanguageStrings, StringOverrides } from './language.js';

/** Lays single words over others. A domain that nothing is laid over stays the same object. */
export function layOver(
  words: StringOverrides | undefined,
  over: StringOverrides | undefined,
): StringOverrides | undefined {
  if (!words || !over) return over ?? words;
  const domains = Object.keys(over) as (keyof LanguageStrings)[];
  return {
    ...words,
    ...Object.fromEntries(domains.map((domain) => [domain, { ...words[domain], ...over[domain] }])),
  };
}
