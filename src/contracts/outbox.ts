import type { MessageId, ThreadId } from './chat.js';
import type { ErrorCode } from './errors.js';
import type { ParticipantId } from './identifiers.js';

/** A message, an edit or a deletion that the server has not answered yet: plain data, as it is kept. */
export interface OutboxEntry {
  /** Of a message its client message id, which never changes, however often it is sent. */
  readonly id: string;
  readonly kind: 'send' | 'edit' | 'delete';
  /** Which message an edit or a deletion is of. */
  readonly message: MessageId | undefined;
  readonly text: string;
  /** Entries are done in this order, and never the client's clock alone decides it. */
  readonly order: number;
  /** When it was written, in milliseconds since 1970. */
  readonly writtenAt: number;
  /** Since when it waits: what has waited too long fails. A retry begins anew. */
  readonly waitingSince: number;
  /** `uncertain`: it was on its way when the answer got lost, so that the server may have it. `sent`: known only here. */
  readonly status: 'queued' | 'sending' | 'uncertain' | 'sent' | 'failed';
  /** When it first left with an outcome that is not known; undefined while the server cannot have it. */
  readonly leftAt: number | undefined;
  readonly failure: { readonly code: ErrorCode; readonly retryable: boolean } | undefined;
  /** I do not want it any more, and the server may have it: deleted there as soon as that is known. */
  readonly discarded: boolean;
}

/** How an entry ends: it is done, or it is called off. */
export type OutboxEnd = 'sent' | 'cancelled';

/**
 * What becomes of an entry; undefined leaves it as it is.
 *
 * @param kept - As it is kept at this moment; undefined where it is not, or not any more.
 */
export type OutboxChange = (kept: OutboxEntry | undefined) => OutboxEntry | OutboxEnd | undefined;

/** What a shelf tells of other tabs. */
export interface OutboxShelfEvents {
  /** Another tab has changed an entry, or ended it. */
  changed(id: string, now: OutboxEntry | OutboxEnd): void;
  /** From now on this tab is the only one that sends, until it yields. */
  leads(): void;
}

/** The entries of one person in one thread, shared by all tabs in which this person is. */
export interface OutboxShelf {
  /** All of them, in any order. */
  load(): Promise<readonly OutboxEntry[]>;
  /**
   * Changes one entry: no other tab changes it at the same time.
   *
   * @returns What is kept now, or how it ended; undefined where nothing was changed. Rejects when it cannot be kept.
   */
  update(id: string, change: OutboxChange): Promise<OutboxEntry | OutboxEnd | undefined>;
  /** Asks to be the tab that sends: `leads()` says when it is. */
  lead(): void;
  /** Lets another tab send. */
  yield(): void;
  close(): void;
}

/** Where what is not sent yet survives a reload or a crash, for each person and thread. */
export interface OutboxStorage {
  open(owner: ParticipantId, thread: ThreadId, events: OutboxShelfEvents): OutboxShelf;
}
