/** Arrow up was pressed in an empty box: my last message is to be edited. Cancel it once you do. */
export class EditLastEvent extends Event {
  static readonly type = 'acs-edit-last';

  constructor() {
    super(EditLastEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-edit-last': EditLastEvent;
  }
}
