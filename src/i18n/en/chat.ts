/** The words of the chat. */
export const chatStrings = {
  you: 'You',
};

export type ChatStrings = typeof chatStrings;
