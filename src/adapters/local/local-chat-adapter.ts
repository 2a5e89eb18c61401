import type { PerformOptions } from '../../contracts/adapter.js';
import type { ChatAdapter, ChatFact, ChatRequest, ThreadId } from '../../contracts/chat.js';
import { systemClock, type Clock } from '../../contracts/clock.js';
import type { Credential } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import type { Person, WireMessage } from '../../contracts/native.js';
import { backoff } from './backoff.js';
import { ChatThread } from './chat-thread.js';
import type { PushedFrame } from './live-socket.js';
import { LocalConnection, type SignalState } from './local-connection.js';

export interface LocalChatAdapterOptions {
  /** The server's address, such as `https://calls.example.org/`. */
  readonly server: string | URL;
  readonly credential: Credential;
  /** Who I am, where that is known before the server says so: what I left unsent can be shown without it. */
  readonly me?: Person | undefined;
  readonly clock?: Clock;
  /** 0 to 1; spreads the attempts to come back. Default: `Math.random`. */
  readonly random?: () => number;
}

/** Typing is told again every three seconds; whoever has not for this long, in milliseconds, has stopped. */
const TYPING_LASTS = 6000;

/** However well the connection looks, it is made sure now and then that nothing was missed, in milliseconds. */
const CHECK_EVERY = 10 * 60_000;

/** And whenever the page is shown again, unless that was done just now, in milliseconds. */
const CHECKED_JUST_NOW = 30_000;

/** Chat on the embedded server. */
export class LocalChatAdapter implements ChatAdapter {
  readonly can: ReadonlySet<ChatRequest['type']> = new Set([
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
  ] as const);
  readonly idempotentSend = true;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #connection: LocalConnection;
  readonly #threads = new Map<ThreadId, ChatThread>();
  readonly #mending = new Set<ChatThread>();
  #report: ((fact: ChatFact) => void) | undefined;
  #closed: AbortSignal | undefined;
  #me: Person | undefined;
  #checkedAt = 0;
  #stopChecking = () => {};

  constructor({
    server,
    credential,
    me,
    clock = systemClock,
    random = Math.random,
  }: LocalChatAdapterOptions) {
    this.#me = me;
    this.#clock = clock;
    this.#random = random;
    this.#connection = new LocalConnection({ server, credential, topics: ['chat'], clock, random });
  }

  watch(report: (fact: ChatFact) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#report = report;
    this.#closed = signal;
    this.#connection.listen({
      changed: (state) => this.#follow(state),
      received: (frame) => this.#receive(frame),
    });
    signal.addEventListener('abort', () => this.#close(), { once: true });
    document.addEventListener('visibilitychange', () => this.#look(), { signal });
    this.#check();
    if (this.#me) this.#tell({ type: 'me-changed', me: this.#me });
    this.#connection.open();
  }

  async perform(request: ChatRequest, { signal }: PerformOptions): Promise<void> {
    if (!this.#report) throw new AcsError('closed', 'The session was closed.');
    try {
      await this.#perform(request, signal);
    } catch (error) {
      throw AcsError.from(error);
    }
  }

  async #perform(request: ChatRequest, signal: AbortSignal): Promise<void> {
    switch (request.type) {
      case 'open-thread':
        return this.#open(request.thread, signal);
      case 'load-older':
        return this.#thread(request.thread).loadOlder(request.count, signal);
      case 'load-gap':
        return this.#thread(request.thread).loadGap(request, signal);
      case 'check-messages':
        return this.#thread(request.thread).loadSince(request.since, signal);
      case 'send-message':
        return this.#send(request, signal);
      case 'edit-message':
        return this.#change('PATCH', request, { text: request.text }, signal);
      case 'delete-message':
        return this.#change('DELETE', request, undefined, signal);
      case 'tell-typing':
        return this.#connection.request(
          'POST',
          this.#thread(request.thread).path('/typing'),
          undefined,
          signal,
        );
      case 'tell-read': {
        const { upTo } = request;
        await this.#connection.request('PUT', this.#thread(request.thread).path('/read'), { upTo }, signal);
        const { person } = this.#connection;
        if (person)
          this.#tell({ type: 'read-changed', thread: request.thread, participant: person.id, upTo });
        return;
      }
      case 'reconnect':
        this.#connection.retry();
        return this.#connection.online(signal);
      default:
        throw new AcsError('unsupported', `This transport does not know the request "${request.type}".`);
    }
  }

  async #open(key: ThreadId, signal: AbortSignal) {
    const thread =
      this.#threads.get(key) ?? new ChatThread(key, this.#connection, (fact) => this.#tell(fact));
    this.#threads.set(key, thread);
    // Who I am comes with the connection, and the thread's drafts are kept by who I am.
    await Promise.all([thread.open(signal), this.#connection.online(signal)]);
  }

  async #send(
    { thread: key, text, clientMessageId }: ChatRequest & { readonly type: 'send-message' },
    signal: AbortSignal,
  ): Promise<void> {
    const thread = this.#thread(key);
    const body = { text, clientMessageId };
    thread.take(await this.#connection.request<WireMessage>('POST', thread.path('/messages'), body, signal));
  }

  async #change(
    method: 'PATCH' | 'DELETE',
    { thread: key, id }: { readonly thread: ThreadId; readonly id: string },
    body: object | undefined,
    signal: AbortSignal,
  ) {
    const thread = this.#thread(key);
    const path = thread.path(`/messages/${encodeURIComponent(id)}`);
    thread.take(await this.#connection.request<WireMessage>(method, path, body, signal));
  }

  #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const aborted = () => {
        stop();
        reject(AcsError.from(signal.reason));
      };
      const stop = this.#clock.after(milliseconds, () => {
        signal.removeEventListener('abort', aborted);
        resolve();
      });
      signal.addEventListener('abort', aborted, { once: true });
    });
  }

  #thread(key: ThreadId): ChatThread {
    const thread = this.#threads.get(key);
    if (thread?.wireId === undefined) {
      throw new AcsError('not-found', `The thread "${key}" is not open.`, { target: 'thread' });
    }
    return thread;
  }

  #follow({ phase, attempt, nextRetryAt, cause }: SignalState) {
    const { person } = this.#connection;
    if (phase === 'online' && person && this.#me !== person) {
      this.#me = person;
      this.#tell({ type: 'me-changed', me: person });
    }
    this.#tell({
      type: 'connection-changed',
      connection: { phase, attempt, nextRetryAt, cause: cause?.code },
      at: this.#clock.now(),
    });
    for (const thread of this.#threads.values()) {
      if (phase === 'online') void this.#mend(thread);
      else thread.lose();
    }
  }

  #look() {
    if (document.visibilityState !== 'visible') return;
    if (this.#clock.now() - this.#checkedAt > CHECKED_JUST_NOW) this.#check();
  }

  #check() {
    this.#stopChecking();
    this.#checkedAt = this.#clock.now();
    this.#stopChecking = this.#clock.after(CHECK_EVERY, () => this.#check());
    for (const thread of this.#threads.values()) void this.#mend(thread);
  }

  /** Frames went past while there was no connection. Tries until it has caught up, or the connection is lost again. */
  async #mend(thread: ChatThread) {
    const signal = this.#closed;
    if (!signal || this.#mending.has(thread)) return;
    this.#mending.add(thread);
    for (let attempt = 1; this.#connection.state.phase === 'online'; attempt++) {
      try {
        if (thread.wireId === undefined) await thread.open(signal);
        while (await thread.catchUp(signal));
        break;
      } catch (error) {
        const { code, retryable } = AcsError.from(error);
        if (code === 'forbidden' || code === 'not-found') {
          this.#tell({ type: 'thread-removed', thread: thread.key, at: this.#clock.now() });
        }
        if (!retryable || signal.aborted) break;
        await this.#wait(backoff(attempt, this.#random()), signal).catch(() => {});
      }
    }
    this.#mending.delete(thread);
  }

  #receive(frame: PushedFrame) {
    const thread = [...this.#threads.values()].find(
      ({ wireId }) => 'thread' in frame && wireId === frame.thread,
    );
    if (!thread) return;
    const { key } = thread;
    const at = this.#clock.now();
    switch (frame.type) {
      case 'messages-changed':
        if (thread.hear(frame.messages)) void this.#mend(thread);
        break;
      case 'members-changed': {
        const me = frame.members.find(({ id }) => id === this.#me?.id);
        if (me) this.#tell({ type: 'me-changed', me });
        this.#tell({ type: 'members-changed', thread: key, members: frame.members });
        break;
      }
      case 'members-left':
        this.#tell({ type: 'members-left', thread: key, ids: frame.ids });
        break;
      case 'topic-changed':
        this.#tell({ type: 'topic-changed', thread: key, topic: frame.topic });
        break;
      case 'thread-removed':
        this.#tell({ type: 'thread-removed', thread: key, at });
        break;
      case 'typing': {
        const typing = { ...frame.person, until: at + TYPING_LASTS };
        this.#tell({ type: 'typing-changed', thread: key, typing, at });
        break;
      }
      case 'read-changed':
        this.#tell({ type: 'read-changed', thread: key, participant: frame.person, upTo: frame.upTo });
        break;
      default:
    }
  }

  #tell(fact: ChatFact) {
    this.#report?.(fact);
  }

  #close() {
    this.#report = undefined;
    this.#stopChecking();
    this.#connection.close();
    this.#threads.clear();
  }
}
