import { html, type TemplateResult } from 'lit';
import type { Thread } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';

/** What the conversation is about, and how many are in it. */
export function renderHeader(thread: Thread | undefined, strings: ChatStrings): TemplateResult {
  const topic = thread?.topic ?? '';
  return html`<header part="header">
    <slot name="header">
      <div class="title">
        <h2><bdi>${topic === '' ? strings.chat : topic}</bdi></h2>
        <p>${statusOf(thread, strings)}</p>
      </div>
    </slot>
    <slot name="actions"></slot>
  </header>`;
}

function statusOf(thread: Thread | undefined, strings: ChatStrings): string {
  if (thread?.status === 'removed') return strings.removedTitle;
  if (thread?.status !== 'open') return strings.connecting;
  return strings.members(thread.members.size);
}
