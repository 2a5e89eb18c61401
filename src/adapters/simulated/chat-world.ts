import type { ChatFact, Member, MessageContent, ReportedMessage, ThreadId } from '../../contracts/chat.js';
import type { Clock } from '../../contracts/clock.js';
import { AcsError } from '../../contracts/errors.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import { createHistory, type HistoryMessage } from './history.js';
import type { Random } from './random.js';
import type { SimulatedRoomOptions } from './simulated-room.js';

/** Bytes of UTF-8 in a message; about the limit of Azure Communication Services, and that of the embedded server. */
const LONGEST = 28_000;

/** Seconds for which typing is believed. */
const TYPING_LASTS = 6;

/** A conversation in memory. */
export interface SimulatedThread {
  readonly id: ThreadId;
  readonly members: Map<ParticipantId, Member>;
  /** By sequence, which begins with 1 and has no gaps. */
  readonly messages: ReportedMessage[];
  readonly readUpTo: Map<ParticipantId, number>;
  topic: string;
}

/** Conversations in memory, and everybody in them. A thread is made when it is first asked for. */
export class ChatWorld {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #history: number | readonly HistoryMessage[];
  readonly #members = new Map<ParticipantId, Member>();
  readonly #threads = new Map<ThreadId, SimulatedThread>();
  readonly #watchers = new Set<(news: ChatFact) => void>();
  readonly #historyRead: boolean;
  #topic: string;
  #version = 0;

  constructor(
    clock: Clock,
    random: Random,
    options: Pick<SimulatedRoomOptions, 'history' | 'historyRead' | 'topic'>,
  ) {
    this.#clock = clock;
    this.#random = random;
    this.#history = options.history ?? 0;
    this.#historyRead = options.historyRead ?? true;
    this.#topic = options.topic ?? '';
  }

  /** News of every thread; a copy of a message holds the client message id, which is its sender's business alone. */
  watch(tell: (news: ChatFact) => void): () => void {
    this.#watchers.add(tell);
    return () => void this.#watchers.delete(tell);
  }

  thread(id: ThreadId, reader: ParticipantId): SimulatedThread {
    const known = this.#threads.get(id);
    if (known) return known;
    const members = new Map(this.#members);
    const messages = createHistory(this.#history, {
      people: [...members.values()].filter((member) => member.id !== reader),
      me: members.get(reader) ?? { id: reader, name: '' },
      now: this.#clock.now(),
      random: this.#random.fork(id),
    });
    const thread: SimulatedThread = { id, members, messages, readUpTo: new Map(), topic: this.#topic };
    this.#version = Math.max(this.#version, ...messages.slice(-1).map(({ sequence }) => sequence * 2));
    if (messages.length > 0) {
      for (const member of members.keys()) {
        if (this.#historyRead || member === reader) thread.readUpTo.set(member, messages.length);
      }
    }
    this.#threads.set(id, thread);
    return thread;
  }

  /** Comes into every thread; those that exist say so. */
  addMember(member: Member): void {
    if (this.#members.has(member.id)) return;
    this.#members.set(member.id, member);
    for (const thread of this.#threads.values()) {
      thread.members.set(member.id, member);
      this.#tell({ type: 'members-changed', thread: thread.id, members: [member] });
      this.#add(thread, member, { kind: 'members-added', names: [member.name] });
    }
  }

  removeMember(id: ParticipantId): void {
    const member = this.#members.get(id);
    if (!member) return;
    this.#members.delete(id);
    for (const thread of this.#threads.values()) {
      thread.members.delete(id);
      this.#tell({ type: 'members-left', thread: thread.id, ids: [id] });
      this.#add(thread, member, { kind: 'members-removed', names: [member.name] });
    }
  }

  setTopic(topic: string): void {
    this.#topic = topic;
    for (const thread of this.#threads.values()) {
      const [by] = thread.members.values();
      if (!by || thread.topic === topic) continue;
      thread.topic = topic;
      this.#tell({ type: 'topic-changed', thread: thread.id, topic });
      this.#add(thread, by, { kind: 'topic-changed', topic });
    }
  }

  /**
   * Stores a message; a repeat with the same client message id is the same message, unless told otherwise.
   *
   * @throws AcsError - `invalid-argument`, `too-large` or `forbidden`.
   */
  send(id: ThreadId, sender: Member, text: string, clientMessageId?: string, idempotent = true): void {
    const thread = this.#threadOf(id, sender.id);
    checkText(text);
    const stored =
      idempotent &&
      thread.messages.find(
        (one) =>
          one.clientMessageId !== undefined &&
          one.clientMessageId === clientMessageId &&
          one.senderId === sender.id,
      );
    if (stored) this.#tell({ type: 'messages-changed', thread: id, messages: [stored] });
    else this.#add(thread, sender, { kind: 'text', text }, clientMessageId);
  }

  /** Says the same in every thread. */
  say(sender: Member, text: string): void {
    for (const thread of this.#threads.values()) {
      if (thread.members.has(sender.id)) this.#add(thread, sender, { kind: 'text', text });
    }
  }

  /** @throws AcsError - `not-found`, `forbidden`, `invalid-argument` or `too-large`. */
  edit(id: ThreadId, by: ParticipantId, message: string, text: string): void {
    checkText(text);
    this.#change(id, by, message, { kind: 'text', text }, this.#clock.now());
  }

  /** @throws AcsError - `not-found` or `forbidden`. */
  delete(id: ThreadId, by: ParticipantId, message: string): void {
    this.#change(id, by, message, { kind: 'deleted' }, undefined);
  }

  /** @param only - The thread in which it is seen. Default: all of them. */
  type(member: Member, only?: ThreadId, seconds = TYPING_LASTS): void {
    const at = this.#clock.now();
    for (const { id, members } of this.#threads.values()) {
      if ((only ?? id) !== id || !members.has(member.id)) continue;
      const typing = { id: member.id, name: member.name, until: at + seconds * 1000 };
      this.#tell({ type: 'typing-changed', thread: id, typing, at });
    }
  }

  /** A receipt never goes back, nor beyond the newest message. */
  read(id: ThreadId, participant: ParticipantId, upTo: number): void {
    const thread = this.#threadOf(id, participant);
    const reached = Math.min(upTo, thread.messages.length);
    if ((thread.readUpTo.get(participant) ?? 0) >= reached) return;
    thread.readUpTo.set(participant, reached);
    this.#tell({ type: 'read-changed', thread: id, participant, upTo: reached });
  }

  /** The same in every thread. */
  readAll(participant: ParticipantId, upTo = Infinity): void {
    for (const { id, members } of this.#threads.values()) {
      if (members.has(participant)) this.read(id, participant, upTo);
    }
  }

  #threadOf(id: ThreadId, member: ParticipantId): SimulatedThread {
    const thread = this.#threads.get(id);
    if (!thread) throw new AcsError('not-found', `There is no thread "${id}": open it first.`);
    if (!thread.members.has(member)) throw new AcsError('forbidden', 'Only members may do this.');
    return thread;
  }

  #change(
    id: ThreadId,
    by: ParticipantId,
    message: string,
    content: MessageContent,
    editedAt: number | undefined,
  ) {
    const { messages } = this.#threadOf(id, by);
    const index = messages.findLastIndex((one) => one.id === message);
    const before = messages[index];
    if (!before) throw new AcsError('not-found', `There is no message "${message}".`, { target: 'id' });
    if (before.senderId !== by || (before.content.kind !== 'text' && before.content.kind !== 'deleted')) {
      throw new AcsError('forbidden', 'Only its author may change a message.');
    }
    if (before.content.kind === 'deleted') {
      if (content.kind === 'deleted') return;
      throw new AcsError('not-found', 'The message was deleted.', { target: 'id' });
    }
    const after = { ...before, content, editedAt, version: ++this.#version };
    messages[index] = after;
    this.#tell({ type: 'messages-changed', thread: id, messages: [after] });
  }

  #add(thread: SimulatedThread, sender: Member, content: MessageContent, clientMessageId?: string) {
    const sequence = thread.messages.length + 1;
    const message: ReportedMessage = {
      id: `${thread.id}-${sequence}`,
      clientMessageId,
      senderId: sender.id,
      senderName: sender.name,
      content,
      sentAt: this.#clock.now(),
      editedAt: undefined,
      sequence,
      version: ++this.#version,
    };
    thread.messages.push(message);
    this.#tell({ type: 'messages-changed', thread: thread.id, messages: [message] });
    if (thread.members.has(sender.id)) this.read(thread.id, sender.id, sequence);
  }

  #tell(news: ChatFact) {
    for (const tell of [...this.#watchers]) tell(news);
  }
}

function checkText(text: string) {
  if (text.trim() === '')
    throw new AcsError('invalid-argument', 'A message needs some text.', { target: 'text' });
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > LONGEST) {
    throw new AcsError('too-large', `A message may have ${LONGEST} bytes; this one has ${bytes}.`, {
      target: 'text',
    });
  }
}
