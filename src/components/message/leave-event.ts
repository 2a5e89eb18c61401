/**
 * Bubbles out of a message when focus has nothing left to stand on inside it: an editor closed, a question was
 * answered, or Escape was pressed. Whoever holds the message takes focus back.
 */
export class MessageLeaveEvent extends Event {
  static readonly type = 'acs-message-leave';

  constructor() {
    super(MessageLeaveEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-message-leave': MessageLeaveEvent;
  }
}
