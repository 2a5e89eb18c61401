import { html, nothing } from 'lit';
import type { Message } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { authorOf, isSpoken, wordsOf } from '../message/describe-message.js';
import { formatTime } from '../message/format-time.js';
import { beginsDay, continues } from './group-messages.js';
import { dayWords, renderDay } from './render-day.js';

/** So much of a message is spoken, in characters. */
export const SPOKEN = 200;

/** A message in its place: all that its row depends on. */
export interface Row {
  readonly message: Message;
  readonly before: Message | undefined;
  readonly after: Message | undefined;
  readonly index: number;
  /** It is the first one that is new. */
  readonly unread: boolean;
  /** What comes after it stands apart. */
  readonly ends: boolean;
  readonly active: boolean;
  readonly tabbable: boolean;
  readonly own: boolean;
  readonly headingLevel: number;
}

/** A message with what stands above it. */
export function renderRow(row: Row, strings: ChatStrings, locale: string) {
  const { message, before, after, unread, ends } = row;
  const author = authorOf(message, row.own, strings);
  const words = wordsOf(message, strings, locale);
  const time = formatTime(locale, message.sentAt);
  return html`<article
    part="row"
    class="row"
    data-key=${message.key}
    tabindex=${row.tabbable ? 0 : -1}
    aria-posinset=${row.index + 1}
    aria-label=${strings.by(isSpoken(message) ? author : words, time)}
    aria-description=${isSpoken(message) ? words.slice(0, SPOKEN) : nothing}
  >
    ${
      beginsDay(before, message)
        ? renderDay(dayWords(message.sentAt, strings, locale), row.headingLevel)
        : nothing
    }
    ${unread ? html`<div part="unread" class="unread"><span>${strings.unread}</span></div>` : nothing}
    <acs-message
      contained
      .message=${message}
      .continuing=${!unread && continues(before, message)}
      .continued=${!ends && after !== undefined && continues(message, after)}
      .active=${row.active}
    ></acs-message>
  </article>`;
}
