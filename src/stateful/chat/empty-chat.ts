import type { ChatState, Thread, ThreadId } from '../../contracts/chat.js';

/** The chat outside any chat: what components show until they are given one. */
export const emptyChat: ChatState = Object.freeze({
  me: Object.freeze({ id: '', name: '' }),
  connection: Object.freeze({ phase: 'idle', attempt: 0, nextRetryAt: undefined, cause: undefined }),
  threads: new Map<ThreadId, Thread>(),
  failure: undefined,
  notices: [],
});

const template: Omit<Thread, 'id'> = Object.freeze({
  topic: '',
  status: 'opening',
  failure: undefined,
  members: new Map(),
  messages: [],
  gaps: [],
  unsent: [],
  complete: false,
  loading: false,
  typing: [],
  readUpTo: new Map(),
  draft: '',
});

/** A thread of which nothing is known but the id. */
export function emptyThread(id: ThreadId): Thread {
  return { id, ...template };
}
