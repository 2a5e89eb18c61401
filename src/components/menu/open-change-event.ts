/** A menu has opened or closed. */
export class OpenChangeEvent extends Event {
  static readonly type = 'acs-open-change';

  readonly open: boolean;

  constructor(open: boolean) {
    super(OpenChangeEvent.type, { bubbles: true, composed: true });
    this.open = open;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-open-change': OpenChangeEvent;
  }
}
