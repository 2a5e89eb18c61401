import type { ChatConnection, ChatState, Thread, Typing } from '../../contracts/chat.js';
import { addNotice, removeNotices } from '../notices.js';
import { deleteAll, keepOnly, patch, setAll } from '../patch.js';
import type { ChatSessionFact } from './chat-session-fact.js';
import { withGaps } from './gaps.js';
import { withFailure, withoutFailure, withRequestEnded, withRequestStarted } from './requests.js';
import { inThread, withMe, withMessages } from './threads.js';
import { withUnsent } from './unsent-rows.js';

/** Folds one fact into the chat. Pure; what a fact does not touch keeps its identity. */
export function reduceChat(chat: ChatState, fact: ChatSessionFact): ChatState {
  switch (fact.type) {
    case 'me-changed':
      return withMe(chat, fact.me);
    case 'connection-changed':
      return withConnection(chat, fact.connection);
    case 'thread-opened':
      return patch(withThreadFact(chat, fact), {
        notices: removeNotices(
          chat.notices,
          ({ code, subject = '' }) => code === 'removed-from-thread' && subject === fact.topic,
        ),
      });
    case 'thread-removed':
      return withoutMembership(chat, fact.thread, fact.at);
    case 'outbox-changed':
      return inThread(chat, fact.thread, (thread) => withUnsent(thread, chat.me, fact.unsent));
    case 'outbox-refused':
      return withFailure(chat, fact.failure, fact.at);
    case 'outbox-unkept':
      return patch(chat, {
        notices: addNotice(chat.notices, { code: 'not-kept', level: 'warning', at: fact.at }),
      });
    case 'notice-dismissed':
      return patch(chat, { notices: removeNotices(chat.notices, ({ id }) => id === fact.id) });
    case 'deadline-changed':
      return chat;
    case 'request-started':
      return withRequestStarted(chat, fact.request);
    case 'request-ended':
      return withRequestEnded(chat, fact.request, fact.at, fact.failure);
    case 'typing-changed':
      if (fact.typing.id === chat.me.id) return chat;
      return withThreadFact(chat, fact);
    default:
      return withThreadFact(chat, fact);
  }
}

function withConnection(chat: ChatState, reported: ChatConnection): ChatState {
  const changed = patch(chat, { connection: patch(chat.connection, reported) });
  return reported.phase === 'online' ? withoutFailure(changed, 'reconnect') : changed;
}

type ThreadFact = Exclude<
  Extract<ChatSessionFact, { readonly thread: string }>,
  { type: 'thread-removed' | 'outbox-changed' }
>;

function withThreadFact(chat: ChatState, fact: ThreadFact): ChatState {
  return inThread(chat, fact.thread, (thread) => reduceThread(thread, fact));
}

function reduceThread(thread: Thread, fact: ThreadFact): Thread {
  switch (fact.type) {
    case 'thread-opened': {
      const members = setAll(
        deleteAll(thread.members, without(thread.members.keys(), fact.members)),
        fact.members.map((member) => [member.id, member] as const),
      );
      return patch(thread, { status: 'open', failure: undefined, topic: fact.topic, members });
    }
    case 'topic-changed':
      return patch(thread, { topic: fact.topic });
    case 'members-changed': {
      const members = setAll(
        thread.members,
        fact.members.map((member) => [member.id, member] as const),
      );
      return patch(thread, { members });
    }
    case 'members-left':
      return patch(thread, {
        members: deleteAll(thread.members, fact.ids),
        typing: keepOnly(thread.typing, ({ id }) => !fact.ids.includes(id)),
      });
    case 'messages-changed':
      return withMessages(thread, fact.messages);
    case 'history-completed':
      return patch(thread, { complete: true });
    case 'gaps-changed':
      return withGaps(thread, fact.gaps);
    case 'typing-changed':
      return patch(thread, { typing: withTyping(thread.typing, fact.typing) });
    case 'typing-expired':
      return patch(thread, { typing: keepOnly(thread.typing, ({ until }) => until > fact.at) });
    case 'read-changed':
      return fact.upTo <= (thread.readUpTo.get(fact.participant) ?? 0)
        ? thread
        : { ...thread, readUpTo: new Map(thread.readUpTo).set(fact.participant, fact.upTo) };
    case 'draft-changed':
      return patch(thread, { draft: fact.text });
  }
}

/** Each in the place where they began. */
function withTyping(typing: readonly Typing[], now: Typing): readonly Typing[] {
  const index = typing.findIndex(({ id }) => id === now.id);
  return index < 0 ? [...typing, now] : typing.with(index, now);
}

function withoutMembership(chat: ChatState, id: string, at: number): ChatState {
  const subject = chat.threads.get(id)?.topic ?? '';
  if (chat.threads.get(id)?.status === 'removed') return chat;
  return {
    ...inThread(chat, id, (thread) => patch(thread, { status: 'removed', loading: false, typing: [] })),
    notices: addNotice(chat.notices, {
      code: 'removed-from-thread',
      level: 'warning',
      at,
      ...(subject === '' ? {} : { subject }),
    }),
  };
}

function without(ids: Iterable<string>, members: readonly { readonly id: string }[]): string[] {
  const present = new Set(members.map(({ id }) => id));
  return [...ids].filter((id) => !present.has(id));
}
