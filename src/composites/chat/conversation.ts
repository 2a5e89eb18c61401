import type { ThreadId } from '../../contracts/chat.js';
import type { StatefulChat } from '../../stateful/chat/stateful-chat.js';

/** A chat, and which of its threads is shown. */
export interface Conversation {
  readonly chat: StatefulChat;
  readonly thread: ThreadId;
}

/** Asks for it, where nobody waits: the state says what came of it. */
export function openThread({ chat, thread }: Conversation): void {
  if (thread !== '') chat.request({ type: 'open-thread', thread }).catch(() => undefined);
}
