import type {
  OutboxChange,
  OutboxEnd,
  OutboxEntry,
  OutboxShelf,
  OutboxShelfEvents,
} from '../contracts/outbox.js';
import { openDatabase, requestDone, STORE, transactionDone } from './outbox-database.js';

/** Transport, person and thread. */
export type Place = readonly [scope: string, owner: string, thread: string];

/** What tabs tell each other: that an entry has changed, and how it has ended where it has. */
interface News {
  readonly id: string;
  readonly end: OutboxEnd | undefined;
}

/** A part of the browser's database for one person in one thread; its tabs agree on which of them sends. */
export class IndexedShelf implements OutboxShelf {
  readonly #place: Place;
  readonly #events: OutboxShelfEvents;
  readonly #name: string;
  readonly #channel: BroadcastChannel;
  #leading: AbortController | undefined;
  #closed = false;

  constructor(place: Place, events: OutboxShelfEvents) {
    this.#place = place;
    this.#events = events;
    this.#name = `acs-outbox ${JSON.stringify(place)}`;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }: MessageEvent<News>) => void this.#hear(data);
  }

  async load(): Promise<readonly OutboxEntry[]> {
    const database = await openDatabase();
    const range = IDBKeyRange.bound([...this.#place], [...this.#place, []]);
    return requestDone<OutboxEntry[]>(
      database.transaction(STORE).objectStore(STORE).getAll(range) as IDBRequest<OutboxEntry[]>,
    );
  }

  async update(id: string, change: OutboxChange): Promise<OutboxEntry | OutboxEnd | undefined> {
    const database = await openDatabase();
    const transaction = database.transaction(STORE, 'readwrite');
    const entries = transaction.objectStore(STORE);
    const key = [...this.#place, id];
    const reading = entries.get(key) as IDBRequest<OutboxEntry | undefined>;
    let now: OutboxEntry | OutboxEnd | undefined;
    // In its own event, while the transaction is open: no other tab comes between.
    reading.onsuccess = () => {
      now = change(reading.result);
      if (typeof now === 'object') entries.put(now, key);
      else if (now !== undefined) entries.delete(key);
    };
    await transactionDone(transaction);
    if (now !== undefined && !this.#closed) {
      this.#channel.postMessage({ id, end: typeof now === 'object' ? undefined : now } satisfies News);
    }
    return now;
  }

  lead(): void {
    if (this.#leading || this.#closed) return;
    const leading = new AbortController();
    this.#leading = leading;
    const { signal } = leading;
    // Pages that are not secure have no locks; there it is the entry's state alone that keeps two from sending it.
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) {
      queueMicrotask(() => signal.aborted || this.#events.leads());
      return;
    }
    locks
      .request(this.#name, { signal }, () => {
        if (signal.aborted) return undefined;
        this.#events.leads();
        return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      })
      .catch(() => {}); // It was given up before it was had.
  }

  yield(): void {
    this.#leading?.abort();
    this.#leading = undefined;
  }

  close(): void {
    this.#closed = true;
    this.yield();
    this.#channel.close();
  }

  /** What counts is what is kept, not what was said last. */
  async #hear({ id, end }: News) {
    const database = await openDatabase();
    const key = [...this.#place, id];
    const reading = database.transaction(STORE).objectStore(STORE).get(key);
    const kept = await requestDone(reading as IDBRequest<OutboxEntry | undefined>);
    const now = kept ?? end;
    if (now !== undefined && !this.#closed) this.#events.changed(id, now);
  }
}
