import type { ChatAdapter, ChatRequest, ChatState, Message, ThreadId } from '../../contracts/chat.js';
import type { KeyValueStorage } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import type { Clock } from '../clock.js';
import type { Deadlines } from '../deadlines.js';
import type { Lane } from '../lanes.js';
import { createStateful, type Stateful } from '../stateful.js';
import type { ChatSessionFact } from './chat-session-fact.js';
import { createClientMessageId } from './client-message-id.js';
import { Drafts } from './drafts.js';
import { emptyChat } from './empty-chat.js';
import { Outbox } from './outbox.js';
import { ReadMarks } from './read-marks.js';
import { reduceChat } from './reduce-chat.js';
import { TypingExpiry } from './typing-expiry.js';

/** A chat with a memory: what components see of it. Made by `createStatefulChat()`. */
export type StatefulChat = Stateful<ChatState, ChatRequest>;

export interface StatefulChatOptions {
  /** Where drafts are kept; without it they do not survive a reload. */
  readonly storage?: KeyValueStorage | undefined;
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
  const outbox = new Outbox({
    clock,
    random: options.random ?? Math.random,
    send: (thread, key, text) => request({ type: 'send-message', thread, text, clientMessageId: key }),
    isOnline,
    isRefused: (thread) => threadOf(thread)?.status === 'removed',
    isSent: (thread, key) => messageOf(thread, key)?.status === 'sent',
    mark: (thread, key, change) => report({ type: 'message-status-changed', thread, key, change }),
  });
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
          return send(asked);
        case 'retry-message':
          return retry(asked.thread, asked.key);
        case 'discard-message':
          report({ type: 'message-discarded', thread: asked.thread, key: asked.key });
          outbox.discard(asked.thread, asked.key);
          return;
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
        case 'edit-message':
          mustHaveText(asked.text);
          return request(asked);
        default:
          return request(asked);
      }
    },
    close() {
      if (closed.aborted) return;
      unsubscribe();
      typing.close();
      outbox.close();
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

  function messageOf(thread: ThreadId, key: string) {
    return threadOf(thread)?.messages.findLast((message) => message.key === key);
  }

  /** Does what follows from the state, whatever brought it about. */
  function follow() {
    drafts.follow(store.state);
    typing.follow(store.state);
    outbox.work();
    const isBack = isOnline() && !wasOnline;
    wasOnline = isOnline();
    if (!isBack) return;
    for (const { id, status, failure } of store.state.threads.values()) {
      if (status === 'failed' && failure?.retryable) {
        request({ type: 'open-thread', thread: id }).catch(() => {}); // The thread says so.
      }
    }
    outbox.wake();
    reads.wake();
  }

  async function send({ thread, text, clientMessageId }: ChatRequest & { readonly type: 'send-message' }) {
    mustHaveText(text);
    const now = clock.now();
    const key = clientMessageId ?? createClientMessageId(now);
    const known = messageOf(thread, key);
    if (known) return sendAgain(thread, known);
    const { me } = store.state;
    const message: Message = {
      key,
      id: undefined,
      clientMessageId: key,
      senderId: me.id,
      senderName: me.name,
      content: { kind: 'text', text },
      sentAt: now,
      editedAt: undefined,
      sequence: Infinity,
      version: 0,
      status: 'queued',
      pending: undefined,
      failure: undefined,
    };
    report({ type: 'message-queued', thread, message });
    drafts.save(thread, '');
    toldTyping.delete(thread);
    return outbox.add(thread, key, text);
  }

  async function retry(thread: ThreadId, key: string) {
    const message = messageOf(thread, key);
    if (message) return sendAgain(thread, message);
  }

  async function sendAgain(thread: ThreadId, { key, status, content }: Message) {
    if (status === 'sent' || content.kind !== 'text') return;
    if (status === 'failed') {
      const change = { status: 'queued', failure: undefined } as const;
      report({ type: 'message-status-changed', thread, key, change });
    }
    return outbox.add(thread, key, content.text);
  }

  async function tellTyping(asked: ChatRequest & { readonly type: 'tell-typing' }) {
    const now = clock.now();
    if (!isOnline() || now - (toldTyping.get(asked.thread) ?? -Infinity) < TYPING_EVERY) return;
    toldTyping.set(asked.thread, now);
    return request(asked);
  }
}

const LOCAL = ['retry-message', 'discard-message', 'save-draft', 'dismiss-notice'] as const;

function mustHaveText(text: string) {
  if (text.trim() !== '') return;
  throw new AcsError('invalid-argument', 'A message needs some text.', { target: 'text' });
}

function laneOf(request: ChatRequest): Lane | undefined {
  switch (request.type) {
    case 'open-thread':
    case 'load-older':
      return { name: `${request.type} ${request.thread}`, rule: 'join' };
    case 'send-message':
    case 'edit-message':
    case 'delete-message':
      return { name: `messages ${request.thread}`, rule: 'queue' };
    case 'tell-read':
      return { name: `read ${request.thread}`, rule: 'latest' };
    case 'reconnect':
      return { name: 'reconnect', rule: 'join' };
    default:
      return undefined;
  }
}
