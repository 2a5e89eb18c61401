import { html, type TemplateResult } from 'lit';
import type { MessageStatus } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { check, checks, clock, error, retry } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';

const icons = { queued: clock, sending: clock, uncertain: retry, sent: check, failed: error };

/**
 * How far my message has come, as a small sign with words in its tool tip.
 *
 * @param seen - By whom it was seen, in words; empty while by nobody.
 */
export function renderStatus(status: MessageStatus, seen: string, strings: ChatStrings): TemplateResult {
  const words = status === 'failed' ? strings.notSent : seen === '' ? strings[status] : seen;
  const wasSeen = status === 'sent' && seen !== '';
  return html`<span
    part="status"
    class="status ${wasSeen ? 'seen' : status}"
    role="img"
    aria-label=${words}
    title=${words}
    >${renderIcon(wasSeen ? checks : icons[status])}</span
  >`;
}
