import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { Person } from '../../src/contracts/native.js';
import type { Clock } from './clock.js';
import { newPersonId } from './ids.js';
import { Refusal } from './refusal.js';
import type { Store } from './store.js';
import { cleanName } from './text.js';

/** Everybody this server knows. */
export class People {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #resource: string;

  constructor(store: Store, clock: Clock, resource: string) {
    this.#store = store;
    this.#clock = clock;
    this.#resource = resource;
  }

  add(name: string): Person {
    const person = { id: newPersonId(this.#resource), name: cleanName(name, 'name') };
    this.#store.write(() =>
      this.#store.run(
        'INSERT INTO people (id, name, created_at) VALUES (?, ?, ?)',
        person.id,
        person.name,
        this.#clock.now(),
      ),
    );
    return person;
  }

  get(id: ParticipantId): Person {
    const row = this.#store.get<{ name: string }>('SELECT name FROM people WHERE id = ?', id);
    if (!row) throw new Refusal('not-found', 'There is no such person.', { target: 'person' });
    return { id, name: row.name };
  }

  /** Messages keep the name they were sent under. */
  rename(id: ParticipantId, name: string): Person {
    const person = { id, name: cleanName(name, 'name') };
    this.#store.write(() => {
      const changed = this.#store.run(
        'UPDATE people SET name = ? WHERE id = ? AND name <> ?',
        person.name,
        id,
        person.name,
      );
      if (changed > 0) this.#store.emit({ type: 'person-renamed', person });
    });
    return person;
  }

  /** The generation that a person's tokens must be of; undefined for strangers. */
  generation(id: ParticipantId): number | undefined {
    return this.#store.get<{ generation: number }>('SELECT generation FROM people WHERE id = ?', id)
      ?.generation;
  }

  /** Ends every token that the person has been given so far. */
  revokeTokens(id: ParticipantId): void {
    this.#store.write(() => {
      if (this.#store.run('UPDATE people SET generation = generation + 1 WHERE id = ?', id) === 0)
        throw new Refusal('not-found', 'There is no such person.', { target: 'person' });
      this.#store.emit({ type: 'tokens-revoked', person: id });
    });
  }
}
