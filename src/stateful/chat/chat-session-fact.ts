import type { ChatFact, ChatRequest, Message, ThreadId } from '../../contracts/chat.js';
import type { SessionFact } from '../stateful.js';

/** What the session itself reports into the chat, beside the transport. */
export type ChatSessionFact =
  | ChatFact
  | SessionFact<ChatRequest>
  | { readonly type: 'message-queued'; readonly thread: ThreadId; readonly message: Message }
  | {
      readonly type: 'message-status-changed';
      readonly thread: ThreadId;
      readonly key: string;
      readonly change: Pick<Message, 'status' | 'failure'>;
    }
  | { readonly type: 'message-discarded'; readonly thread: ThreadId; readonly key: string }
  | { readonly type: 'draft-changed'; readonly thread: ThreadId; readonly text: string }
  | { readonly type: 'typing-expired'; readonly thread: ThreadId; readonly at: number }
  | { readonly type: 'notice-dismissed'; readonly id: string };
