import type { Member, Message, MessageId, PendingChange, Thread } from '../../contracts/chat.js';
import type { OutboxEntry } from '../../contracts/outbox.js';
import { patch } from '../patch.js';

const deletion: PendingChange = { kind: 'delete' };

/** The thread with what waits in the outbox: messages of mine last, and changes over those that the server has. */
export function withUnsent(thread: Thread, me: Member, unsent: readonly OutboxEntry[]): Thread {
  if (unsent.length === 0 && thread.unsent.length === 0) return thread;
  const { messages } = thread;
  const first = messages.findLastIndex(({ sequence }) => sequence !== Infinity) + 1;
  const tail = new Map(messages.slice(first).map((row) => [row.key, row]));
  const rows = unsent
    .filter((entry) => entry.kind === 'send' && (tail.has(entry.id) || !isThere(messages, entry.id)))
    .map((entry) => rowOf(entry, tail.get(entry.id), me));
  const isSame = rows.length === tail.size && rows.every((row, index) => row === messages[first + index]);
  const shown = isSame ? messages : messages.slice(0, first).concat(rows);
  // Rows have no id yet by which `patch` could tell them apart.
  return { ...patch(thread, { unsent }), messages: withChanges(shown, thread.unsent, unsent) };
}

/** The rows with the changes of mine that the server has not answered. */
export function withChanges(
  messages: readonly Message[],
  before: readonly OutboxEntry[],
  unsent: readonly OutboxEntry[],
): readonly Message[] {
  const changes = new Map<MessageId | undefined, PendingChange | undefined>();
  for (const { message, kind } of before) if (kind !== 'send') changes.set(message, undefined);
  for (const { message, kind, text } of unsent) {
    if (kind !== 'send') changes.set(message, kind === 'edit' ? { kind, text } : deletion);
  }
  let rows = messages;
  for (const [id, pending] of changes) {
    const index = rows.findLastIndex((row) => row.id === id);
    const row = rows[index];
    const changed = row && patch(row, { pending });
    if (changed && changed !== row) rows = rows.with(index, changed);
  }
  return rows;
}

function isThere(messages: readonly Message[], id: string): boolean {
  return messages.findLast(({ clientMessageId }) => clientMessageId === id) !== undefined;
}

function rowOf(entry: OutboxEntry, known: Message | undefined, me: Member): Message {
  const { id, text, writtenAt, status, failure, discarded } = entry;
  const shown = {
    content: { kind: 'text', text },
    status,
    failure,
    pending: discarded ? deletion : undefined,
  } as const;
  if (known) return patch(known, shown);
  return {
    key: id,
    id: undefined,
    clientMessageId: id,
    senderId: me.id,
    senderName: me.name,
    sentAt: writtenAt,
    editedAt: undefined,
    sequence: Infinity,
    version: 0,
    ...shown,
  };
}
