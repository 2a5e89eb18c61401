import type { ReactiveController, ReactiveElement } from 'lit';
import { ContextConsumer } from '../context/context-consumer.js';
import { ContextProvider } from '../context/context-provider.js';
import { languageAround, watchLanguageAround } from './language-around.js';
import type { Language, ProvidedLanguage, StringOverrides } from './language.js';
import { canonicalTag, hasLanguage, loadedLanguage, loadLanguage, watchLanguages } from './languages.js';
import { layOver } from './lay-over.js';
import { languageContext } from './strings-controller.js';

type Words = Omit<ProvidedLanguage, 'overrides'>;

const english: Words = { locale: 'en', direction: 'ltr', strings: {} };

/**
 * Gives the components inside the host their language: that of the nearest `lang` of the page, loaded when it is
 * first needed, and followed when it changes. A language that nobody has registered becomes that of its base, else
 * English. While one is loading, the words before it stay.
 */
export class LanguageProvider implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #provider: ContextProvider<ProvidedLanguage | undefined>;
  readonly #outer: ContextConsumer<ProvidedLanguage | undefined>;
  #words = english;
  #provided: ProvidedLanguage = english;
  #strings: StringOverrides | undefined;
  #wanted = '';
  #hasDirection = false;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this); // Before the provider, which tells the components inside as soon as it is connected.
    this.#provider = new ContextProvider(host, languageContext, undefined);
    this.#outer = new ContextConsumer(host, languageContext, () => this.#provide());
  }

  /** A BCP 47 tag for `Intl`: that of the words shown. */
  get locale(): string {
    return this.#words.locale;
  }

  /** The direction in which the words shown are written. */
  get direction(): 'ltr' | 'rtl' {
    return this.#words.direction;
  }

  /**
   * The `dir` for the host's outermost box, so that Arabic runs right to left on a page that has only said
   * `lang="ar"`. Undefined where the page has said `dir` itself, for then it holds.
   */
  get dir(): 'ltr' | 'rtl' | undefined {
    return this.#hasDirection ? undefined : this.#words.direction;
  }

  /** What the components inside are given: for the words of the host itself, which its own context does not reach. */
  get provided(): ProvidedLanguage {
    return this.#provided;
  }

  /** Single words of the host's own, in place of those of any language. */
  get strings(): StringOverrides | undefined {
    return this.#strings;
  }

  set strings(strings: StringOverrides | undefined) {
    if (strings === this.#strings) return;
    this.#strings = strings;
    this.#provide();
  }

  hostConnected() {
    const stopAround = watchLanguageAround(this.#host, this.#look);
    const stopLanguages = watchLanguages(this.#look);
    this.#stop = () => {
      stopAround();
      stopLanguages();
    };
    this.#look();
  }

  hostDisconnected() {
    this.#stop?.();
    this.#stop = undefined;
  }

  readonly #look = () => {
    const { lang, hasDirection } = languageAround(this.#host);
    if (hasDirection !== this.#hasDirection) {
      this.#hasDirection = hasDirection;
      this.#host.requestUpdate();
    }
    const wanted = canonicalTag(lang);
    this.#wanted = wanted;
    const loaded = loadedLanguage(wanted);
    if (loaded) this.#show(inRegion(loaded, wanted));
    else if (hasLanguage(wanted)) void this.#load(wanted);
    else this.#show(/^en\b/.test(wanted) ? { ...english, locale: wanted } : english);
  };

  async #load(wanted: string) {
    try {
      const language = await loadLanguage(wanted);
      if (language && wanted === this.#wanted) this.#show(inRegion(language, wanted));
    } catch (error) {
      reportError(error); // The page goes on in the words it has.
    }
  }

  #show(words: Words) {
    const { locale, strings } = this.#words;
    if (words.locale === locale && words.strings === strings) return;
    this.#words = words;
    this.#host.requestUpdate();
    this.#provide();
  }

  #provide() {
    const overrides = layOver(this.#outer.value?.overrides, this.#strings);
    this.#provided = {
      ...this.#words,
      strings: layOver(this.#words.strings, overrides) ?? {},
      ...(overrides ? { overrides } : {}),
    };
    this.#provider.setValue(this.#provided);
  }
}

/** Arabic words with the dates and numbers of Egypt, for `ar-EG`. */
function inRegion(language: Language, tag: string): Words {
  return tag.startsWith(`${language.locale}-`) ? { ...language, locale: tag } : language;
}
