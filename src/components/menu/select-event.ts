import type { MenuItem } from './menu-entry.js';

/** Something in a menu was chosen. Cancel it to keep the menu open, with other items perhaps. */
export class SelectEvent extends Event {
  static readonly type = 'acs-select';

  readonly item: MenuItem;

  constructor(item: MenuItem) {
    super(SelectEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.item = item;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-select': SelectEvent;
  }
}
