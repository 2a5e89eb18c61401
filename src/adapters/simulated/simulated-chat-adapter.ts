import type { PerformOptions } from '../../contracts/adapter.js';
import type {
  ChatAdapter,
  ChatConnection,
  ChatFact,
  ChatRequest,
  Member,
  ReportedMessage,
  ThreadId,
} from '../../contracts/chat.js';
import { AcsError } from '../../contracts/errors.js';
import type { Fault } from './action.js';
import { Outage } from './outage.js';
import type { SimulatedRoom } from './simulated-room.js';
import { Timers } from './timers.js';

const REQUESTS = [
  'open-thread',
  'load-older',
  'send-message',
  'edit-message',
  'delete-message',
  'tell-typing',
  'tell-read',
  'reconnect',
] as const;

type Known = Extract<ChatRequest, { readonly type: (typeof REQUESTS)[number] }>;

/** Messages that `open-thread` brings. */
const PAGE = 50;

const ONLINE: ChatConnection = { phase: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined };

/** How I am in the chat. */
export interface SimulatedChatOptions {
  /** How others see me. Default: empty. */
  readonly name?: string;
  /** Default: `online`. */
  readonly phase?: ChatConnection['phase'];
  /** The requests it understands. Default: all of them. */
  readonly can?: readonly ChatRequest['type'][];
}

/** A chat in a simulated room. */
export class SimulatedChatAdapter implements ChatAdapter {
  readonly can: ReadonlySet<ChatRequest['type']>;
  readonly #room: SimulatedRoom;
  readonly #me: Member;
  readonly #timers: Timers;
  readonly #reports = new Set<(fact: ChatFact) => void>();
  /** By thread: the lowest sequence that was reported. */
  readonly #loaded = new Map<ThreadId, number>();
  readonly #removed = new Set<ThreadId>();
  #connection: ChatConnection;
  #outage: Outage | undefined;
  #unwatch = () => {};

  constructor(room: SimulatedRoom, options: SimulatedChatOptions = {}) {
    this.#room = room;
    this.#timers = new Timers(room.clock);
    this.#me = { id: room.nextGuest(), name: options.name ?? '' };
    this.can = new Set(options.can ?? REQUESTS);
    this.#connection = { ...ONLINE, phase: options.phase ?? 'online' };
    room.chat.addMember(this.#me);
  }

  watch(report: (fact: ChatFact) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#reports.add(report);
    signal.addEventListener('abort', () => this.#forget(report), { once: true });
    this.#room.attach((fault) => this.#suffer(fault), signal);
    this.#unwatch();
    this.#unwatch = this.#room.chat.watch((news) => this.#hear(news));
    report({ type: 'me-changed', me: this.#me });
    report({ type: 'connection-changed', connection: this.#connection, at: this.#room.clock.now() });
  }

  async perform(request: ChatRequest, options: PerformOptions): Promise<void> {
    if (!isKnown(request)) {
      throw new AcsError('unsupported', `The simulation does not know the request "${request.type}".`);
    }
    const { faults, latency } = this.#room;
    await faults.meet(request.type, latency, options);
    if (request.type !== 'reconnect' && this.#connection.phase === 'offline') {
      throw new AcsError('unreachable', 'The simulated connection is lost.');
    }
    this.#answer(request);
  }

  #answer(request: Known): void {
    const { chat } = this.#room;
    if (request.type === 'reconnect') return this.#restore();
    if (this.#removed.has(request.thread)) {
      throw new AcsError('forbidden', 'You are no member of this thread any more.');
    }
    switch (request.type) {
      case 'open-thread':
        return this.#open(request.thread);
      case 'load-older':
        return this.#loadOlder(request.thread, request.count);
      case 'send-message':
        chat.send(request.thread, this.#me, request.text, request.clientMessageId);
        return this.#room.react(request.text);
      case 'edit-message':
        return chat.edit(request.thread, this.#me.id, request.id, request.text);
      case 'delete-message':
        return chat.delete(request.thread, this.#me.id, request.id);
      case 'tell-typing':
        return chat.type(this.#me, request.thread);
      case 'tell-read':
        return chat.read(request.thread, this.#me.id, request.upTo);
    }
  }

  #open(id: ThreadId) {
    const thread = this.#room.chat.thread(id, this.#me.id);
    this.#tell({
      type: 'thread-opened',
      thread: id,
      topic: thread.topic,
      members: [...thread.members.values()],
    });
    for (const [participant, upTo] of thread.readUpTo) {
      this.#tell({ type: 'read-changed', thread: id, participant, upTo });
    }
    this.#loaded.set(id, thread.messages.length + 1);
    this.#loadOlder(id, PAGE);
    this.#room.begin();
  }

  #loadOlder(id: ThreadId, count: number) {
    const before = this.#loaded.get(id);
    if (before === undefined) throw new AcsError('not-found', `The thread "${id}" is not open.`);
    const from = Math.max(1, before - count);
    const messages = this.#room.chat.thread(id, this.#me.id).messages.slice(from - 1, before - 1);
    this.#loaded.set(id, from);
    if (messages.length > 0) this.#tellMessages(id, messages);
    if (from === 1) this.#tell({ type: 'history-completed', thread: id });
  }

  #hear(news: ChatFact) {
    if (!('thread' in news) || !this.#loaded.has(news.thread) || this.#removed.has(news.thread)) return;
    if (this.#connection.phase !== 'online') return;
    if (news.type === 'messages-changed') this.#tellMessages(news.thread, news.messages);
    else this.#tell(news);
  }

  #suffer(fault: Fault) {
    if (fault.type === 'drop-connection') this.#drop(fault.seconds);
    if (fault.type === 'restore-connection') this.#restore();
    if (fault.type === 'remove-me-from-thread') this.#removeMe();
  }

  #drop(seconds: number | undefined) {
    if (this.#outage) return;
    this.#outage = new Outage(this.#room.clock, (attempt, nextRetryAt) =>
      this.#connect({ phase: 'offline', attempt, nextRetryAt, cause: 'unreachable' }),
    );
    if (seconds !== undefined) this.#timers.in(seconds, () => this.#restore(), 'restore');
  }

  /** What was missed while the connection was lost is told now. */
  #restore() {
    if (this.#connection.phase === 'online') return;
    this.#mend();
    this.#connect(ONLINE);
    for (const [id, from] of this.#loaded) {
      const thread = this.#room.chat.thread(id, this.#me.id);
      this.#tell({ type: 'topic-changed', thread: id, topic: thread.topic });
      this.#tell({ type: 'members-changed', thread: id, members: [...thread.members.values()] });
      this.#tellMessages(id, thread.messages.slice(from - 1));
      for (const [participant, upTo] of thread.readUpTo) {
        this.#tell({ type: 'read-changed', thread: id, participant, upTo });
      }
    }
  }

  #removeMe() {
    const at = this.#room.clock.now();
    for (const id of this.#loaded.keys()) {
      this.#removed.add(id);
      this.#tell({ type: 'thread-removed', thread: id, at });
    }
    this.#room.chat.removeMember(this.#me.id);
  }

  #mend() {
    this.#timers.stopAll();
    this.#outage?.end();
    this.#outage = undefined;
  }

  #connect(connection: ChatConnection) {
    this.#connection = connection;
    this.#tell({ type: 'connection-changed', connection, at: this.#room.clock.now() });
  }

  #forget(report: (fact: ChatFact) => void) {
    this.#reports.delete(report);
    if (this.#reports.size > 0) return;
    this.#unwatch();
    this.#mend();
  }

  /** Another's client message id is no business of mine. */
  #tellMessages(thread: ThreadId, messages: readonly ReportedMessage[]) {
    const mine = messages.map((message) =>
      message.senderId === this.#me.id ? message : { ...message, clientMessageId: undefined },
    );
    this.#tell({ type: 'messages-changed', thread, messages: mine });
  }

  #tell(fact: ChatFact) {
    for (const report of [...this.#reports]) report(fact);
  }
}

function isKnown(request: ChatRequest): request is Known {
  return REQUESTS.some((type) => type === request.type);
}
