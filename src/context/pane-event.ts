/** What can stand beside a call. */
export type Pane = 'people' | 'chat';

/** What can be asked for: the settings of devices are no pane that a button stands for. */
export type AskedPane = Pane | 'settings';

/** Bubbles out of whatever opens or closes a pane. Whoever owns the pane does so, unless it is cancelled. */
export class PaneEvent extends Event {
  static readonly type = 'acs-pane-toggle';

  readonly pane: AskedPane;

  constructor(pane: AskedPane) {
    super(PaneEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.pane = pane;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-pane-toggle': PaneEvent;
  }
}
