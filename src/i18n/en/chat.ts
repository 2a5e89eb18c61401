const many = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`;

/** The words of the chat. `names` is a list that is already joined as the language does it. */
export const chatStrings = {
  you: 'You',
  unnamed: 'Somebody',
  chat: 'Chat',
  members: (count: number) => many(count, 'person', 'people'),

  messages: 'Messages',
  opening: 'Opening the conversation…',
  emptyTitle: 'No messages yet',
  emptyText: 'Say hello: everyone in here will see it.',
  beginning: 'This is the beginning of the conversation',
  loadingOlder: 'Loading older messages…',
  olderFailed: 'Older messages could not be loaded.',
  gap: 'Some messages are missing here',
  loadingGap: 'Loading the messages between…',
  gapFailed: 'The messages between could not be loaded.',
  tryAgain: 'Try again',
  removedTitle: 'You are no longer in this conversation',
  removedText: 'You can read what was said until now, but not write.',
  failedTitle: 'The conversation could not be opened',
  today: 'Today',
  yesterday: 'Yesterday',
  unread: 'New',
  newMessages: (count: number) => many(count, 'new message', 'new messages'),
  toNewest: 'Go to the newest message',

  /** Names a row for screen readers. */
  by: (author: string, time: string) => `${author}, ${time}`,
  /** Spoken when a message arrives. */
  said: (author: string, text: string) => `${author}: ${text}`,
  edited: 'edited',
  deleted: 'This message was deleted',
  joined: (names: string) => `${names} joined`,
  left: (names: string) => `${names} left`,
  topicChanged: (topic: string) => (topic ? `The topic is now “${topic}”` : 'The topic was removed'),

  queued: 'Waiting to be sent',
  sending: 'Sending…',
  uncertain: 'Checking whether it was sent…',
  sent: 'Sent',
  seen: 'Seen',
  seenBy: (names: string) => `Seen by ${names}`,
  saving: 'Saving…',
  notSaved: 'Not saved. Try again.',
  deleting: 'Deleting…',
  /** While there is no connection. */
  savedLater: 'Saved when you are back',
  deletedLater: 'Deleted when you are back',
  notSent: 'Not sent',
  /** Why, by an error's code; `other` says nothing, for there is nothing to say. */
  notSentBecause: {
    'too-large': 'it is too long',
    forbidden: 'you may not write here',
    'not-found': 'the conversation is gone',
    unauthenticated: 'you are not signed in',
    'token-expired': 'you are not signed in any more',
    unreachable: 'no connection',
    'timed-out': 'no answer',
    throttled: 'too many at once',
    full: 'too many messages wait already',
    internal: 'the server has a problem',
    other: '',
  } as Readonly<Record<string, string>> & { readonly other: string },
  /** Spoken after the reason. */
  failedHint: 'Press Enter on the message to see what you can do.',
  failedBecause: (what: string, why: string) => (why ? `${what}: ${why}` : what),
  retry: 'Retry',
  discard: 'Discard',

  actions: 'Message actions',
  copy: 'Copy text',
  copied: 'Copied',
  notCopied: 'The text could not be copied.',
  edit: 'Edit',
  delete: 'Delete',
  deleteQuestion: 'Delete it for everyone?',
  cancel: 'Cancel',
  save: 'Save',
  editLabel: 'Edit your message',
  editHint: 'Enter saves, Escape cancels',

  write: 'Write a message',
  writeTo: (topic: string) => `Message ${topic}`,
  send: 'Send',
  bytesLeft: (count: number) => `${count} left`,
  tooLong: (count: number) => `${count} too long`,
  whenOnline: (count: number) =>
    count === 0
      ? 'You are offline. Messages are sent when you are back.'
      : `You are offline. ${many(count, 'message', 'messages')} will be sent when you are back.`,
  cannotWrite: 'You can no longer write in this conversation.',
  notOpen: 'You can write once the conversation is open.',

  typingOne: (name: string) => `${name} is typing…`,
  typingTwo: (first: string, second: string) => `${first} and ${second} are typing…`,
  typingMany: (count: number) => `${count} people are typing…`,

  connecting: 'Connecting…',
  connectingText: 'Your conversation will be here in a moment.',
  offline: 'No connection',
  offlineRetryIn: (seconds: number) => `No connection. Trying again in ${seconds} s`,
  reconnecting: 'No connection. Trying again…',
  retryNow: 'Retry now',
  online: 'You are connected again',
  forDevelopers: 'For developers',
};

export type ChatStrings = typeof chatStrings;
