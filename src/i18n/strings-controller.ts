import type { ReactiveElement } from 'lit';
import { createContext } from '../context/context.js';
import { ContextConsumer } from '../context/context-consumer.js';
import type { LanguageStrings, ProvidedLanguage } from './language.js';

/** The language around a component; undefined is English. */
export const languageContext = createContext<ProvidedLanguage | undefined>('acs-language');

/**
 * The words of one domain in the language around the host. `english` is what is shown where nobody has said
 * otherwise: passing it in means that an element brings only the words that it shows.
 */
export class StringsController<Domain extends keyof LanguageStrings> {
  readonly #consumer: ContextConsumer<ProvidedLanguage | undefined>;
  readonly #domain: Domain;
  readonly #english: LanguageStrings[Domain];
  readonly #own: { readonly provided: ProvidedLanguage } | undefined;
  #provided: Partial<LanguageStrings[Domain]> | undefined;
  #value: LanguageStrings[Domain];

  /** @param own - The host's own `LanguageProvider`, where it is one: what it provides does not reach itself. */
  constructor(
    host: ReactiveElement,
    domain: Domain,
    english: LanguageStrings[Domain],
    own?: { readonly provided: ProvidedLanguage },
  ) {
    this.#domain = domain;
    this.#own = own;
    this.#english = english;
    this.#value = english;
    this.#consumer = new ContextConsumer(host, languageContext);
  }

  /** The same object until the language changes. */
  get value(): LanguageStrings[Domain] {
    const provided = this.#language?.strings[this.#domain];
    if (provided !== this.#provided) {
      this.#provided = provided;
      this.#value = provided ? { ...this.#english, ...provided } : this.#english;
    }
    return this.#value;
  }

  /** A BCP 47 tag for `Intl`. */
  get locale(): string {
    return this.#language?.locale ?? 'en';
  }

  get #language() {
    return this.#own?.provided ?? this.#consumer.value;
  }
}
