import type { ReportedMessage } from '../../src/contracts/chat.js';
import { every, frames, offer } from './page.js';

/** One of the two that show a conversation. Rows carry their message's key in `data-key`. */
export interface ChatSide {
  /** Takes what was said before anything is shown. */
  load(messages: readonly ReportedMessage[]): void;
  mount(): void;
  /** Takes messages that are newer, or older, than all that there are. */
  take(messages: readonly ReportedMessage[]): void;
  scroller(): HTMLElement | null;
  rows(): readonly HTMLElement[];
}

export const ME = { id: 'me', name: 'Robin' };
const PEOPLE = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Robin', 'Katherine Johnson'];
const WORDS =
  'we can look at the draft after lunch and then decide who takes which part of it so that nobody waits'.split(
    ' ',
  );
const PAGE = 50;
/** The server's place of the first message; there is room for older ones below. */
const FIRST = 1_000_000;

/** What people say: of many lengths, some in a row, the same every time. */
function message(sequence: number): ReportedMessage {
  const person = ((sequence >> 1) * 7) % PEOPLE.length;
  const length = 3 + ((sequence * 13) % 31);
  const text = Array.from({ length }, (_, index) => WORDS[(sequence + index * 5) % WORDS.length]).join(' ');
  return {
    id: String(sequence),
    clientMessageId: undefined,
    senderId: PEOPLE[person] === ME.name ? ME.id : `person-${person}`,
    senderName: PEOPLE[person] ?? '',
    content: { kind: 'text', text: `${text}.` },
    sentAt: Date.UTC(2026, 0, 1) + (sequence - FIRST) * 20_000,
    editedAt: undefined,
    sequence,
    version: 1,
  };
}

function talk(from: number, count: number): readonly ReportedMessage[] {
  return Array.from({ length: count }, (_, index) => message(from + index));
}

export function offerChat(side: ChatSide): void {
  let [first, next] = [FIRST, FIRST];
  const say = (count: number) => side.take(talk((next += count) - count, count));
  offer({
    load(count) {
      side.load(talk(FIRST, count));
      next += count;
      return 0;
    },
    async mount() {
      side.mount();
      await frames(2);
      return 0;
    },
    async burst(count) {
      say(count);
      await frames(2);
      return 0;
    },
    async stream(perSecond) {
      await every(perSecond, () => say(1));
      return 0;
    },
    async older() {
      const anchor = firstInView(side);
      const place = () => rowOf(side, anchor)?.getBoundingClientRect().top ?? Infinity;
      const before = place();
      side.take(talk((first -= PAGE), PAGE));
      let shift = 0;
      for (let frame = 0; frame < 30; frame++) {
        await frames(1);
        shift = Math.max(shift, Math.abs(place() - before));
      }
      return shift;
    },
  });
}

function firstInView(side: ChatSide) {
  const top = side.scroller()?.getBoundingClientRect().top ?? 0;
  return side.rows().find((row) => row.getBoundingClientRect().bottom > top)?.dataset['key'];
}

function rowOf(side: ChatSide, key: string | undefined) {
  return side.rows().find((row) => row.dataset['key'] === key);
}
