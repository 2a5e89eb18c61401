import type { Member, Message, Thread } from '../../contracts/chat.js';

/** How many of the others have read up to a message. A number, so that a selector may make it. */
export function countSeen(thread: Thread, message: Message | undefined): number {
  if (!message || message.sequence === Infinity) return 0;
  let count = 0;
  for (const [id, upTo] of thread.readUpTo) {
    if (upTo >= message.sequence && id !== message.senderId) count++;
  }
  return count;
}

/** Who of the others has read up to a message. */
export function seenBy(thread: Thread, message: Message): readonly Member[] {
  return [...thread.members.values()].filter(
    ({ id }) => id !== message.senderId && (thread.readUpTo.get(id) ?? 0) >= message.sequence,
  );
}
