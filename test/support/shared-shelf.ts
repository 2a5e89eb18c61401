import type { OutboxEntry, OutboxShelfEvents, OutboxStorage } from '../../src/contracts/outbox.js';
import { settled } from './settled.js';

interface Tab {
  readonly events: OutboxShelfEvents;
  wants: boolean;
}

/** What tabs share, without a browser: entries that outlive them, and one of them at a time that leads. */
export class SharedShelf implements OutboxStorage {
  readonly entries = new Map<string, OutboxEntry>();
  /** Nothing can be kept. */
  full = false;
  readonly #tabs = new Set<Tab>();
  #leader: Tab | undefined;

  open(owner: string, thread: string, events: OutboxShelfEvents) {
    const tab: Tab = { events, wants: false };
    const prefix = `${owner} ${thread} `;
    this.#tabs.add(tab);
    return {
      load: async () => {
        await Promise.resolve();
        if (this.full) throw new Error('no');
        return [...this.entries].filter(([key]) => key.startsWith(prefix)).map(([, entry]) => entry);
      },
      update: async (id: string, change: Parameters<ReturnType<OutboxStorage['open']>['update']>[1]) => {
        await Promise.resolve();
        if (this.full) throw new Error('full');
        if (!this.#tabs.has(tab)) return undefined; // The page is gone.
        const now = change(this.entries.get(prefix + id));
        if (now === undefined) return undefined;
        if (typeof now === 'object') this.entries.set(prefix + id, now);
        else this.entries.delete(prefix + id);
        void settled().then(() => {
          const kept = this.entries.get(prefix + id) ?? (typeof now === 'string' ? now : undefined);
          for (const other of this.#tabs) if (other !== tab && kept) other.events.changed(id, kept);
        });
        return now;
      },
      lead: () => {
        tab.wants = true;
        this.#elect();
      },
      yield: () => this.#resign(tab),
      close: () => {
        this.#tabs.delete(tab);
        this.#resign(tab);
      },
    };
  }

  #resign(tab: Tab) {
    tab.wants = false;
    if (this.#leader === tab) this.#leader = undefined;
    this.#elect();
  }

  #elect() {
    if (this.#leader) return;
    this.#leader = [...this.#tabs].find(({ wants }) => wants);
    const { events } = this.#leader ?? {};
    if (events) queueMicrotask(() => events.leads());
  }
}
