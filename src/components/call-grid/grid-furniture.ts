import { html } from 'lit';
import type { GridStrings } from '../../i18n/en/grid.js';
import type { Box } from '../../stateful/grid/box.js';
import { setProperties } from '../../theme/set-properties.js';
import { chevronLeft, chevronRight } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';

/** A box as its styles read it. */
export function boxProperties({ x, y, width, height }: Box): Readonly<Record<string, string>> {
  return { '--_x': `${x}px`, '--_y': `${y}px`, '--_width': `${width}px`, '--_height': `${height}px` };
}

/** What is said to somebody who is the only one here. */
export function renderAlone(box: Box, centred: boolean, { alone, aloneHint }: GridStrings) {
  return html`
    <div part="alone" class="alone ${centred ? 'centred' : ''}" ${setProperties(boxProperties(box))}>
      <strong>${alone}</strong>
      <span>${aloneHint}</span>
      <slot name="invite"></slot>
    </div>
  `;
}

interface Pager {
  readonly box: Box;
  readonly page: number;
  readonly pages: number;
  /** Hears a click on a button; its `data-by` says which way. */
  readonly turn: (event: Event) => void;
  readonly keys: EventListenerObject;
}

/** The bar that turns pages. At an end its button stays, so that focus does. */
export function renderPager({ box, page, pages, turn, keys }: Pager, words: GridStrings) {
  const button = (by: 1 | -1, label: string, icon: string, atEnd: boolean) => html`
    <button
      class="turn"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${atEnd}
      data-by=${by}
      @click=${turn}
    >
      ${renderIcon(icon)}
    </button>
  `;
  return html`
    <nav
      part="pager"
      class="pager"
      aria-label=${words.pages}
      @keydown=${keys}
      ${setProperties(boxProperties(box))}
    >
      ${button(-1, words.previousPage, chevronLeft, page === 1)}
      <span class="count" aria-hidden="true">${words.pageShort(page, pages)}</span>
      <span class="visually-hidden">${words.page(page, pages)}</span>
      ${button(1, words.nextPage, chevronRight, page === pages)}
    </nav>
  `;
}
