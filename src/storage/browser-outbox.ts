import type { OutboxStorage } from '../contracts/outbox.js';

/**
 * Keeps what is not sent yet in the browser's database, shared by all tabs of this origin. Loaded when there is a
 * conversation to look into.
 *
 * @param scope - The transport and its server: people and threads of different ones never meet.
 */
export function browserOutbox(scope: string): OutboxStorage {
  return {
    open(owner, thread, events) {
      const loading = import('./indexed-shelf.js').then(
        ({ IndexedShelf }) => new IndexedShelf([scope, owner, thread], events),
      );
      const whenLoaded = (use: (shelf: Awaited<typeof loading>) => void) => void loading.then(use, () => {});
      return {
        load: async () => (await loading).load(),
        update: async (id, change) => (await loading).update(id, change),
        lead: () => whenLoaded((shelf) => shelf.lead()),
        yield: () => whenLoaded((shelf) => shelf.yield()),
        close: () => whenLoaded((shelf) => shelf.close()),
      };
    },
  };
}
