import type { ChatState, MessageId, Thread, ThreadId } from '../../contracts/chat.js';
import type { AcsError } from '../../contracts/errors.js';
import type { OutboxEntry, OutboxStorage } from '../../contracts/outbox.js';
import type { Clock } from '../clock.js';
import { OutboxLane } from './outbox-lane.js';

/** What an outbox needs of its session. */
export interface OutboxOptions {
  readonly clock: Clock;
  /** 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** Where it is kept; undefined keeps it in memory. */
  readonly storage: OutboxStorage | undefined;
  /** A message that is sent again is the same message. */
  readonly idempotent: boolean;
  readonly state: () => ChatState;
  readonly isOnline: () => boolean;
  readonly perform: (thread: ThreadId, entry: OutboxEntry) => Promise<void>;
  readonly check: (thread: ThreadId, since: number) => Promise<void>;
  readonly show: (thread: ThreadId, entries: readonly OutboxEntry[]) => void;
  readonly refused: (thread: ThreadId, entry: OutboxEntry, error: AcsError) => void;
  readonly unkept: () => void;
}

/** What I have asked of my threads and the server has not done yet. What is mine is nobody else's. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Map<ThreadId, OutboxLane>();
  #owner = '';
  #wasOnline: boolean;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#wasOnline = options.isOnline();
  }

  /** The lane of a thread. */
  in(thread: ThreadId): OutboxLane {
    const known = this.#lanes.get(thread);
    if (known) return known;
    const lane = this.#createLane(thread);
    this.#lanes.set(thread, lane);
    if (this.#owner !== '') this.#keep(thread, lane);
    return lane;
  }

  /** Does what can be done now: to be called when the state has changed. */
  follow({ me, threads }: ChatState): void {
    if (me.id !== '' && me.id !== this.#owner) this.#handOver(me.id);
    if (this.#owner !== '') for (const thread of threads.keys()) this.in(thread);
    const isBack = this.#options.isOnline() && !this.#wasOnline;
    this.#wasOnline = this.#options.isOnline();
    for (const lane of this.#lanes.values()) {
      if (isBack) lane.resume();
      else lane.work();
    }
  }

  close(): void {
    for (const lane of this.#lanes.values()) lane.close();
  }

  /** What was written before it was known by whom is theirs; what somebody else wrote waits for them. */
  #handOver(owner: string) {
    const isFirst = this.#owner === '';
    this.#owner = owner;
    for (const [thread, lane] of this.#lanes) {
      if (isFirst) {
        this.#keep(thread, lane);
        continue;
      }
      lane.close();
      this.#lanes.delete(thread);
      this.#options.show(thread, []);
    }
  }

  #keep(thread: ThreadId, lane: OutboxLane) {
    const { storage } = this.#options;
    if (storage) lane.keepOn((events) => storage.open(this.#owner, thread, events));
  }

  #createLane(thread: ThreadId): OutboxLane {
    const { perform, check, show, refused, isOnline, storage, state, ...options } = this.#options;
    const find = () => state().threads.get(thread);
    return new OutboxLane(
      {
        ...options,
        perform: (entry) => perform(thread, entry),
        check: (since) => check(thread, since),
        show: (entries) => show(thread, entries),
        refused: (entry, error) => refused(thread, entry, error),
        isAble: () => isOnline() && find()?.status === 'open',
        isRefused: () => find()?.status === 'removed',
        sentAs: (id) => sentAs(find(), id),
        rows: () => find()?.messages,
      },
      storage === undefined,
    );
  }
}

/** The server's id of a message of mine. Those that it has not got stand last, so that they are found first. */
function sentAs(thread: Thread | undefined, id: string): MessageId | undefined {
  return thread?.messages.findLast(({ key, clientMessageId }) => key === id || clientMessageId === id)?.id;
}
