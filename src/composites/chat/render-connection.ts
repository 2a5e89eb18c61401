import { html, nothing, type TemplateResult } from 'lit';
import type { ChatConnection } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import type { NoticeStrings } from '../../i18n/en/notices.js';
import { offline } from '../../components/icon/icons.js';
import { renderIcon } from '../../components/icon/render-icon.js';
import { isLostForGood } from './failures.js';

/**
 * The line that says that there is no connection, and when it is tried again, or why it is not. Nothing while all is well.
 *
 * @param seconds - Until the next attempt; 0 while one is being made.
 */
export function renderConnection(
  connection: ChatConnection,
  seconds: number,
  strings: ChatStrings,
  { errors }: NoticeStrings,
  onRetry: (() => void) | undefined,
): TemplateResult | typeof nothing {
  const { phase, attempt, cause } = connection;
  if (phase === 'online' || phase === 'idle' || (phase === 'connecting' && attempt === 0)) return nothing;
  const waiting = phase === 'offline' && seconds > 0;
  const words =
    cause !== undefined && isLostForGood(connection)
      ? errors[cause].title
      : waiting
        ? strings.offlineRetryIn(seconds)
        : strings.reconnecting;
  return html`<div part="connection" class="connection" role="group" aria-label=${strings.offline}>
    ${renderIcon(offline)}
    <span>${words}</span>
    ${
      onRetry && phase === 'offline'
        ? html`<button type="button" class="button small" @click=${onRetry}>${strings.retryNow}</button>`
        : nothing
    }
  </div>`;
}
