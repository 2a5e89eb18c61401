import { html, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { formatDay, startOfDay } from '../message/format-time.js';

/** "Today", "Yesterday", else the date. */
export function dayWords(at: number, strings: ChatStrings, locale: string, now = Date.now()): string {
  const day = startOfDay(at);
  const today = startOfDay(now);
  if (day === today) return strings.today;
  return day === startOfDay(today - 1) ? strings.yesterday : formatDay(locale, at, now);
}

/** The heading over the messages of a day. */
export function renderDay(words: string, level: number): TemplateResult {
  return html`<div part="day" class="day" role="heading" aria-level=${level}>${words}</div>`;
}
