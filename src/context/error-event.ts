import type { AcsError } from '../contracts/errors.js';

/** Something failed that a page may want to log or to answer in its own way. People have been told already. */
export class AcsErrorEvent extends Event {
  static readonly type = 'acs-error';

  readonly error: AcsError;

  constructor(error: AcsError) {
    super(AcsErrorEvent.type, { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-error': AcsErrorEvent;
  }
}
