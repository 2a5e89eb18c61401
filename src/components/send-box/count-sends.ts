import type { OutboxEntry } from '../../contracts/outbox.js';

/** How many messages of mine will be sent by themselves. */
export function countSends(unsent: readonly OutboxEntry[]): number {
  return unsent.filter(({ kind, status }) => kind === 'send' && status !== 'failed' && status !== 'sent')
    .length;
}
