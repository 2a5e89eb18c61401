import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { error } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';

/** Asks before a message is deleted: it stands where the message stands, and nothing is lost by a slip. */
export function renderQuestion(
  strings: ChatStrings,
  onDelete: () => void,
  onCancel: () => void,
): TemplateResult {
  return html`<div class="foot" role="group" aria-label=${strings.deleteQuestion}>
    <span>${strings.deleteQuestion}</span>
    <button type="button" class="small danger" @click=${onDelete}>${strings.delete}</button>
    <button type="button" class="small" @click=${onCancel}>${strings.cancel}</button>
  </div>`;
}

/** Why a message was not sent, and what to do about it. */
export function renderUnsent(
  strings: ChatStrings,
  failure: Message['failure'],
  onRetry: () => void,
  onDiscard: () => void,
): TemplateResult {
  const why = strings.notSentBecause[failure?.code ?? 'other'] ?? strings.notSentBecause.other;
  return html`<div class="foot problem">
    <span>${renderIcon(error)} ${strings.failedBecause(strings.notSent, why)}</span>
    ${
      failure?.retryable === false
        ? nothing
        : html`<button type="button" class="small" @click=${onRetry}>${strings.retry}</button>`
    }
    <button type="button" class="small" @click=${onDiscard}>${strings.discard}</button>
  </div>`;
}
