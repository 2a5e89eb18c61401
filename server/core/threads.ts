import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { Person, ThreadDetails, WireReceipt } from '../../src/contracts/native.js';
import type { Clock } from './clock.js';
import { newThreadId } from './ids.js';
import type { Messages } from './messages.js';
import type { People } from './people.js';
import { Refusal } from './refusal.js';
import type { Store } from './store.js';
import { cleanName } from './text.js';

/** Conversations: who is in them, what they are about, how far each has read. */
export class Threads {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #people: People;
  readonly #messages: Messages;

  constructor(store: Store, clock: Clock, people: People, messages: Messages) {
    this.#store = store;
    this.#clock = clock;
    this.#people = people;
    this.#messages = messages;
  }

  /** A new thread without members; its id. Only inside a write. */
  add(topic: string): string {
    const id = newThreadId();
    this.#store.run(
      'INSERT INTO threads (id, topic, created_at) VALUES (?, ?, ?)',
      id,
      topic,
      this.#clock.now(),
    );
    return id;
  }

  /** @throws Refusal - `not-found` or `forbidden`. */
  requireMember(thread: string, person: ParticipantId): void {
    if (this.#isMember(thread, person)) return;
    this.topic(thread);
    throw new Refusal('forbidden', 'You are no member of this thread.', { target: 'thread' });
  }

  topic(thread: string): string {
    const row = this.#store.get<{ topic: string }>('SELECT topic FROM threads WHERE id = ?', thread);
    if (!row) throw new Refusal('not-found', 'There is no such thread.', { target: 'thread' });
    return row.topic;
  }

  details(thread: string, reader: ParticipantId): ThreadDetails {
    this.requireMember(thread, reader);
    return {
      id: thread,
      topic: this.topic(thread),
      members: this.#store
        .all<Person>(
          `SELECT id, name FROM members JOIN people ON id = person_id
           WHERE thread_id = ? ORDER BY joined_at, id`,
          thread,
        )
        .map(({ id, name }) => ({ id, name })),
      receipts: this.#store
        .all<{ person_id: string; up_to: number }>(
          `SELECT person_id, up_to FROM receipts JOIN members USING (thread_id, person_id)
           WHERE thread_id = ? ORDER BY person_id`,
          thread,
        )
        .map((row): WireReceipt => ({ person: row.person_id, upTo: row.up_to })),
    };
  }

  /** Makes a person a member and says so in the thread; once, however often it is called. */
  addMember(thread: string, person: Person): void {
    this.#store.write(() => {
      const added = this.#store.run(
        'INSERT OR IGNORE INTO members (thread_id, person_id, joined_at) VALUES (?, ?, ?)',
        thread,
        person.id,
        this.#clock.now(),
      );
      if (added === 0) return;
      const audience = this.audience(thread);
      this.#store.emit({ type: 'members-changed', audience, thread, members: [person] });
      this.#messages.announce(thread, person, { kind: 'members-added', names: [person.name] }, audience);
    });
  }

  /** Takes a member out: another one, or oneself. */
  removeMember(thread: string, by: ParticipantId, id: ParticipantId): void {
    this.#store.write(() => {
      this.requireMember(thread, by);
      if (!this.#isMember(thread, id))
        throw new Refusal('not-found', 'There is no such member.', { target: 'person' });
      const person = this.#people.get(id);
      const remover = this.#people.get(by);
      this.#store.run('DELETE FROM members WHERE thread_id = ? AND person_id = ?', thread, id);
      const audience = this.audience(thread);
      this.#store.emit({ type: 'members-left', audience, thread, ids: [id], by: remover });
      this.#messages.announce(thread, remover, { kind: 'members-removed', names: [person.name] }, audience);
      this.#store.emit({ type: 'thread-removed', audience: [id], thread });
    });
  }

  setTopic(thread: string, by: ParticipantId, wanted: string): void {
    const topic = cleanName(wanted, 'topic');
    this.#store.write(() => {
      this.requireMember(thread, by);
      if (
        this.#store.run('UPDATE threads SET topic = ? WHERE id = ? AND topic <> ?', topic, thread, topic) ===
        0
      )
        return;
      const audience = this.audience(thread);
      this.#store.emit({ type: 'topic-changed', audience, thread, topic });
      this.#messages.announce(thread, this.#people.get(by), { kind: 'topic-changed', topic }, audience);
    });
  }

  /** Tells the others; nothing is kept. */
  tellTyping(thread: string, id: ParticipantId): void {
    this.requireMember(thread, id);
    const audience = this.audience(thread).filter((member) => member !== id);
    this.#store.emit({ type: 'typing', audience, thread, person: this.#people.get(id) });
  }

  /** Only ever forward, and never beyond the last message. */
  markRead(thread: string, id: ParticipantId, wanted: number): void {
    this.#store.write(() => {
      this.requireMember(thread, id);
      const row = this.#store.get<{ up_to: number }>(
        `INSERT INTO receipts (thread_id, person_id, up_to)
         SELECT id, ?1, MIN(?2, last_sequence) FROM threads WHERE id = ?3 AND MIN(?2, last_sequence) > 0
         ON CONFLICT DO UPDATE SET up_to = excluded.up_to WHERE excluded.up_to > up_to
         RETURNING up_to`,
        id,
        wanted,
        thread,
      );
      if (!row) return;
      this.#store.emit({
        type: 'read-changed',
        audience: this.audience(thread),
        thread,
        person: id,
        upTo: row.up_to,
      });
    });
  }

  /** Tells every thread of a person their new name. */
  tellRenamed(person: Person): void {
    const rows = this.#store.all<{ thread_id: string }>(
      'SELECT thread_id FROM members WHERE person_id = ?',
      person.id,
    );
    for (const { thread_id: thread } of rows) {
      this.#store.emit({
        type: 'members-changed',
        audience: this.audience(thread),
        thread,
        members: [person],
      });
    }
  }

  /** Whom to tell of what happens in the thread. */
  audience(thread: string): readonly ParticipantId[] {
    return this.#store
      .all<{ person_id: string }>('SELECT person_id FROM members WHERE thread_id = ?', thread)
      .map((row) => row.person_id);
  }

  #isMember(thread: string, person: ParticipantId) {
    const sql = 'SELECT 1 FROM members WHERE thread_id = ? AND person_id = ?';
    return this.#store.get(sql, thread, person) !== undefined;
  }
}
