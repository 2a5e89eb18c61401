import type { OutboxShelf, OutboxShelfEvents } from '../../contracts/outbox.js';
import type { KeptEntries } from './kept-entries.js';
import { afterLoss } from './outbox-entry.js';

/** Whether this tab is the one that sends: of those that share a shelf only one does, and one that can. */
export class Leadership {
  readonly #entries: KeptEntries;
  readonly #begun: () => void;
  #held: boolean;
  #asked = false;
  /** Counts how often it has been given away. */
  #term = 0;

  /**
   * @param held - From the beginning: there is nobody to share with.
   * @param begun - It is held now.
   */
  constructor(entries: KeptEntries, held: boolean, begun: () => void) {
    this.#entries = entries;
    this.#held = held;
    this.#begun = begun;
  }

  get held(): boolean {
    return this.#held;
  }

  /** Shares a shelf from now on. */
  async share(open: (events: OutboxShelfEvents) => OutboxShelf): Promise<void> {
    const isUsable = await this.#entries.moveTo(open, () => void this.#begin());
    // What cannot be kept is not shared either; whoever writes is told.
    if (!isUsable) this.#held = true;
    // Whatever state the last page left it in has to be put right, also while there is no connection.
    else this.#ask();
  }

  /** @param able - Something could be sent here. */
  follow(able: boolean): void {
    const { shelf } = this.#entries;
    if (!shelf) return;
    if (able && !this.#asked) this.#ask();
    if (able || !this.#held) return;
    this.#asked = this.#held = false;
    this.#term++;
    shelf.yield();
  }

  #ask() {
    this.#asked = true;
    this.#entries.shelf?.lead();
  }

  /** Nobody else sends now: what is `sending` was left behind by a page that is gone. */
  async #begin() {
    const term = this.#term;
    await this.#entries.reload();
    for (const { id, status } of this.#entries.all) {
      if (status !== 'sending') continue;
      await this.#entries.change(id, (one) => (one?.status === 'sending' ? afterLoss(one) : undefined));
    }
    if (term !== this.#term) return;
    this.#held = true;
    this.#begun();
  }
}
