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
import { LoadedRanges } from '../../contracts/loaded-ranges.js';
import type { Fault } from './action.js';
import { Outage } from './outage.js';
import type { SimulatedRoom } from './simulated-room.js';
import { Timers } from './timers.js';

const REQUESTS = [
  'open-thread',
  'load-older',
  'load-gap',
  'check-messages',
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
  /** Whether a message that is sent again is the same message, or another one. Default: true. */
  readonly idempotentSend?: boolean;
}

/** A chat in a simulated room. */
export class SimulatedChatAdapter implements ChatAdapter {
  readonly can: ReadonlySet<ChatRequest['type']>;
  readonly idempotentSend: boolean;
  readonly #room: SimulatedRoom;
  readonly #me: Member;
  readonly #timers: Timers;
  readonly #reports = new Set<(fact: ChatFact) => void>();
  readonly #loaded = new Map<ThreadId, LoadedRanges>();
  readonly #removed = new Set<ThreadId>();
  #connection: ChatConnection;
  #outage: Outage | undefined;
  #unwatch = () => {};

  constructor(room: SimulatedRoom, options: SimulatedChatOptions = {}) {
    this.#room = room;
    this.#timers = new Timers(room.clock);
    this.#me = { id: room.nextGuest(), name: options.name ?? '' };
    this.can = new Set(options.can ?? REQUESTS);
    this.idempotentSend = options.idempotentSend ?? true;
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
    const arrives = await faults.meet(request.type, latency, options);
    if (request.type !== 'reconnect' && this.#connection.phase === 'offline') {
      throw new AcsError('unreachable', 'The simulated connection is lost.');
    }
    this.#answer(request);
    if (!arrives) throw new AcsError('unreachable', 'The answer got lost, as it was told to.');
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
      case 'load-gap':
        return this.#loadGap(request);
      case 'check-messages': {
        const { messages } = chat.thread(request.thread, this.#me.id);
        const first = messages.findIndex(({ sentAt }) => sentAt >= request.since);
        return this.#load(request.thread, first < 0 ? messages.length + 1 : first + 1, messages.length);
      }
      case 'send-message':
        chat.send(request.thread, this.#me, request.text, request.clientMessageId, this.idempotentSend);
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
    const { length } = thread.messages;
    this.#loaded.set(id, this.#loaded.get(id) ?? new LoadedRanges());
    this.#load(id, length - PAGE + 1, length);
    this.#room.begin();
  }

  #loadOlder(id: ThreadId, count: number) {
    const { oldest } = this.#rangesOf(id);
    const last = oldest === Infinity ? this.#room.chat.thread(id, this.#me.id).messages.length : oldest - 1;
    this.#load(id, last - count + 1, last);
  }

  #loadGap({ thread, gap, from, count }: Known & { readonly type: 'load-gap' }) {
    const [first, last] = [gap.after + 1, gap.before - 1];
    if (from === 'after') this.#load(thread, first, Math.min(last, first + count - 1));
    else this.#load(thread, Math.max(first, last - count + 1), last);
  }

  /** Tells what stands at these sequences, both included. */
  #load(id: ThreadId, first: number, last: number) {
    const ranges = this.#rangesOf(id);
    const from = Math.max(1, first);
    const messages = this.#room.chat.thread(id, this.#me.id).messages.slice(from - 1, last);
    ranges.add(from, last);
    if (messages.length > 0) this.#tellMessages(id, messages);
    if (from === 1) this.#tell({ type: 'history-completed', thread: id });
    this.#tell({ type: 'gaps-changed', thread: id, gaps: ranges.gaps });
  }

  #rangesOf(id: ThreadId): LoadedRanges {
    const ranges = this.#loaded.get(id);
    if (!ranges) throw new AcsError('not-found', `The thread "${id}" is not open.`);
    return ranges;
  }

  #hear(news: ChatFact) {
    if (!('thread' in news) || this.#removed.has(news.thread)) return;
    const ranges = this.#loaded.get(news.thread);
    if (!ranges || this.#connection.phase !== 'online') return;
    if (news.type !== 'messages-changed') {
      this.#tell(news);
      return;
    }
    // A change of what is not loaded comes with its page.
    for (const { sequence } of news.messages) if (sequence > ranges.newest) ranges.add(sequence, sequence);
    const fitting = news.messages.filter(({ sequence }) => ranges.has(sequence));
    if (fitting.length > 0) this.#tellMessages(news.thread, fitting);
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

  /** What was missed while the connection was lost is told now; after a long absence its newest page, and the gap. */
  #restore() {
    if (this.#connection.phase === 'online') return;
    this.#mend();
    this.#connect(ONLINE);
    for (const [id, ranges] of this.#loaded) {
      const thread = this.#room.chat.thread(id, this.#me.id);
      this.#tell({ type: 'topic-changed', thread: id, topic: thread.topic });
      this.#tell({ type: 'members-changed', thread: id, members: [...thread.members.values()] });
      this.#tellMessages(
        id,
        thread.messages.filter(({ sequence }) => ranges.has(sequence)),
      );
      const { length } = thread.messages;
      this.#load(id, Math.max(ranges.newest + 1, length - PAGE + 1), length);
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
