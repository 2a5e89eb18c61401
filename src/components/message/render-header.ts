import { html, nothing, type TemplateResult } from 'lit';
import { formatMoment, formatTime } from './format-time.js';

/** Who said it, and when. `author` is empty where that goes without saying. */
export function renderHeader(author: string, sentAt: number, locale: string): TemplateResult {
  return html`<div part="header" class="header">
    ${author === '' ? nothing : html`<bdi class="author">${author}</bdi>`}
    <time title=${formatMoment(locale, sentAt)}>${formatTime(locale, sentAt)}</time>
  </div>`;
}
