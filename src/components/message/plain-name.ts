/** Marks that turn the reading direction of the text around them, or hide in it. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A name without marks that could reverse or disguise what stands beside it. */
export function plainName(name: string): string {
  return name.replace(INVISIBLE, '').trim();
}
