import { systemClock, type Clock } from '../../contracts/clock.js';
import type { Credential } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import type { ClientFrame, Person, Replies } from '../../contracts/native.js';
import { backoff } from './backoff.js';
import { LiveSocket, type AskedFrame, type PushedFrame, type WithoutId } from './live-socket.js';
import { apiOf, isRefusedToken, Rest, type Method } from './rest.js';
import { Tokens } from './tokens.js';
import { watchWaking } from './waking.js';

export interface LocalConnectionOptions {
  /** The server's address, such as `https://calls.example.org/`. */
  readonly server: string | URL;
  readonly credential: Credential;
  /** What to be told of. */
  readonly topics: readonly ('chat' | 'call')[];
  readonly clock?: Clock;
  /** 0 to 1; spreads the attempts to come back. Default: `Math.random`. */
  readonly random?: () => number;
}

/** How the way to the server is doing. */
export interface SignalState {
  readonly phase: 'offline' | 'connecting' | 'online';
  /** How many times a lost connection has been tried again; 0 while it is well. */
  readonly attempt: number;
  /** Milliseconds since 1970; undefined while none is planned. */
  readonly nextRetryAt: number | undefined;
  readonly cause: AcsError | undefined;
}

export interface ConnectionEvents {
  changed(state: SignalState): void;
  received(frame: PushedFrame): void;
}

/** How long before its end a token is renewed, in milliseconds. */
const RENEW_EARLY = 5 * 60_000;
const LONGEST_TIMER = 2 ** 31 - 1;

const offline: SignalState = { phase: 'offline', attempt: 0, nextRetryAt: undefined, cause: undefined };

/** The way to the embedded server: requests, and a socket that comes back by itself when it is lost. */
export class LocalConnection {
  readonly #tokens: Tokens;
  readonly #rest: Rest;
  readonly #socketUrl: URL;
  readonly #topics: readonly ('chat' | 'call')[];
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #waiting = new Set<(state: SignalState) => void>();
  #events: ConnectionEvents = { changed: () => {}, received: () => {} };
  #state = offline;
  #socket: LiveSocket | undefined;
  #person: Person | undefined;
  #stopTimer = () => {};
  #stopRenewing = () => {};
  #running: AbortController | undefined;

  constructor({
    server,
    credential,
    topics,
    clock = systemClock,
    random = Math.random,
  }: LocalConnectionOptions) {
    const url = new URL(server);
    this.#tokens = new Tokens(credential);
    this.#rest = new Rest(url, this.#tokens);
    this.#socketUrl = new URL('socket', apiOf(url));
    this.#socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#topics = topics;
    this.#clock = clock;
    this.#random = random;
  }

  get state(): SignalState {
    return this.#state;
  }

  /** Who the token belongs to; undefined before the first connection. */
  get person(): Person | undefined {
    return this.#person;
  }

  /** Who hears of changes and frames; one at a time. */
  listen(events: ConnectionEvents): void {
    this.#events = events;
  }

  /** Connects, and keeps connected until `close`. Once more is nothing. */
  open(): void {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    window.addEventListener('online', () => this.retry(), { signal });
    // The event alone proves nothing; the socket may still be fine.
    window.addEventListener('offline', () => this.#socket?.probe(), { signal });
    document.addEventListener('visibilitychange', () => this.#socket?.probe(), { signal });
    watchWaking(this.#clock, () => this.#wake(signal), signal);
    void this.#connect(0, signal);
  }

  /** Lets go of everything. It may be opened again. */
  close(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#stopTimer();
    this.#stopRenewing();
    this.#socket?.close();
    this.#socket = undefined;
    this.#change(offline);
  }

  /** Tries a lost connection again at once. */
  retry(): void {
    if (!this.#running) this.open();
    else if (this.#state.phase === 'online') this.#socket?.probe();
    else if (this.#state.phase === 'offline') void this.#connect(this.#state.attempt, this.#running.signal);
  }

  /** Resolves once online. @throws AcsError - Why the attempt under way failed. */
  online(signal?: AbortSignal): Promise<void> {
    if (this.#state.phase === 'online') return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        this.#waiting.delete(check);
        signal?.removeEventListener('abort', aborted);
        end();
      };
      const aborted = () => settle(() => reject(AcsError.from(signal?.reason)));
      const check = ({ phase, cause }: SignalState) => {
        if (phase === 'online') settle(resolve);
        if (phase === 'offline')
          settle(() => reject(cause ?? new AcsError('closed', 'The connection was closed.')));
      };
      this.#waiting.add(check);
      if (signal?.aborted) aborted();
      else signal?.addEventListener('abort', aborted);
    });
  }

  /** @throws AcsError - What the server answered, or `unreachable`. */
  request<Answer>(method: Method, path: string, body?: object, signal?: AbortSignal): Promise<Answer> {
    return this.#rest.request(method, path, body, signal);
  }

  /** Sends a frame over the socket and waits for its answer. @throws AcsError */
  async ask<Type extends AskedFrame['type']>(
    frame: WithoutId<Extract<AskedFrame, { readonly type: Type }>>,
  ): Promise<Replies[Type]> {
    if (!this.#socket || this.#state.phase !== 'online') {
      throw new AcsError('unreachable', 'The connection to the server is lost.');
    }
    return this.#socket.ask(frame);
  }

  /** Sends a frame that has no answer; lost while there is no connection. */
  tell(frame: Exclude<ClientFrame, AskedFrame>): void {
    this.#socket?.tell(frame);
  }

  /** What has been tried before the machine slept says nothing of the network that it wakes up in. */
  #wake(signal: AbortSignal) {
    const { phase, nextRetryAt } = this.#state;
    if (phase === 'online') this.#socket?.probe();
    else if (phase === 'offline' && nextRetryAt !== undefined) void this.#connect(0, signal);
  }

  async #connect(attempt: number, signal: AbortSignal) {
    this.#stopTimer();
    this.#change({ ...this.#state, phase: 'connecting', attempt, nextRetryAt: undefined });
    try {
      // The handshake and the token take their time side by side.
      const [socket, token] = await Promise.all([this.#openSocket(signal), this.#tokens.get()]);
      await this.#authenticate(socket, token);
      this.#change({ phase: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined });
    } catch (error) {
      if (signal.aborted) return;
      this.#socket?.close();
      this.#lose(AcsError.from(error), signal);
    }
  }

  #openSocket(signal: AbortSignal): Promise<LiveSocket> {
    return new Promise((resolve, reject) => {
      const socket: LiveSocket = new LiveSocket(
        this.#socketUrl,
        this.#clock,
        {
          received: (frame) => this.#events.received(frame),
          closed: (error) => {
            reject(error);
            if (this.#socket === socket && this.#state.phase === 'online') this.#lose(error, signal);
          },
        },
        () => resolve(socket),
      );
      this.#socket = socket;
    });
  }

  async #authenticate(socket: LiveSocket, token: string) {
    try {
      const frame = { type: 'authenticate', token, topics: this.#topics } as const;
      const { person, expiresAt } = await socket.ask<'authenticate'>(frame);
      this.#person = person;
      this.#renewBefore(expiresAt, socket, token);
    } catch (error) {
      if (isRefusedToken(error)) await this.#tokens.refuse(token);
      throw error;
    }
  }

  /** The server ends the socket with its token; a new one in time lets it live on. */
  #renewBefore(expiresAt: number, socket: LiveSocket, token: string) {
    this.#stopRenewing();
    if (!this.#tokens.renewable) return;
    const left = expiresAt - this.#clock.now();
    const early = Math.min(left / 10, RENEW_EARLY);
    // Timers of browsers are counted in 32 bits; a token that lives longer is renewed more often than it need be.
    this.#stopRenewing = this.#clock.after(Math.min(left - early, LONGEST_TIMER), () => {
      this.#tokens
        .refuse(token)
        .then(() => this.#tokens.get())
        .then((next) => this.#authenticate(socket, next))
        .catch(() => {}); // The end of the socket tells what is wrong.
    });
  }

  #lose(cause: AcsError, signal: AbortSignal) {
    if (signal.aborted) return;
    this.#stopRenewing();
    this.#socket = undefined;
    const attempt = this.#state.attempt + 1;
    const hopeless =
      cause.code === 'forbidden' || (isRefusedToken(cause) && (!this.#tokens.renewable || attempt > 2));
    if (hopeless) {
      this.#change({ phase: 'offline', attempt, nextRetryAt: undefined, cause });
      return;
    }
    // A new token is at hand; the server is well.
    const wait = isRefusedToken(cause) ? 0 : backoff(attempt, this.#random());
    this.#stopTimer = this.#clock.after(wait, () => void this.#connect(attempt, signal));
    this.#change({ phase: 'offline', attempt, nextRetryAt: this.#clock.now() + wait, cause });
  }

  #change(state: SignalState) {
    this.#state = state;
    for (const check of [...this.#waiting]) check(state);
    this.#events.changed(state);
  }
}
