import { html, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../i18n/en/chat.js';

/** What stands above the oldest message that is here: the `beginning`, or there is `more`. */
export type Start = 'beginning' | 'more' | 'loading' | 'failed';

/** The row above the oldest message. It keeps its height whatever it says. */
export function renderStart(start: Start, strings: ChatStrings, onRetry: () => void): TemplateResult {
  switch (start) {
    case 'beginning':
      return html`<p class="start">${strings.beginning}</p>`;
    case 'more':
      return html`<p class="start"></p>`;
    case 'loading':
      return html`<p class="start"><span class="spinner"></span>${strings.loadingOlder}</p>`;
    case 'failed':
      return html`<div class="start" role="alert">
        <span>${strings.olderFailed}</span>
        <button type="button" class="button small" @click=${onRetry}>${strings.tryAgain}</button>
      </div>`;
  }
}
