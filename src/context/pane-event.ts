/** What can stand beside a call. */
export type Pane = 'people' | 'chat';

/** Bubbles out of a button that opens or closes a pane. Whoever owns the pane does so, unless it is cancelled. */
export class PaneEvent extends Event {
  static readonly type = 'acs-pane-toggle';

  readonly pane: Pane;

  constructor(pane: Pane) {
    super(PaneEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.pane = pane;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-pane-toggle': PaneEvent;
  }
}
