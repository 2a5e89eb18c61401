import type { Message, Thread } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { listOf } from './describe-message.js';

/** How many of the others have read up to a message. A number, so that a selector may make it. */
export function countSeen(thread: Thread, message: Message | undefined): number {
  if (!message || message.sequence === Infinity) return 0;
  let count = 0;
  for (const [id, upTo] of thread.readUpTo) {
    if (upTo >= message.sequence && id !== message.senderId) count++;
  }
  return count;
}

/** Who of the others has read a message, in words; between two people there is no need for a name. */
export function seenWords(thread: Thread, message: Message, strings: ChatStrings, locale: string): string {
  const names = [...thread.members.values()]
    .filter(({ id }) => id !== message.senderId && (thread.readUpTo.get(id) ?? 0) >= message.sequence)
    .map(({ name }) => name);
  return names.length === 0 || thread.members.size <= 2
    ? strings.seen
    : strings.seenBy(listOf(names, locale, strings));
}
