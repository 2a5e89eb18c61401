import { html, nothing, type TemplateResult } from 'lit';
import type { ChatConnection } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { offline } from '../../components/icon/icons.js';
import { renderIcon } from '../../components/icon/render-icon.js';

/**
 * The line that says that there is no connection, and when it is tried again. Nothing while all is well.
 *
 * @param seconds - Until the next attempt; 0 while one is being made.
 */
export function renderConnection(
  { phase, attempt }: ChatConnection,
  seconds: number,
  strings: ChatStrings,
  onRetry: (() => void) | undefined,
): TemplateResult | typeof nothing {
  if (phase === 'online' || phase === 'idle' || (phase === 'connecting' && attempt === 0)) return nothing;
  const waiting = phase === 'offline' && seconds > 0;
  return html`<div part="connection" class="connection" role="group" aria-label=${strings.offline}>
    ${renderIcon(offline)}
    <span>${waiting ? strings.offlineRetryIn(seconds) : strings.reconnecting}</span>
    ${
      onRetry && phase === 'offline'
        ? html`<button type="button" class="button small" @click=${onRetry}>${strings.retryNow}</button>`
        : nothing
    }
  </div>`;
}
