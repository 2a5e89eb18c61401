import type { Person, Room } from '../../src/contracts/native.js';
import type { Clock } from './clock.js';
import { Refusal } from './refusal.js';
import type { Store } from './store.js';
import type { Threads } from './threads.js';

/** Places with a link, each with one thread and at most one live call. */
export class Rooms {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #threads: Threads;

  constructor(store: Store, clock: Clock, threads: Threads) {
    this.#store = store;
    this.#clock = clock;
    this.#threads = threads;
  }

  /** Somebody has entered it before. */
  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** Makes the room if need be, and the person a member of its thread. */
  enter(name: string, person: Person): Room {
    return this.#store.write(() => {
      const threadId = this.#find(name) ?? this.#make(name);
      this.#threads.addMember(threadId, person);
      return { room: name, threadId, topic: this.#threads.topic(threadId) };
    });
  }

  /** The room's thread. */
  threadOf(name: string): string {
    const thread = this.#find(name);
    if (thread === undefined) throw new Refusal('not-found', 'There is no such room.', { target: 'room' });
    return thread;
  }

  #find(name: string) {
    return this.#store.get<{ thread_id: string }>('SELECT thread_id FROM rooms WHERE name = ?', name)
      ?.thread_id;
  }

  #make(name: string) {
    const thread = this.#threads.add(name);
    this.#store.run(
      'INSERT INTO rooms (name, thread_id, created_at) VALUES (?, ?, ?)',
      name,
      thread,
      this.#clock.now(),
    );
    return thread;
  }
}
