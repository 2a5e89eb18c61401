import type { Failure } from '../../contracts/adapter.js';
import type { ChatFact, ChatRequest, ThreadId } from '../../contracts/chat.js';
import type { OutboxEntry } from '../../contracts/outbox.js';
import type { SessionFact } from '../stateful.js';

/** What the session itself reports into the chat, beside the transport. */
export type ChatSessionFact =
  | ChatFact
  | SessionFact<ChatRequest>
  /** All that waits in a thread, in order. */
  | { readonly type: 'outbox-changed'; readonly thread: ThreadId; readonly unsent: readonly OutboxEntry[] }
  /** A message, an edit or a deletion will never be done. */
  | { readonly type: 'outbox-refused'; readonly failure: Failure<ChatRequest>; readonly at: number }
  | { readonly type: 'outbox-unkept'; readonly at: number }
  | { readonly type: 'draft-changed'; readonly thread: ThreadId; readonly text: string }
  | { readonly type: 'typing-expired'; readonly thread: ThreadId; readonly at: number }
  | { readonly type: 'notice-dismissed'; readonly id: string };
