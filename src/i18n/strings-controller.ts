import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { Language } from './language.js';

export const languageContext = createContext<Language | undefined>(Symbol.for('acs-language'));

/**
 * The words of one domain in the language around the host. `english` is what is shown where nobody has said
 * otherwise: passing it in means that an element brings only the words that it shows.
 */
export class StringsController<Domain extends keyof Language['strings']> {
  readonly #consumer: ContextConsumer<typeof languageContext, ReactiveElement>;
  readonly #domain: Domain;
  readonly #english: Language['strings'][Domain];

  constructor(host: ReactiveElement, domain: Domain, english: Language['strings'][Domain]) {
    this.#domain = domain;
    this.#english = english;
    this.#consumer = new ContextConsumer(host, { context: languageContext, subscribe: true });
  }

  get value(): Language['strings'][Domain] {
    return this.#consumer.value?.strings[this.#domain] ?? this.#english;
  }

  /** A BCP 47 tag for `Intl`. */
  get locale(): string {
    return this.#consumer.value?.locale ?? 'en';
  }
}
