import type { Language } from './language.js';

/** Brings a language, such as `async () => (await import('./de.js')).german`. Called once, when it is first needed. */
export type LanguageLoader = () => Promise<Language>;

interface Entry {
  readonly load: LanguageLoader;
  loading?: Promise<Language> | undefined;
  loaded?: Language;
}

const entries = new Map<string, Entry>([
  ['ar', { load: async () => (await import('./ar/index.js')).arabic }],
]);
const watchers = new Set<() => void>();

/**
 * Teaches the library a language. Elements that stand in a part of the page with this `lang` change to it at
 * once. A later registration under the same code replaces the earlier one.
 *
 * @param code - A BCP 47 tag: `de` is for all German, `de-AT` for Austria's alone.
 * @throws RangeError - When the code is no language tag.
 */
export function registerLanguage(code: string, load: LanguageLoader): void {
  const [tag = ''] = Intl.getCanonicalLocales(code);
  entries.set(tag, { load });
  for (const watcher of watchers) watcher();
}

/**
 * Loads the language that fits `code` best: its own, else that of its base (`ar` for `ar-EG`). Undefined where
 * none is registered, and for English: elements bring their English words with them.
 */
export async function loadLanguage(code: string): Promise<Language | undefined> {
  const entry = findEntry(code);
  if (!entry) return undefined;
  entry.loading ??= entry.load();
  try {
    entry.loaded = await entry.loading;
  } catch (error) {
    entry.loading = undefined; // So that the next one who needs it tries again.
    throw error;
  }
  return entry.loaded;
}

/** The same without waiting, for a language that has been loaded before. */
export function loadedLanguage(code: string): Language | undefined {
  return findEntry(code)?.loaded;
}

/** Whether `loadLanguage()` would find one. */
export function hasLanguage(code: string): boolean {
  return findEntry(code) !== undefined;
}

/** Calls `watcher` whenever a language has been registered; call the result to stop. */
export function watchLanguages(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** The tag as `Intl` takes it; English where it is none. */
export function canonicalTag(code: string): string {
  try {
    return Intl.getCanonicalLocales(code.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Shortens the tag from its end until something fits, as RFC 4647 (section 3.4) looks languages up. */
function findEntry(code: string): Entry | undefined {
  const parts = canonicalTag(code).split('-');
  for (let length = parts.length; length > 0; length--) {
    const entry = entries.get(parts.slice(0, length).join('-'));
    if (entry) return entry;
  }
  return undefined;
}
