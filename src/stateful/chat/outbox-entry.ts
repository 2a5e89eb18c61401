import type { AcsError, ErrorCode } from '../../contracts/errors.js';
import type { OutboxChange, OutboxEntry } from '../../contracts/outbox.js';

/** What has waited for so long has failed, in milliseconds: seven days. */
export const LONGEST_WAIT = 7 * 24 * 60 * 60_000;

/** A fault of the server that comes back so often is the message's, and must not hold the others up. */
const MOST_FAULTS = 5;

/**
 * Failures that say nothing about what was asked: the same may get through a little later. `unsent` was turned away
 * at the door; of what is `uncertain` the server may have it.
 */
const passing: Readonly<Partial<Record<ErrorCode, 'unsent' | 'uncertain'>>> = {
  throttled: 'unsent',
  full: 'unsent',
  unauthenticated: 'unsent',
  'token-expired': 'unsent',
  unreachable: 'uncertain',
  'timed-out': 'uncertain',
  internal: 'uncertain',
  cancelled: 'uncertain',
};

/** It has its turn before it, or the answer. */
export function isWaiting({ status }: OutboxEntry): boolean {
  return status !== 'failed' && status !== 'sent';
}

/** Whether the same may get through a little later. @param attempt - How often it has failed before. */
export function isPassing({ code }: AcsError, attempt: number): boolean {
  return passing[code] !== undefined && !(code === 'internal' && attempt + 1 >= MOST_FAULTS);
}

/** An entry whose answer got lost. An edit or a deletion that is done twice is done once. */
export function afterLoss(entry: OutboxEntry): OutboxEntry {
  return { ...entry, status: entry.kind === 'send' ? 'uncertain' : 'queued' };
}

/** What becomes of an entry that was turned away for now. @param leftAt - As it was before this attempt. */
export function afterPassing({ code }: AcsError, leftAt: number | undefined): OutboxChange {
  return (kept) =>
    kept && (passing[code] === 'unsent' ? { ...kept, status: 'queued', leftAt } : afterLoss(kept));
}

/** What becomes of an entry that will never be done: a message keeps its text, a change is taken back. */
export function afterRefusal({ code, retryable }: AcsError, leftAt?: number): OutboxChange {
  return (kept) => {
    if (!kept) return undefined;
    if (kept.kind !== 'send' || kept.discarded) return 'cancelled';
    return { ...kept, status: 'failed', leftAt: leftAt ?? kept.leftAt, failure: { code, retryable } };
  };
}
