import type { ReactiveElement } from 'lit';
import type { ChatRequest, ChatState, ThreadId } from '../contracts/chat.js';
import { emptyChat } from '../stateful/chat/empty-chat.js';
import type { StatefulChat } from '../stateful/chat/stateful-chat.js';
import { createContext } from './context.js';
import { SelectController } from './select-controller.js';

export const chatContext = createContext<StatefulChat | undefined>('acs-chat');

/** Which of the chat's threads the components around here belong to. */
export const threadContext = createContext<ThreadId>('acs-thread');

/** A slice of the chat around the host. Outside any chat, the slice of an empty one. */
export class ChatController<Slice> extends SelectController<StatefulChat, ChatState, ChatRequest, Slice> {
  constructor(host: ReactiveElement, select: (chat: ChatState) => Slice) {
    super(host, chatContext, emptyChat, select);
  }
}
