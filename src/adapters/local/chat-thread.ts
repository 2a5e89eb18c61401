import type { ChatFact, ChatRequest, ReportedMessage, ThreadId } from '../../contracts/chat.js';
import { LoadedRanges } from '../../contracts/loaded-ranges.js';
import type { MessagePage, Room, ThreadDetails, WireMessage } from '../../contracts/native.js';
import type { LocalConnection } from './local-connection.js';

/** Messages in the first page. */
const PAGE = 50;

/** The longest page that the server gives. Who has missed more than that has been away for long. */
const LONGEST_PAGE = 200;

/** One conversation as this page knows it: which part of its history is loaded. */
export class ChatThread {
  /** As it was asked for: a room's name or a thread's id. */
  readonly key: ThreadId;
  readonly #connection: LocalConnection;
  readonly #report: (fact: ChatFact) => void;
  #wireId: string | undefined;
  readonly #loaded = new LoadedRanges();
  /** Everything that changed up to this version is known, of what is loaded. */
  #version = 0;
  /** Nothing has been missed: what is pushed comes in order. */
  #current = false;
  /** What was pushed before what goes before it. */
  #early: WireMessage[] = [];

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
    this.#load(page);
    this.#knows(page.messages);
    this.tellGaps();
  }

  /** The connection is lost: from now on something may be missed. */
  lose(): void {
    this.#current = false;
  }

  /**
   * Loads what was missed: what is new, and what has changed among all that is loaded. After a long absence the
   * newest page only, with a gap before it.
   *
   * @returns Something was missed meanwhile: once more.
   */
  async catchUp(signal?: AbortSignal): Promise<boolean> {
    const changed = this.#version;
    const newest = this.#loaded.newest;
    const [details, missed] = await Promise.all([
      this.#details(signal),
      this.#page(`changed=${changed}&limit=${LONGEST_PAGE}`, signal),
    ]);
    if (missed.complete) {
      const last = Math.max(newest, ...missed.messages.map(({ sequence }) => sequence));
      this.#loaded.add(newest + 1, last);
      this.#tellDetails(details);
      this.#tellMessages(missed.messages);
      return this.#caughtUp(missed.messages);
    }
    const page = await this.#page(`limit=${PAGE}`, signal);
    const edits: WireMessage[] = [];
    for (let from = changed, complete = false; !complete;) {
      const part = await this.#page(`changed=${from}&before=${newest + 1}&limit=${LONGEST_PAGE}`, signal);
      edits.push(...part.messages);
      from = part.messages.at(-1)?.version ?? from;
      ({ complete } = part);
    }
    this.#tellDetails(details);
    this.#tellMessages(edits);
    this.#load(page);
    return this.#caughtUp(edits.concat(page.messages));
  }

  async loadOlder(count: number, signal: AbortSignal): Promise<void> {
    const { oldest } = this.#loaded;
    const before = Number.isFinite(oldest) ? oldest : undefined;
    this.#load(await this.#page(pageBefore(before, count), signal), before);
    this.tellGaps();
  }

  async loadGap(
    { gap: { after, before }, from, count }: ChatRequest & { readonly type: 'load-gap' },
    signal: AbortSignal,
  ): Promise<void> {
    if (from === 'before') {
      this.#load(await this.#page(pageBefore(before, count), signal), before);
    } else {
      const { messages } = await this.#page(`after=${after}&limit=${limitOf(count)}`, signal);
      this.#loaded.add(after, messages.at(-1)?.sequence ?? before);
      this.#tellMessages(messages);
    }
    this.tellGaps();
  }

  /** Loads all that was said since then. */
  async loadSince(since: number, signal: AbortSignal): Promise<void> {
    for (let before: number | undefined; ;) {
      const page: MessagePage = await this.#page(pageBefore(before, LONGEST_PAGE), signal);
      this.#load(page, before);
      const [first] = page.messages;
      if (page.complete || !first || first.sentAt < since) break;
      before = first.sequence;
    }
    this.tellGaps();
  }

  /**
   * Takes messages that are new or have changed.
   *
   * @returns Some before them have been missed: catch up.
   */
  hear(messages: readonly WireMessage[]): boolean {
    for (const message of messages) {
      const { sequence } = message;
      const next = this.#loaded.newest + 1;
      if (sequence > next && this.#isLoaded) {
        this.#early.push(message);
        continue;
      }
      // A change of what is not loaded comes with its page.
      if (sequence >= next) this.#loaded.add(sequence, sequence);
      this.#tellMessages([message]);
    }
    if (this.#current && this.#early.length === 0) this.#knows(messages);
    return this.#early.length > 0;
  }

  /** Takes the answer to a request of mine, wherever in the history its message stands. */
  take(message: WireMessage): void {
    // What others have said before it is about to be pushed, and then this.
    if (message.sequence > this.#loaded.newest + 1 && this.#isLoaded) return;
    this.#loaded.add(message.sequence, message.sequence);
    this.#tellMessages([message]);
    this.tellGaps();
  }

  /** Tells where something is missing. */
  tellGaps(): void {
    this.#report({ type: 'gaps-changed', thread: this.key, gaps: this.#loaded.gaps });
  }

  /** @param before - The sequence before which the page was asked for. */
  #load({ messages, complete }: MessagePage, before?: number) {
    const [first] = messages;
    const last = messages.at(-1);
    if (first && last) this.#loaded.add(first.sequence, before === undefined ? last.sequence : before - 1);
    this.#tellMessages(messages);
    if (complete) this.#report({ type: 'history-completed', thread: this.key });
  }

  get #isLoaded(): boolean {
    return this.#loaded.newest > 0;
  }

  #caughtUp(messages: readonly WireMessage[]): boolean {
    this.#current = true;
    this.#knows(messages);
    this.tellGaps();
    return this.hear(this.#early.splice(0));
  }

  #knows(messages: readonly WireMessage[]) {
    for (const { version } of messages) this.#version = Math.max(this.#version, version);
  }

  #tellMessages(messages: readonly WireMessage[]) {
    const fitting = messages.filter(({ sequence }) => this.#loaded.has(sequence));
    if (fitting.length === 0) return;
    this.#report({ type: 'messages-changed', thread: this.key, messages: fitting.map(toReported) });
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

function pageBefore(before: number | undefined, count: number): string {
  return `limit=${limitOf(count)}${before === undefined ? '' : `&before=${before}`}`;
}

function limitOf(count: number): number {
  return Math.max(1, Math.min(LONGEST_PAGE, count));
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
