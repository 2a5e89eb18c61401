import type { ChatAdapter, ChatRequest, ChatState, ThreadId } from '../../contracts/chat.js';
import type { KeyValueStorage } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import type { OutboxStorage } from '../../contracts/outbox.js';
import type { Clock } from '../clock.js';
import type { Deadlines } from '../deadlines.js';
import type { Lane } from '../lanes.js';
import { createStateful, type Stateful } from '../stateful.js';
import type { ChatSessionFact } from './chat-session-fact.js';
import { Drafts } from './drafts.js';
import { emptyChat } from './empty-chat.js';
import type { Outbox, OutboxRequest } from './outbox.js';
import { ReadMarks } from './read-marks.js';
import { reduceChat } from './reduce-chat.js';
import { TypingExpiry } from './typing-expiry.js';

/** A chat with a memory: what components see of it. Made by `createStatefulChat()`. */
export type StatefulChat = Stateful<ChatState, ChatRequest>;

export interface StatefulChatOptions {
  /** Where drafts are kept; without it they do not survive a reload. */
  readonly storage?: KeyValueStorage | undefined;
  /** Where what is not sent yet is kept; without it it does not survive a reload. */
  readonly outbox?: OutboxStorage | undefined;
  /** How long each request may take, in seconds. Default: 30 for each. */
  readonly deadlines?: Partial<Deadlines<ChatRequest['type']>>;
  readonly clock?: Clock;
  /** Spreads attempts in time; 0 to 1. Default: `Math.random`. */
  readonly random?: () => number;
}

/** Typing is told at most once in this time, in milliseconds. */
const TYPING_EVERY = 3000;

/** Gives a chat adapter a memory. The session owns the adapter: closing one closes the other. */
export function createStatefulChat(adapter: ChatAdapter, options: StatefulChatOptions = {}): StatefulChat {
  const session = createStateful<ChatState, ChatSessionFact, ChatRequest>({
    adapter,
    initial: emptyChat,
    reduce: reduceChat,
    deadlines: { other: 30, ...options.deadlines },
    laneOf,
    clock: options.clock,
  });
  const { store, clock, report, request, closed } = session;
  const toldTyping = new Map<ThreadId, number>();
  const drafts = new Drafts(options.storage, (thread, text) => {
    if (text !== threadOf(thread)?.draft) report({ type: 'draft-changed', thread, text });
  });
  const typing = new TypingExpiry(clock, (thread, at) => report({ type: 'typing-expired', thread, at }));
  let outbox: Outbox | undefined;
  // The first picture does without it.
  const loading = import('./outbox.js').then(({ Outbox }) => {
    if (!closed.aborted) outbox = createOutbox(Outbox);
    follow();
  });
  loading.catch(() => {}); // Whoever asks for something is told.
  const reads = new ReadMarks({
    tell: (thread, upTo) => request({ type: 'tell-read', thread, upTo }),
    known: (thread) => threadOf(thread)?.readUpTo.get(store.state.me.id) ?? 0,
    isOnline,
  });
  let wasOnline = isOnline();
  const unsubscribe = store.subscribe(follow);
  follow();

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    can: new Set([...adapter.can, ...LOCAL]),
    async request(asked) {
      closed.throwIfAborted();
      switch (asked.type) {
        case 'send-message':
        case 'edit-message':
        case 'edit-unsent':
          mustHaveText(asked.text);
          return inOutbox(asked);
        case 'delete-message':
        case 'retry-message':
        case 'discard-message':
          return inOutbox(asked);
        case 'save-draft':
          drafts.save(asked.thread, asked.text);
          return;
        case 'dismiss-notice':
          report({ type: 'notice-dismissed', id: asked.id });
          return;
        case 'tell-typing':
          return tellTyping(asked);
        case 'tell-read':
          return reads.tell(asked.thread, asked.upTo);
        default:
          return request(asked);
      }
    },
    close() {
      if (closed.aborted) return;
      unsubscribe();
      typing.close();
      outbox?.close();
      session.close();
      const { connection } = emptyChat;
      report({ type: 'connection-changed', connection, at: clock.now() });
    },
  };

  function isOnline() {
    const { phase } = store.state.connection;
    // A transport that is idle connects when it is asked.
    return phase === 'online' || phase === 'idle';
  }

  function threadOf(thread: ThreadId) {
    return store.state.threads.get(thread);
  }

  /** Does what follows from the state, whatever brought it about. */
  function follow() {
    drafts.follow(store.state);
    typing.follow(store.state);
    outbox?.follow(store.state);
    const isBack = isOnline() && !wasOnline;
    wasOnline = isOnline();
    if (!isBack) return;
    for (const { id, status, failure } of store.state.threads.values()) {
      if (status === 'failed' && failure?.retryable) {
        request({ type: 'open-thread', thread: id }).catch(() => {}); // The thread says so.
      }
    }
    reads.wake();
  }

  function createOutbox(Kind: typeof Outbox) {
    return new Kind({
      clock,
      random: options.random ?? Math.random,
      storage: options.outbox,
      adapter,
      state: () => store.state,
      isOnline,
      perform: request,
      report,
      taken(thread, draft) {
        toldTyping.delete(thread);
        // What was written meanwhile is another draft.
        if (threadOf(thread)?.draft === draft) drafts.save(thread, '');
      },
    });
  }

  async function inOutbox(asked: OutboxRequest) {
    if (!outbox) {
      await loading.catch((cause: unknown) => {
        throw new AcsError('unreachable', 'A part of the library could not be loaded.', { cause });
      });
    }
    closed.throwIfAborted();
    return outbox?.request(asked);
  }

  async function tellTyping(asked: ChatRequest & { readonly type: 'tell-typing' }) {
    const now = clock.now();
    if (!isOnline() || now - (toldTyping.get(asked.thread) ?? -Infinity) < TYPING_EVERY) return;
    toldTyping.set(asked.thread, now);
    return request(asked);
  }
}

const LOCAL = ['retry-message', 'discard-message', 'edit-unsent', 'save-draft', 'dismiss-notice'] as const;

function mustHaveText(text: string) {
  if (text.trim() !== '') return;
  throw new AcsError('invalid-argument', 'A message needs some text.', { target: 'text' });
}

function laneOf(request: ChatRequest): Lane | undefined {
  switch (request.type) {
    case 'open-thread':
    case 'load-older':
      return { name: `${request.type} ${request.thread}`, rule: 'join' };
    case 'load-gap':
      return { name: `${request.type} ${request.thread} ${request.gap.before}`, rule: 'join' };
    case 'tell-read':
      return { name: `read ${request.thread}`, rule: 'latest' };
    case 'reconnect':
      return { name: 'reconnect', rule: 'join' };
    default:
      return undefined;
  }
}
