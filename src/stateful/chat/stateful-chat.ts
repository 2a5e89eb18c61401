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
import { reduceChat } from './reduce-chat.js';

/** A chat with a memory: what components see of it. Made by `createStatefulChat()`. */
export type StatefulChat = Stateful<ChatState, ChatRequest>;

export interface StatefulChatOptions {
  /** Where drafts are kept; without it they do not survive a reload. */
  readonly storage?: KeyValueStorage | undefined;
  /** How long each request may take, in seconds. Default: 30 for each. */
  readonly deadlines?: Partial<Deadlines<ChatRequest['type']>>;
  readonly clock?: Clock;
}

/** Typing is told at most once in this time, in milliseconds. */
const TYPING_EVERY = 3000;

/** Gives a chat adapter a memory. The session owns the adapter: closing one closes the other. */
export function createStatefulChat(adapter: ChatAdapter, options: StatefulChatOptions = {}): StatefulChat {
  const drafts = new Drafts(options.storage);
  const toldTyping = new Map<ThreadId, number>();
  const { store, clock, report, request, closed, close } = createStateful<
    ChatState,
    ChatSessionFact,
    ChatRequest
  >({
    adapter,
    initial: emptyChat,
    reduce: reduceChat,
    deadlines: { other: 30, ...options.deadlines },
    laneOf,
    ...(options.clock ? { clock: options.clock } : {}),
  });

  const unsubscribe = store.subscribe(forgetTypingInTime);
  let stopForgetting = () => {};
  closed.addEventListener('abort', () => {
    unsubscribe();
    stopForgetting();
  });

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    can: new Set([
      ...adapter.can,
      'retry-message',
      'discard-message',
      'save-draft',
      'dismiss-notice',
    ] as const),
    async request(asked) {
      switch (asked.type) {
        case 'open-thread':
          await request(asked);
          loadDraft(asked.thread);
          return;
        case 'send-message':
          return send(asked);
        case 'retry-message':
          return retry(asked.thread, asked.key);
        case 'discard-message':
          report({ type: 'message-discarded', thread: asked.thread, key: asked.key });
          return;
        case 'save-draft':
          saveDraft(asked.thread, asked.text);
          return;
        case 'dismiss-notice':
          report({ type: 'notice-dismissed', id: asked.id });
          return;
        case 'tell-typing': {
          const now = clock.now();
          if (now - (toldTyping.get(asked.thread) ?? -Infinity) < TYPING_EVERY) return;
          toldTyping.set(asked.thread, now);
          return request(asked);
        }
        case 'tell-read': {
          const { me, threads } = store.state;
          if ((threads.get(asked.thread)?.readUpTo.get(me.id) ?? 0) >= asked.upTo) return;
          return request(asked);
        }
        default:
          return request(asked);
      }
    },
    close,
  };

  async function send({ thread, text, clientMessageId }: ChatRequest & { readonly type: 'send-message' }) {
    if (text.trim() === '')
      throw new AcsError('invalid-argument', 'A message needs some text.', { target: 'text' });
    const now = clock.now();
    const key = clientMessageId ?? createClientMessageId(now);
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
    saveDraft(thread, '');
    toldTyping.delete(thread);
    return deliver(thread, key, text);
  }

  async function retry(thread: ThreadId, key: string) {
    const message = store.state.threads.get(thread)?.messages.findLast((one) => one.key === key);
    if (message?.status !== 'failed' || message.content.kind !== 'text') return;
    mark(thread, key, 'queued');
    return deliver(thread, key, message.content.text);
  }

  async function deliver(thread: ThreadId, key: string, text: string) {
    try {
      await request({ type: 'send-message', thread, text, clientMessageId: key });
    } catch (error) {
      const { code, retryable } = AcsError.from(error);
      mark(thread, key, 'failed', { code, retryable });
      throw error;
    }
  }

  function mark(thread: ThreadId, key: string, status: Message['status'], failure?: Message['failure']) {
    report({ type: 'message-status-changed', thread, key, change: { status, failure } });
  }

  function saveDraft(thread: ThreadId, text: string) {
    drafts.save(store.state.me.id, thread, text);
    report({ type: 'draft-changed', thread, text });
  }

  /** What was written while the thread was opening is newer than what was stored. */
  function loadDraft(thread: ThreadId) {
    if (store.state.threads.get(thread)?.draft) return;
    report({ type: 'draft-changed', thread, text: drafts.load(store.state.me.id, thread) });
  }

  function forgetTypingInTime() {
    stopForgetting();
    const next = Math.min(
      ...[...store.state.threads.values()].flatMap(({ typing }) => typing.map(({ until }) => until)),
    );
    if (next === Infinity) return;
    stopForgetting = clock.after(Math.max(0, next - clock.now()), () => {
      const at = clock.now();
      for (const { id, typing } of store.state.threads.values()) {
        if (typing.some(({ until }) => until <= at)) report({ type: 'typing-expired', thread: id, at });
      }
    });
  }
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
    default:
      return undefined;
  }
}
