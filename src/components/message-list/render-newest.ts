import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { arrowDown } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';

/** The button that leads to the newest message; with the number of those that have come meanwhile. */
export function renderNewest(count: number, strings: ChatStrings, onClick: () => void): TemplateResult {
  const news = count > 0;
  return html`<button
    part="newest"
    class="newest ${news ? 'news' : ''}"
    type="button"
    aria-label=${news ? nothing : strings.toNewest}
    title=${strings.toNewest}
    @click=${onClick}
  >
    ${renderIcon(arrowDown)} ${news ? strings.newMessages(count) : nothing}
  </button>`;
}
