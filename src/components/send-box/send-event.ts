/** A message was handed over: to be sent at once, or when there is a connection. Ask `acs-request` to prevent it. */
export class SendEvent extends Event {
  static readonly type = 'acs-send';

  readonly text: string;

  constructor(text: string) {
    super(SendEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-send': SendEvent;
  }
}
