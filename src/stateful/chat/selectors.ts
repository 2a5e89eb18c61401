import type { ChatState, ThreadId } from '../../contracts/chat.js';

// A selector points at something that is already in the state. It never builds.

export const selectChat = (chat: ChatState) => chat;
export const selectChatConnection = (chat: ChatState) => chat.connection;
export const selectThread = (chat: ChatState, thread: ThreadId) => chat.threads.get(thread);
