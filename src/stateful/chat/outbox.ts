import type {
  ChatAdapter,
  ChatRequest,
  ChatState,
  MessageId,
  Thread,
  ThreadId,
} from '../../contracts/chat.js';
import type { OutboxEntry, OutboxStorage } from '../../contracts/outbox.js';
import type { Clock } from '../clock.js';
import type { ChatSessionFact } from './chat-session-fact.js';
import { createClientMessageId } from './client-message-id.js';
import { OutboxLane } from './outbox-lane.js';

/** What an outbox is asked. */
export type OutboxRequest = Extract<
  ChatRequest,
  {
    readonly type:
      | 'send-message'
      | 'edit-message'
      | 'delete-message'
      | 'retry-message'
      | 'edit-unsent'
      | 'discard-message';
  }
>;

/** What an outbox needs of its session. */
export interface OutboxOptions {
  readonly clock: Clock;
  /** 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** Where it is kept; undefined keeps it in memory. */
  readonly storage: OutboxStorage | undefined;
  readonly adapter: Pick<ChatAdapter, 'can' | 'idempotentSend'>;
  readonly state: () => ChatState;
  readonly isOnline: () => boolean;
  readonly perform: (request: ChatRequest) => Promise<void>;
  readonly report: (fact: ChatSessionFact) => void;
  /** A message was taken in, and is shown; this was the draft when it was written. */
  readonly taken: (thread: ThreadId, draft: string | undefined) => void;
}

/** What I have asked of my threads and the server has not done yet. What is mine is nobody else's. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Map<ThreadId, OutboxLane>();
  #owner = '';
  #hasTold = false;
  #wasOnline: boolean;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#wasOnline = options.isOnline();
  }

  /** Resolves once the server has done it. @throws AcsError - It never will, or it was called off. */
  async request(asked: OutboxRequest): Promise<void> {
    const { thread } = asked;
    const lane = this.#in(thread);
    switch (asked.type) {
      case 'send-message':
        return this.#send(lane, asked);
      case 'edit-message':
        return this.#change(lane, asked, { kind: 'edit', text: asked.text });
      case 'delete-message':
        return this.#change(lane, asked, { kind: 'delete', text: '' });
      case 'retry-message':
        return lane.retry(asked.key);
      case 'edit-unsent':
        return lane.edit(asked.key, asked.text);
      case 'discard-message':
        return lane.discard(asked.key);
    }
  }

  /** Does what can be done now: to be called when the state has changed. */
  follow({ me, threads }: ChatState): void {
    if (me.id !== '' && me.id !== this.#owner) this.#handOver(me.id);
    if (this.#owner !== '') for (const thread of threads.keys()) this.#in(thread);
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

  async #send(
    lane: OutboxLane,
    { thread: id, text, clientMessageId }: OutboxRequest & { readonly type: 'send-message' },
  ) {
    const { clock, state, taken } = this.#options;
    const key = clientMessageId ?? createClientMessageId(clock.now());
    const thread = state().threads.get(id);
    const known = thread?.messages.findLast((message) => message.key === key);
    if (known?.status === 'sent') return;
    if (known?.status === 'failed') return lane.retry(key);
    const entry = createEntry({ id: key, kind: 'send', text }, clock.now());
    return lane.add(entry, () => taken(id, thread?.draft));
  }

  async #change(
    lane: OutboxLane,
    asked: OutboxRequest & { readonly type: 'edit-message' | 'delete-message' },
    what: Pick<OutboxEntry, 'kind' | 'text'>,
  ) {
    const { adapter, perform, clock } = this.#options;
    if (!adapter.can.has(asked.type)) return perform(asked); // It says that it cannot.
    const now = clock.now();
    return lane.add(createEntry({ id: createClientMessageId(now), message: asked.id, ...what }, now));
  }

  #in(thread: ThreadId): OutboxLane {
    const known = this.#lanes.get(thread);
    if (known) return known;
    const lane = this.#createLane(thread);
    this.#lanes.set(thread, lane);
    if (this.#owner !== '') this.#keep(thread, lane);
    return lane;
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
      this.#options.report({ type: 'outbox-changed', thread, unsent: [] });
    }
  }

  #keep(thread: ThreadId, lane: OutboxLane) {
    const { storage } = this.#options;
    if (storage) lane.keepOn((events) => storage.open(this.#owner, thread, events));
  }

  #createLane(thread: ThreadId): OutboxLane {
    const { clock, random, adapter, storage, state, isOnline, perform, report } = this.#options;
    const find = () => state().threads.get(thread);
    return new OutboxLane(
      {
        clock,
        random,
        idempotent: adapter.idempotentSend,
        perform: (entry) => perform(requestOf(thread, entry)),
        check: (since) => perform({ type: 'check-messages', thread, since }),
        isAble: () => isOnline() && find()?.status === 'open',
        isRefused: () => find()?.status === 'removed',
        sentAs: (id) => sentAs(find(), id),
        rows: () => find()?.messages,
        show: (unsent) => report({ type: 'outbox-changed', thread, unsent }),
        refused(entry, { code, message, retryable }) {
          const failure = { request: requestOf(thread, entry), code, message, retryable };
          report({ type: 'outbox-refused', failure, at: clock.now() });
        },
        unkept: () => this.#tellUnkept(),
      },
      storage === undefined,
    );
  }

  #tellUnkept() {
    if (this.#hasTold) return;
    this.#hasTold = true;
    this.#options.report({ type: 'outbox-unkept', at: this.#options.clock.now() });
  }
}

function createEntry(
  what: Pick<OutboxEntry, 'id' | 'kind' | 'text'> & { readonly message?: MessageId },
  now: number,
): Omit<OutboxEntry, 'order'> {
  return {
    message: undefined,
    ...what,
    writtenAt: now,
    waitingSince: now,
    status: 'queued',
    leftAt: undefined,
    failure: undefined,
    discarded: false,
  };
}

/** What the transport is asked for an entry. */
function requestOf(thread: ThreadId, { id, kind, message = '', text }: OutboxEntry): ChatRequest {
  switch (kind) {
    case 'send':
      return { type: 'send-message', thread, text, clientMessageId: id };
    case 'edit':
      return { type: 'edit-message', thread, id: message, text };
    case 'delete':
      return { type: 'delete-message', thread, id: message };
  }
}

/** The server's id of a message of mine. Those that it has not got stand last, so that they are found first. */
function sentAs(thread: Thread | undefined, id: string): MessageId | undefined {
  return thread?.messages.findLast(({ key, clientMessageId }) => key === id || clientMessageId === id)?.id;
}
