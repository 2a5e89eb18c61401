import type { Message, MessageContent } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { plainName } from './plain-name.js';

/** Who said it. */
export function authorOf(message: Message, own: boolean, strings: ChatStrings): string {
  return own ? strings.you : plainName(message.senderName) || strings.unnamed;
}

/** What a message says as I see it: with a change of mine that the server has not answered yet. */
export function contentOf({ content, pending }: Message): MessageContent {
  return pending?.kind === 'edit' ? { kind: 'text', text: pending.text } : content;
}

/** What a message says in plain words, for screen readers and previews. */
export function wordsOf(message: Message, strings: ChatStrings, locale: string): string {
  const content = contentOf(message);
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'deleted':
      return strings.deleted;
    case 'members-added':
      return strings.joined(listOf(content.names, locale, strings));
    case 'members-removed':
      return strings.left(listOf(content.names, locale, strings));
    case 'topic-changed':
      return strings.topicChanged(content.topic);
  }
}

/** Somebody said it, rather than that it happened. */
export function isSpoken({ content }: Message): boolean {
  return content.kind === 'text' || content.kind === 'deleted';
}

/** "Ada, Grace and Linus", as the language joins names. */
export function listOf(names: readonly string[], locale: string, strings: ChatStrings): string {
  return new Intl.ListFormat(locale).format(names.map((name) => plainName(name) || strings.unnamed));
}
