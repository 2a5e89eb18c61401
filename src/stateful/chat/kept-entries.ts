import type {
  OutboxChange,
  OutboxEnd,
  OutboxEntry,
  OutboxShelf,
  OutboxShelfEvents,
} from '../../contracts/outbox.js';

export interface KeptEntriesOptions {
  /** There are others now, or they have changed. */
  readonly changed: (entries: readonly OutboxEntry[]) => void;
  /** An entry has failed or ended; an entry that is returned stays here, and is kept nowhere. */
  readonly settled: (
    before: OutboxEntry | undefined,
    now: OutboxEntry | OutboxEnd,
  ) => OutboxEntry | undefined;
  /** Something could not be kept. */
  readonly unkept: () => void;
}

type Now = OutboxEntry | OutboxEnd | undefined;

/** The entries of one lane, in their order: on a shelf, from which they are changed; or in memory alone. */
export class KeptEntries {
  readonly #options: KeptEntriesOptions;
  /** What is in the memory of this page alone, for it could not be kept. */
  readonly #unkept = new Set<string>();
  #all: readonly OutboxEntry[] = [];
  #shelf: OutboxShelf | undefined;
  #closed = false;

  constructor(options: KeptEntriesOptions) {
    this.#options = options;
  }

  get all(): readonly OutboxEntry[] {
    return this.#all;
  }

  get shelf(): OutboxShelf | undefined {
    return this.#shelf;
  }

  find(id: string): OutboxEntry | undefined {
    return this.#all.find((one) => one.id === id);
  }

  /** No other tab knows of it. */
  isOnlyHere(id: string): boolean {
    return this.#unkept.has(id);
  }

  /**
   * Keeps them on a shelf from now on, and takes what stands there already.
   *
   * @returns False where the shelf cannot be used.
   */
  async moveTo(open: (events: OutboxShelfEvents) => OutboxShelf, leads: () => void): Promise<boolean> {
    const written = this.#all;
    const changed = (id: string, now: OutboxEntry | OutboxEnd) => void this.#take(id, now);
    this.#shelf = open({ changed, leads });
    const isUsable = await this.reload();
    for (const entry of written) await this.change(entry.id, () => entry);
    return isUsable;
  }

  /** Takes what stands on the shelf in place of what was here. */
  async reload(): Promise<boolean> {
    const kept = await this.#shelf?.load().catch(() => undefined);
    if (this.#closed || !kept) return false;
    this.#all = this.#all.filter(({ id, status }) => this.#unkept.has(id) || status === 'sent');
    for (const entry of kept) this.#insert(entry);
    this.#options.changed(this.#all);
    return true;
  }

  /** Changes an entry where it is kept, and then here. At once where it is kept nowhere. */
  change(id: string, change: OutboxChange): Promise<Now> | Now {
    if (!this.#shelf || this.#unkept.has(id)) return this.#take(id, change(this.find(id)));
    return this.#shelf
      .update(id, change)
      .catch(() => {
        if (this.#closed) return undefined;
        this.#unkept.add(id);
        this.#options.unkept();
        return change(this.find(id));
      })
      .then((now) => this.#take(id, now));
  }

  /** Puts an entry here alone. */
  putHere(entry: OutboxEntry): void {
    this.#unkept.add(entry.id);
    this.#take(entry.id, entry);
  }

  /** Forgets an entry that is here alone. */
  forget(id: string): void {
    this.#unkept.delete(id);
    this.#all = this.#all.filter((one) => one.id !== id);
    this.#options.changed(this.#all);
  }

  close(): void {
    this.#closed = true;
    this.#shelf?.close();
  }

  #take(id: string, now: Now): Now {
    if (now === undefined || this.#closed) return now;
    const before = this.find(id);
    if (typeof now === 'object') this.#insert(now);
    else {
      this.#all = this.#all.filter((one) => one !== before);
      this.#unkept.delete(id);
    }
    const rest = this.#options.settled(before, now);
    if (rest) this.#insert(rest);
    this.#options.changed(this.#all);
    return now;
  }

  #insert(entry: OutboxEntry) {
    const others = this.#all.filter(({ id }) => id !== entry.id);
    const at = others.findLastIndex((one) => isBefore(one, entry));
    this.#all = others.toSpliced(at + 1, 0, entry);
  }
}

function isBefore(a: OutboxEntry, b: OutboxEntry): boolean {
  return a.order < b.order || (a.order === b.order && a.id < b.id);
}
