import type { Message, ThreadId } from '../../contracts/chat.js';
import { AcsError, type ErrorCode } from '../../contracts/errors.js';
import type { Clock } from '../clock.js';
import { backoff } from './backoff.js';

/** What an outbox needs of its session. */
export interface OutboxOptions {
  readonly clock: Clock;
  /** 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** Sends one message; a repeat with the same key is the same message. */
  readonly send: (thread: ThreadId, key: string, text: string) => Promise<void>;
  /** Whether sending may work at all now. */
  readonly isOnline: () => boolean;
  /** Whether nothing can be sent there any more. */
  readonly isRefused: (thread: ThreadId) => boolean;
  /** Whether the server has the message, however that became known. */
  readonly isSent: (thread: ThreadId, key: string) => boolean;
  readonly mark: (thread: ThreadId, key: string, change: Pick<Message, 'status' | 'failure'>) => void;
}

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly outcome: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface ThreadLane {
  readonly entries: Entry[];
  /** The first one is on its way. */
  busy: boolean;
  /** How often the first one has been tried in vain. */
  attempt: number;
  stopWaiting: (() => void) | undefined;
}

/** Failures that say nothing about the message: the same one may get through a little later. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['unreachable', 'timed-out', 'throttled']);

/**
 * Sends the messages of each thread one after the other, in the order in which they were written. While the
 * connection is away, and while a passing failure lasts, they wait; a message that has failed for good is out of
 * the way of the next.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Map<ThreadId, ThreadLane>();
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Resolves once the server has it. One that is in here already is the same message. */
  add(thread: ThreadId, key: string, text: string): Promise<void> {
    if (this.#closed) return Promise.reject(closed());
    const lane = this.#lanes.get(thread) ?? createLane();
    this.#lanes.set(thread, lane);
    const known = lane.entries.find((entry) => entry.key === key);
    if (known) return known.outcome;
    const entry = createEntry(key, text);
    lane.entries.push(entry);
    this.work();
    return entry.outcome;
  }

  /** Takes a message out that waits. One that is on its way cannot be called back. */
  discard(thread: ThreadId, key: string): void {
    const lane = this.#lanes.get(thread);
    const index = lane?.entries.findIndex((entry) => entry.key === key) ?? -1;
    if (!lane || index < 0 || (lane.busy && index === 0)) return;
    const [entry] = lane.entries.splice(index, 1);
    entry?.reject(new AcsError('cancelled', 'The message was discarded before it was sent.'));
    if (index === 0) this.#resume(thread, lane);
  }

  /** Tries what waits for its next attempt at once: the connection is back. */
  wake(): void {
    for (const [thread, lane] of this.#lanes) this.#resume(thread, lane);
  }

  /** Does what can be done now: to be called when the state has changed. */
  work(): void {
    for (const [thread, lane] of this.#lanes) {
      if (this.#options.isRefused(thread)) this.#refuse(thread, lane);
      else this.#work(thread, lane);
    }
  }

  /** Whoever waits is told `closed`. */
  close(): void {
    this.#closed = true;
    for (const lane of this.#lanes.values()) {
      lane.stopWaiting?.();
      for (const entry of lane.entries) entry.reject(closed());
    }
    this.#lanes.clear();
  }

  #refuse(thread: ThreadId, lane: ThreadLane) {
    lane.stopWaiting?.();
    lane.stopWaiting = undefined;
    const error = new AcsError('forbidden', 'You are no longer a member of this conversation.');
    for (const entry of lane.entries.splice(lane.busy ? 1 : 0)) this.#fail(thread, entry, error);
  }

  #resume(thread: ThreadId, lane: ThreadLane) {
    lane.stopWaiting?.();
    lane.stopWaiting = undefined;
    lane.attempt = 0;
    this.#work(thread, lane);
  }

  #work(thread: ThreadId, lane: ThreadLane) {
    const [entry] = lane.entries;
    if (!entry || lane.busy || lane.stopWaiting || !this.#options.isOnline()) return;
    lane.busy = true;
    void this.#send(thread, lane, entry);
  }

  async #send(thread: ThreadId, lane: ThreadLane, entry: Entry) {
    const { send, isSent, mark, clock, random } = this.#options;
    let error: AcsError | undefined;
    try {
      if (!isSent(thread, entry.key)) await send(thread, entry.key, entry.text);
    } catch (reason) {
      if (!isSent(thread, entry.key)) error = AcsError.from(reason);
    }
    if (this.#closed) return;
    lane.busy = false;
    if (error && PASSING.has(error.code)) {
      mark(thread, entry.key, { status: 'queued', failure: undefined });
      lane.stopWaiting = clock.after(backoff(lane.attempt++, random), () => {
        lane.stopWaiting = undefined;
        this.#work(thread, lane);
      });
      return;
    }
    lane.entries.shift();
    lane.attempt = 0;
    if (error) this.#fail(thread, entry, error);
    else entry.resolve();
    this.#work(thread, lane);
  }

  #fail(thread: ThreadId, { key, reject }: Entry, error: AcsError) {
    const { code, retryable } = error;
    this.#options.mark(thread, key, { status: 'failed', failure: { code, retryable } });
    reject(error);
  }
}

function createLane(): ThreadLane {
  return { entries: [], busy: false, attempt: 0, stopWaiting: undefined };
}

function createEntry(key: string, text: string): Entry {
  let resolve = () => {};
  let reject: (reason: unknown) => void = () => {};
  const outcome = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  outcome.catch(() => {}); // The row tells of the failure, also where the one who sent it no longer listens.
  return { key, text, outcome, resolve, reject };
}

function closed() {
  return new AcsError('closed', 'The session was closed before the message was sent.');
}
