import type { ChatState, Member, Message, Thread, ThreadId } from '../../contracts/chat.js';
import { keepOnly, patch } from '../patch.js';
import { emptyThread } from './empty-chat.js';
import { mergeMessages } from './merge-messages.js';
import { withChanges } from './unsent-rows.js';

/** The chat with one thread changed; one that was unknown becomes known. */
export function inThread(chat: ChatState, id: ThreadId, change: (thread: Thread) => Thread): ChatState {
  const before = chat.threads.get(id) ?? emptyThread(id);
  const after = change(before);
  return after === before ? chat : { ...chat, threads: new Map(chat.threads).set(id, after) };
}

/** The thread with messages that are new, edited, deleted or loaded. Whoever has just written is not typing. */
export function withMessages(thread: Thread, reported: Parameters<typeof mergeMessages>[1]): Thread {
  const merged = mergeMessages(thread.messages, reported);
  if (merged === thread.messages) return thread;
  const messages = withChanges(merged, [], thread.unsent);
  const newest = newestSequence(thread.messages);
  const senders = new Set(
    reported.filter(({ sequence }) => sequence > newest).map(({ senderId }) => senderId),
  );
  return { ...thread, messages, typing: keepOnly(thread.typing, ({ id }) => !senders.has(id)) };
}

/** Me, by another name or id: what I have not sent yet is sent by whom I am then. */
export function withMe(chat: ChatState, me: Member): ChatState {
  const changed = patch(chat, { me: patch(chat.me, me) });
  if (changed === chat) return chat;
  return [...chat.threads.keys()].reduce(
    (chat, id) => inThread(chat, id, (thread) => withSignature(thread, me)),
    changed,
  );
}

function withSignature(thread: Thread, me: Member): Thread {
  const { messages } = thread;
  const first = messages.length - unsentOf(messages);
  if (first === messages.length) return thread;
  const signed = messages.slice(first).map((one) => patch(one, { senderId: me.id, senderName: me.name }));
  return { ...thread, messages: messages.slice(0, first).concat(signed) };
}

/** The server's place of the newest message that it has; 0 before the first. */
export function newestSequence(messages: readonly Message[]): number {
  return messages[messages.length - unsentOf(messages) - 1]?.sequence ?? 0;
}

/** How many of mine the server has not got yet: they stand last. */
function unsentOf(messages: readonly Message[]): number {
  return messages.length - 1 - messages.findLastIndex(({ sequence }) => sequence !== Infinity);
}
