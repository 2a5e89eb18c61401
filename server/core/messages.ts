import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { MessagePage, NewMessage, Person, WireMessage } from '../../src/contracts/native.js';
import type { Clock } from './clock.js';
import { Refusal } from './refusal.js';
import type { Store } from './store.js';
import { checkText } from './text.js';

type Content = WireMessage['content'];

interface MessageRow {
  id: number;
  sequence: number;
  version: number;
  sender_id: string;
  sender_name: string;
  client_message_id: string | null;
  content: string;
  sent_at: number;
  edited_at: number | null;
}

/**
 * Which messages to read: the newest below `before`, the oldest above `after`, or the newest of all; with `changed`
 * those below `before` whose version is higher, the lowest version first.
 */
export interface PageQuery {
  readonly before?: number;
  readonly after?: number;
  readonly changed?: number;
  readonly limit: number;
}

/** What was said in the threads. Who may ask is for `Threads` to say. */
export class Messages {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Stores a message, once for each client message id of the sender. Tells `audience`. */
  send(
    thread: string,
    sender: Person,
    { text, clientMessageId }: NewMessage,
    audience: () => readonly ParticipantId[],
  ): { readonly message: WireMessage; readonly repeated: boolean } {
    const content: Content = { kind: 'text', text: checkText(text) };
    return this.#store.write(() => {
      const row = this.#store.get<MessageRow>(
        'SELECT * FROM messages WHERE thread_id = ? AND sender_id = ? AND client_message_id = ?',
        thread,
        sender.id,
        clientMessageId,
      );
      if (row) return { message: toMessage(row), repeated: true };
      const message = this.#insert(thread, sender, content, clientMessageId);
      this.#tell(thread, message, audience());
      return { message, repeated: false };
    });
  }

  /** Stores a message that nobody wrote: somebody joined, left, or changed the topic. */
  announce(thread: string, by: Person, content: Content, audience: readonly ParticipantId[]): void {
    this.#store.write(() => this.#tell(thread, this.#insert(thread, by, content, null), audience));
  }

  edit(
    thread: string,
    id: string,
    editor: ParticipantId,
    text: string,
    audience: () => readonly ParticipantId[],
  ): WireMessage {
    const content: Content = { kind: 'text', text: checkText(text) };
    return this.#store.write(() => {
      const message = this.#own(thread, id, editor);
      if (message.content.kind !== 'text')
        throw new Refusal('not-found', 'The message has been deleted.', { target: 'id' });
      if (message.content.text === content.text) return message;
      return this.#change(thread, { ...message, content, editedAt: this.#clock.now() }, audience());
    });
  }

  /** Leaves a tombstone; the text is gone from the database. Twice is once. */
  delete(
    thread: string,
    id: string,
    editor: ParticipantId,
    audience: () => readonly ParticipantId[],
  ): WireMessage {
    return this.#store.write(() => {
      const message = this.#own(thread, id, editor);
      if (message.content.kind === 'deleted') return message;
      return this.#change(thread, { ...message, content: { kind: 'deleted' } }, audience());
    });
  }

  page(thread: string, { before = Number.MAX_SAFE_INTEGER, after, changed, limit }: PageQuery): MessagePage {
    const rows =
      changed !== undefined
        ? this.#store.all<MessageRow>(
            `SELECT * FROM messages WHERE thread_id = ? AND version > ? AND sequence < ?
             ORDER BY version LIMIT ?`,
            thread,
            changed,
            before,
            limit + 1,
          )
        : after !== undefined
          ? this.#store.all<MessageRow>(
              'SELECT * FROM messages WHERE thread_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
              thread,
              after,
              limit + 1,
            )
          : this.#store.all<MessageRow>(
              'SELECT * FROM messages WHERE thread_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?',
              thread,
              before,
              limit + 1,
            );
    const messages = rows.slice(0, limit).map(toMessage);
    return {
      messages: changed === undefined && after === undefined ? messages.reverse() : messages,
      complete: rows.length <= limit,
    };
  }

  #own(thread: string, id: string, editor: ParticipantId) {
    const row = /^\d{1,15}$/.test(id)
      ? this.#store.get<MessageRow>(
          'SELECT * FROM messages WHERE id = ? AND thread_id = ?',
          Number(id),
          thread,
        )
      : undefined;
    if (!row) throw new Refusal('not-found', 'There is no such message.', { target: 'id' });
    if (row.sender_id !== editor || row.client_message_id === null)
      throw new Refusal('forbidden', 'Only the sender may change a message.', { target: 'id' });
    return toMessage(row);
  }

  #insert(thread: string, sender: Person, content: Content, clientMessageId: string | null): WireMessage {
    const now = this.#clock.now();
    const stamp = this.#store.stamp(now);
    const row = this.#store.get<MessageRow>(
      `INSERT INTO messages
         (id, thread_id, sequence, version, sender_id, sender_name, client_message_id, content, sent_at)
       SELECT ?1, id, last_sequence + 1, ?1, ?2, ?3, ?4, ?5, ?6 FROM threads WHERE id = ?7
       RETURNING *`,
      stamp,
      sender.id,
      sender.name,
      clientMessageId,
      JSON.stringify(content),
      now,
      thread,
    );
    if (!row) throw new Refusal('not-found', 'There is no such thread.', { target: 'thread' });
    this.#store.run('UPDATE threads SET last_sequence = ? WHERE id = ?', row.sequence, thread);
    return toMessage(row);
  }

  #change(thread: string, message: WireMessage, audience: readonly ParticipantId[]): WireMessage {
    const changed = { ...message, version: this.#store.stamp(this.#clock.now()) };
    this.#store.run(
      'UPDATE messages SET version = ?, content = ?, edited_at = ? WHERE id = ?',
      changed.version,
      JSON.stringify(changed.content),
      changed.editedAt ?? null,
      Number(changed.id),
    );
    this.#tell(thread, changed, audience);
    return changed;
  }

  #tell(thread: string, message: WireMessage, audience: readonly ParticipantId[]) {
    this.#store.emit({ type: 'messages-changed', audience, thread, messages: [message] });
  }
}

function toMessage(row: MessageRow): WireMessage {
  return {
    id: String(row.id),
    sequence: row.sequence,
    version: row.version,
    sender: { id: row.sender_id, name: row.sender_name },
    ...(row.client_message_id === null ? {} : { clientMessageId: row.client_message_id }),
    content: JSON.parse(row.content) as Content,
    sentAt: row.sent_at,
    ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
  };
}

/** A message as one person may see it: client message ids are their sender's own. */
export function asSeenBy(reader: ParticipantId, message: WireMessage): WireMessage {
  if (message.sender.id === reader || message.clientMessageId === undefined) return message;
  const { clientMessageId: _, ...rest } = message;
  return rest;
}
