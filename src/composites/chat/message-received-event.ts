import type { Message } from '../../contracts/chat.js';

/** Somebody else's message has come. Not for what was said before the conversation was opened here. */
export class MessageReceivedEvent extends Event {
  static readonly type = 'acs-message-received';

  readonly message: Message;

  constructor(message: Message) {
    super(MessageReceivedEvent.type, { bubbles: true, composed: true });
    this.message = message;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-message-received': MessageReceivedEvent;
  }
}
