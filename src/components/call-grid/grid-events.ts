import type { GridPlan } from '../../stateful/grid/grid-plan.js';

/** The grid shows people in another way than before. */
export class LayoutChangeEvent extends Event {
  static readonly type = 'acs-layout-change';

  /** How they are shown now; never `auto`. */
  readonly layout: GridPlan['layout'];

  constructor(layout: GridPlan['layout']) {
    super(LayoutChangeEvent.type, { bubbles: true, composed: true });
    this.layout = layout;
  }
}

/** The grid shows another page, or has more or fewer of them. */
export class PageChangeEvent extends Event {
  static readonly type = 'acs-page-change';

  /** From 1. */
  readonly page: number;
  readonly pages: number;

  constructor(page: number, pages: number) {
    super(PageChangeEvent.type, { bubbles: true, composed: true });
    this.page = page;
    this.pages = pages;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'acs-layout-change': LayoutChangeEvent;
    'acs-page-change': PageChangeEvent;
  }
}
