import type { Member, MessageContent, ReportedMessage } from '../../contracts/chat.js';
import type { Random } from './random.js';
import { answerTo, smallTalk } from './sentences.js';

/** Something that was said before the story begins. */
export interface HistoryMessage {
  /** Who said it: a place in the room's list of people, beginning with 0; or whoever opens the thread. */
  readonly from: number | 'me';
  readonly text: string;
  /** Default: as many minutes as messages follow it. */
  readonly minutesAgo?: number;
  /** Default: false. */
  readonly edited?: boolean;
  /** Default: false. */
  readonly deleted?: boolean;
}

export interface HistoryParts {
  readonly people: readonly Member[];
  readonly me: Member;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: Random;
}

const MINUTE = 60_000;

/** What was said in a thread, oldest first; made up where only a number is given. */
export function createHistory(
  wanted: number | readonly HistoryMessage[],
  parts: HistoryParts,
): ReportedMessage[] {
  const said = typeof wanted === 'number' ? makeUp(wanted, parts) : wanted;
  return said.map((one, index) => {
    const sequence = index + 1;
    const sender = one.from === 'me' ? parts.me : (parts.people[one.from] ?? parts.me);
    const sentAt = parts.now - (one.minutesAgo ?? said.length - sequence) * MINUTE;
    const changed = one.edited === true || one.deleted === true;
    return {
      id: `history-${sequence}`,
      clientMessageId: one.from === 'me' ? `history-${sequence}` : undefined,
      senderId: sender.id,
      senderName: sender.name,
      content: contentOf(one),
      sentAt,
      editedAt: one.edited === true ? sentAt + MINUTE : undefined,
      sequence,
      version: changed ? sequence * 2 : sequence,
    };
  });
}

function contentOf({ text, deleted }: HistoryMessage): MessageContent {
  return deleted === true ? { kind: 'deleted' } : { kind: 'text', text };
}

/** Bursts of talk with pauses between them, back over as many days as it takes. */
function makeUp(count: number, { people, random }: HistoryParts): HistoryMessage[] {
  const made: HistoryMessage[] = [];
  let minutesAgo = 2;
  let from: number | 'me' = 'me';
  for (let index = 0; index < count; index++) {
    if (random.next() < 0.6) from = random.next() < 0.3 ? 'me' : Math.floor(random.next() * people.length);
    if (people.length === 0) from = 'me';
    const text = random.next() < 0.3 ? answerTo('', random) : smallTalk(random);
    made.push({ from, text, minutesAgo });
    minutesAgo += random.next() < 0.12 ? random.between(90, 900) : random.between(0.2, 6);
  }
  return made.reverse();
}
