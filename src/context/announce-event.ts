/** Bubbles out of a component that has something to say to people who cannot see it. The nearest announcer speaks it. */
export class AnnounceEvent extends Event {
  static readonly type = 'acs-announce';

  readonly text: string;
  /** Interrupts what is being read: for failures only. */
  readonly assertive: boolean;

  constructor(text: string, { assertive = false } = {}) {
    super(AnnounceEvent.type, { bubbles: true, composed: true });
    this.text = text;
    this.assertive = assertive;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-announce': AnnounceEvent;
  }
}
