import { html, nothing, type TemplateResult } from 'lit';
import { error } from '../../components/icon/icons.js';
import { renderScreen } from '../../components/screen/render-screen.js';
import type { ErrorCode } from '../../contracts/errors.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import type { NoticeStrings } from '../../i18n/en/notices.js';

/** Why there is no conversation. */
export interface ChatFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
}

/** Says why there is no conversation, and what to do next; with the plain facts for who builds the page. */
export function renderFailure(
  { code, message, retryable }: ChatFailure,
  strings: ChatStrings,
  { errors }: NoticeStrings,
  onRetry: () => void,
): TemplateResult {
  const { title, text } = errors[code];
  // Somebody may have signed in again meanwhile.
  const again = retryable || code === 'unauthenticated' || code === 'token-expired';
  return renderScreen({
    icon: error,
    title,
    text,
    tone: 'danger',
    actions: again
      ? html`<button type="button" class="button primary" @click=${onRetry}>${strings.tryAgain}</button>`
      : nothing,
    more: html`<details>
      <summary>${strings.forDevelopers}</summary>
      <code dir="ltr">${code}: ${message}</code>
    </details>`,
  });
}
