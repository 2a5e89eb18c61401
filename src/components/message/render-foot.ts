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

/** What can be done about a message that was not sent. */
export interface UnsentAnswers {
  readonly retry: () => void;
  /** Undefined where its words cannot be changed any more. */
  readonly edit: (() => void) | undefined;
  readonly discard: () => void;
}

/** Why a message was not sent, and what to do about it. Its text stays, to be copied or changed. */
export function renderUnsent(
  strings: ChatStrings,
  failure: Message['failure'],
  { retry, edit, discard }: UnsentAnswers,
): TemplateResult {
  const button = (label: string, onClick: () => void) =>
    html`<button type="button" class="small" @click=${onClick}>${label}</button>`;
  return html`<div class="foot problem">
    <span>${renderIcon(error)} ${whyUnsent(strings, failure)}</span>
    ${failure?.retryable === false ? nothing : button(strings.retry, retry)}
    ${edit ? button(strings.edit, edit) : nothing} ${button(strings.discard, discard)}
  </div>`;
}

/** That a message was not sent, and why. */
export function whyUnsent(strings: ChatStrings, failure: Message['failure']): string {
  const why = strings.notSentBecause[failure?.code ?? 'other'] ?? strings.notSentBecause.other;
  return strings.failedBecause(strings.notSent, why);
}
