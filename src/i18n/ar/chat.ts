import type { ChatStrings } from '../en/chat.js';

export const chatStrings: ChatStrings = {
  you: 'أنت',
};
