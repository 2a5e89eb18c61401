import type { ChatFact, ReportedMessage, ThreadId } from '../../contracts/chat.js';
import type { MessagePage, Room, ThreadDetails, WireMessage } from '../../contracts/native.js';
import type { LocalConnection } from './local-connection.js';

/** Messages in the first page. */
const PAGE = 50;

/** The longest page that the server gives. */
const LONGEST_PAGE = 200;

/** One conversation as this page knows it: which part of its history is loaded. */
export class ChatThread {
  /** As it was asked for: a room's name or a thread's id. */
  readonly key: ThreadId;
  readonly #connection: LocalConnection;
  readonly #report: (fact: ChatFact) => void;
  #wireId: string | undefined;
  /** What is loaded without a gap, by sequence. */
  #oldest = Infinity;
  #newest = 0;

  constructor(key: ThreadId, connection: LocalConnection, report: (fact: ChatFact) => void) {
    this.key = key;
    this.#connection = connection;
    this.#report = report;
  }

  /** The server's id; undefined until it is open. */
  get wireId(): string | undefined {
    return this.#wireId;
  }

  /** Where its requests go; the thread must be open. */
  path(rest = ''): string {
    return `threads/${encodeURIComponent(this.#wireId ?? this.key)}${rest}`;
  }

  /** Enters it and loads its newest page. */
  async open(signal?: AbortSignal): Promise<void> {
    this.#wireId = await this.#find(signal);
    const [details, page] = await Promise.all([this.#details(signal), this.#page(`limit=${PAGE}`, signal)]);
    this.#tellDetails(details);
    this.#load(page.messages);
    if (page.complete) this.#report({ type: 'history-completed', thread: this.key });
  }

  /** Loads what was missed: what is new, and what has changed meanwhile among all that is loaded. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    const loaded = this.#newest - this.#oldest + 1;
    const limit = Math.max(PAGE, Math.min(LONGEST_PAGE, loaded));
    const [details, newest] = await Promise.all([
      this.#details(signal),
      this.#page(`limit=${limit}`, signal),
    ]);
    const pages = [newest];
    for (let last = newest; !last.complete; pages.push(last)) {
      const before = last.messages[0]?.sequence ?? 0;
      if (before <= this.#oldest) break;
      last = await this.#page(`before=${before}&limit=${LONGEST_PAGE}`, signal);
    }
    this.#tellDetails(details);
    // Together, so that a page that fails leaves no gap behind.
    this.#load(pages.toReversed().flatMap(({ messages }) => messages));
    if (pages.at(-1)?.complete) this.#report({ type: 'history-completed', thread: this.key });
  }

  async loadOlder(count: number, signal: AbortSignal): Promise<void> {
    const limit = Math.max(1, Math.min(LONGEST_PAGE, count));
    const before = Number.isFinite(this.#oldest) ? `&before=${this.#oldest}` : '';
    const page = await this.#page(`limit=${limit}${before}`, signal);
    this.#load(page.messages);
    if (page.complete) this.#report({ type: 'history-completed', thread: this.key });
  }

  /**
   * Takes messages that are new or have changed.
   *
   * @returns Some before them have been missed: catch up.
   */
  hear(messages: readonly WireMessage[]): boolean {
    // A change of what is not loaded comes with its page.
    const fitting = messages.filter(({ sequence }) => sequence >= this.#oldest || this.#newest === 0);
    let missed = false;
    for (const { sequence } of fitting) {
      if (sequence === this.#newest + 1) this.#newest = sequence;
      else missed ||= sequence > this.#newest;
      if (this.#oldest === Infinity) this.#oldest = sequence;
    }
    this.#tellMessages(fitting);
    return missed;
  }

  #load(messages: readonly WireMessage[]) {
    for (const { sequence } of messages) {
      this.#oldest = Math.min(this.#oldest, sequence);
      this.#newest = Math.max(this.#newest, sequence);
    }
    this.#tellMessages(messages);
  }

  #tellMessages(messages: readonly WireMessage[]) {
    if (messages.length === 0) return;
    this.#report({ type: 'messages-changed', thread: this.key, messages: messages.map(toReported) });
  }

  async #find(signal: AbortSignal | undefined): Promise<string> {
    if (!isRoomName(this.key)) return this.key;
    const path = `rooms/${encodeURIComponent(this.key)}`;
    return (await this.#connection.request<Room>('PUT', path, undefined, signal)).threadId;
  }

  #details(signal: AbortSignal | undefined): Promise<ThreadDetails> {
    return this.#connection.request('GET', this.path(), undefined, signal);
  }

  #page(query: string, signal: AbortSignal | undefined): Promise<MessagePage> {
    return this.#connection.request('GET', this.path(`/messages?${query}`), undefined, signal);
  }

  #tellDetails({ topic, members, receipts }: ThreadDetails) {
    this.#report({ type: 'thread-opened', thread: this.key, topic, members });
    for (const { person, upTo } of receipts) {
      this.#report({ type: 'read-changed', thread: this.key, participant: person, upTo });
    }
  }
}

/** A room's name, as in its link. Ids of threads have other signs in them. */
export function isRoomName(text: string): boolean {
  return /^(?!\.{1,2}$)[A-Za-z0-9._~-]{1,64}$/.test(text);
}

function toReported(message: WireMessage): ReportedMessage {
  const { id, clientMessageId, sender, content, sentAt, editedAt, sequence, version } = message;
  return {
    id,
    clientMessageId,
    senderId: sender.id,
    senderName: sender.name,
    content,
    sentAt,
    editedAt,
    sequence,
    version,
  };
}
