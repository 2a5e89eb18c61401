import type { ChatRequest, ChatState, Message, MessageId, Thread, ThreadId } from '../../contracts/chat.js';
import { addNotice, removeNotices } from '../notices.js';
import type { ChatSessionFact } from './chat-session-fact.js';
import { emptyThread } from './empty-chat.js';
import { mergeMessages } from './merge-messages.js';

/** Folds one fact into the chat. Pure; what a fact does not touch keeps its identity. */
export function reduceChat(chat: ChatState, fact: ChatSessionFact): ChatState {
  switch (fact.type) {
    case 'me-changed':
      return { ...chat, me: fact.me };
    case 'connection-changed':
      return { ...chat, connection: fact.connection };
    case 'thread-opened':
      return inThread(chat, fact.thread, (thread) => ({
        ...thread,
        status: 'open',
        failure: undefined,
        topic: fact.topic,
        members: new Map(fact.members.map((member) => [member.id, member])),
      }));
    case 'topic-changed':
      return inThread(chat, fact.thread, (thread) => ({ ...thread, topic: fact.topic }));
    case 'members-changed':
      return inThread(chat, fact.thread, (thread) => ({
        ...thread,
        members: new Map([...thread.members, ...fact.members.map((member) => [member.id, member] as const)]),
      }));
    case 'members-left':
      return inThread(chat, fact.thread, (thread) => ({
        ...thread,
        members: new Map([...thread.members].filter(([id]) => !fact.ids.includes(id))),
        typing: thread.typing.filter(({ id }) => !fact.ids.includes(id)),
      }));
    case 'thread-removed':
      return {
        ...inThread(chat, fact.thread, (thread) => ({ ...thread, status: 'removed', typing: [] })),
        notices: addNotice(chat.notices, { code: 'removed-from-thread', level: 'warning', at: fact.at }),
      };
    case 'messages-changed':
      return inThread(chat, fact.thread, (thread) => {
        const messages = mergeMessages(thread.messages, fact.messages);
        const senders = new Set(fact.messages.map(({ senderId }) => senderId));
        const typing = thread.typing.filter(({ id }) => !senders.has(id));
        if (messages === thread.messages && typing.length === thread.typing.length) return thread;
        return { ...thread, messages, typing };
      });
    case 'history-completed':
      return inThread(chat, fact.thread, (thread) => ({ ...thread, complete: true }));
    case 'typing-changed':
      if (fact.typing.id === chat.me.id) return chat;
      return inThread(chat, fact.thread, (thread) => {
        const known = thread.typing.some(({ id }) => id === fact.typing.id);
        const typing = known
          ? thread.typing.map((one) => (one.id === fact.typing.id ? fact.typing : one))
          : [...thread.typing, fact.typing];
        return { ...thread, typing };
      });
    case 'typing-expired':
      return inThread(chat, fact.thread, (thread) => ({
        ...thread,
        typing: thread.typing.filter(({ until }) => until > fact.at),
      }));
    case 'read-changed':
      return inThread(chat, fact.thread, (thread) =>
        (thread.readUpTo.get(fact.participant) ?? 0) >= fact.upTo
          ? thread
          : { ...thread, readUpTo: new Map(thread.readUpTo).set(fact.participant, fact.upTo) },
      );
    case 'message-queued':
      return inThread(chat, fact.thread, (thread) => ({
        ...thread,
        messages: [...thread.messages, fact.message],
      }));
    case 'message-status-changed':
      return inMessage(
        chat,
        fact.thread,
        (message) => message.key === fact.key,
        (message) => (message.status === 'sent' ? message : { ...message, ...fact.change }),
      );
    case 'message-discarded':
      return inThread(chat, fact.thread, (thread) => ({
        ...thread,
        messages: thread.messages.filter(({ key, status }) => key !== fact.key || status === 'sent'),
      }));
    case 'draft-changed':
      return inThread(chat, fact.thread, (thread) => ({ ...thread, draft: fact.text }));
    case 'notice-dismissed':
      return { ...chat, notices: removeNotices(chat.notices, ({ id }) => id === fact.id) };
    case 'deadline-changed':
      return chat;
    case 'request-started':
      return withPending(chat, fact.request, true);
    case 'request-ended': {
      const { request, failure } = fact;
      const ended = withPending(chat, request, false);
      if (!failure) {
        return chat.failure?.request.type === request.type ? { ...ended, failure: undefined } : ended;
      }
      if (failure.code === 'cancelled' || failure.code === 'closed') return ended;
      const failed = { ...ended, failure };
      if (request.type === 'open-thread') {
        const { code, message, retryable } = failure;
        return inThread(failed, request.thread, (thread) => ({
          ...thread,
          status: 'failed',
          failure: { code, message, retryable },
        }));
      }
      // A message that failed says so in its own row; typing and reading are not worth a word.
      if (request.type === 'send-message' || request.type === 'tell-typing' || request.type === 'tell-read') {
        return failed;
      }
      return {
        ...failed,
        notices: addNotice(chat.notices, {
          code: 'request-failed',
          level: 'error',
          at: fact.at,
          subject: request.type,
          error: failure.code,
        }),
      };
    }
  }
}

function inThread(chat: ChatState, id: ThreadId, change: (thread: Thread) => Thread): ChatState {
  const before = chat.threads.get(id) ?? emptyThread(id);
  const after = change(before);
  return after === before ? chat : { ...chat, threads: new Map(chat.threads).set(id, after) };
}

function inMessage(
  chat: ChatState,
  id: ThreadId,
  is: (message: Message) => boolean,
  change: (message: Message) => Message,
): ChatState {
  return inThread(chat, id, (thread) => {
    const index = thread.messages.findLastIndex(is);
    const before = thread.messages[index];
    if (!before) return thread;
    const after = change(before);
    return after === before ? thread : { ...thread, messages: thread.messages.with(index, after) };
  });
}

function withPending(chat: ChatState, request: ChatRequest, pending: boolean): ChatState {
  const mark = (thread: ThreadId, id: MessageId, kind: 'edit' | 'delete') =>
    inMessage(
      chat,
      thread,
      (message) => message.id === id,
      (message) => ({ ...message, pending: pending ? kind : undefined }),
    );
  switch (request.type) {
    case 'send-message':
      return pending
        ? inMessage(
            chat,
            request.thread,
            ({ key }) => key === request.clientMessageId,
            (message) => (message.status === 'sent' ? message : { ...message, status: 'sending' }),
          )
        : chat;
    case 'edit-message':
      return mark(request.thread, request.id, 'edit');
    case 'delete-message':
      return mark(request.thread, request.id, 'delete');
    case 'load-older':
      return inThread(chat, request.thread, (thread) => ({ ...thread, loading: pending }));
    case 'open-thread':
      return pending
        ? inThread(chat, request.thread, (thread) => ({ ...thread, status: 'opening', failure: undefined }))
        : chat;
    default:
      return chat;
  }
}
