import { html, type TemplateResult } from 'lit';
import type { Thread } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { chat, error } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';

/** What stands in a conversation without messages. */
export function renderEmpty(
  status: Thread['status'],
  strings: ChatStrings,
  onRetry: () => void,
): TemplateResult {
  switch (status) {
    case 'opening':
      return html`<div class="skeleton" role="status">
        <span class="visually-hidden">${strings.opening}</span>
        <i></i><i></i><i class="own"></i><i></i><i class="own"></i><i class="own"></i><i></i>
      </div>`;
    case 'failed':
      return html`<div class="notice">
        ${renderIcon(error)}
        <p class="title">${strings.failedTitle}</p>
        <button type="button" class="button small" @click=${onRetry}>${strings.tryAgain}</button>
      </div>`;
    case 'removed':
      return html`<div class="notice">
        ${renderIcon(error)}
        <p class="title">${strings.removedTitle}</p>
      </div>`;
    case 'open':
      return html`<slot name="empty">
        <div class="notice">
          ${renderIcon(chat)}
          <p class="title">${strings.emptyTitle}</p>
          <p>${strings.emptyText}</p>
        </div>
      </slot>`;
  }
}
