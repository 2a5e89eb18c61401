/** How many messages have come that nobody has seen here has changed. */
export class UnreadChangeEvent extends Event {
  static readonly type = 'acs-unread-change';

  readonly count: number;

  constructor(count: number) {
    super(UnreadChangeEvent.type, { bubbles: true, composed: true });
    this.count = count;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-unread-change': UnreadChangeEvent;
  }
}
