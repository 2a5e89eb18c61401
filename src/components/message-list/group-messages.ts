import type { Message } from '../../contracts/chat.js';
import { isSpoken } from '../message/describe-message.js';
import { startOfDay } from '../message/format-time.js';

/** Messages of one person this close together are one group, in milliseconds. */
const CLOSE = 5 * 60_000;

/** Whether `message` begins a day. */
export function beginsDay(before: Message | undefined, message: Message): boolean {
  return !before || startOfDay(before.sentAt) !== startOfDay(message.sentAt);
}

/** Whether `message` goes on where `before` ended, so that name and time need not be said again. */
export function continues(before: Message | undefined, message: Message): boolean {
  return (
    before?.senderId === message.senderId &&
    before.senderName === message.senderName &&
    isSpoken(before) &&
    isSpoken(message) &&
    Math.abs(message.sentAt - before.sentAt) < CLOSE &&
    !beginsDay(before, message)
  );
}
