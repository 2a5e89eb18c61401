import type { CallFact, CallStatus, Connection, EndReason } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import { Outage } from './outage.js';
import { Timers } from './timers.js';

const IN_CALL: ReadonlySet<CallStatus> = new Set([
  'connected',
  'held-locally',
  'held-remotely',
  'reconnecting',
]);

const WELL = { attempt: 0, nextRetryAt: undefined, cause: undefined } as const;

export interface CallStandingOptions {
  /** Default: `idle`. */
  readonly status?: CallStatus;
  /** Why it ended, where the status is `ended`. Default: I left. */
  readonly endReason?: EndReason;
  /** What is unlike a connection that is well. */
  readonly connection?: Partial<Connection>;
}

/** Where a call stands, and how its connections are doing. */
export class CallStanding {
  readonly #clock: Clock;
  readonly #tell: (fact: CallFact) => void;
  readonly #isAlone: () => boolean;
  readonly #timers: Timers;
  #status: CallStatus;
  #endReason: EndReason | undefined;
  #connection: Connection;
  #outage: Outage | undefined;

  constructor(
    clock: Clock,
    options: CallStandingOptions,
    isAlone: () => boolean,
    tell: (fact: CallFact) => void,
  ) {
    this.#clock = clock;
    this.#timers = new Timers(clock);
    this.#isAlone = isAlone;
    this.#tell = tell;
    this.#status = options.status ?? 'idle';
    if (this.#status === 'ended') this.#endReason = options.endReason ?? { code: 'left', rejoin: true };
    this.#connection = {
      signal: this.isIn ? 'online' : 'offline',
      media: this.isIn ? this.#mediaWhenWell : 'none',
      ...WELL,
      ...options.connection,
    };
  }

  /** Whether others see me. */
  get isIn(): boolean {
    return IN_CALL.has(this.#status);
  }

  /** Whether the connection to the server is lost. */
  get isCutOff(): boolean {
    return this.#status === 'reconnecting';
  }

  /** Whether anything is. */
  get isBroken(): boolean {
    return this.isCutOff || this.#connection.media === 'interrupted';
  }

  /** Whether there is nothing to leave. */
  get isOut(): boolean {
    return this.#status === 'idle' || this.#status === 'ended';
  }

  /** The status last, so that nobody is announced who was there already. */
  describe(report: (fact: CallFact) => void, people: () => void): void {
    report({ type: 'connection-changed', change: this.#connection });
    if (this.isIn) people();
    report(this.#statusFact);
  }

  connecting(): void {
    this.#connect({ signal: 'connecting' });
    this.#set('connecting');
  }

  waiting(): void {
    this.#set('lobby');
  }

  /** Connected, but not told yet: `describe()` does that. */
  connected(): void {
    this.#status = 'connected';
    this.#endReason = undefined;
    this.#connection = { signal: 'online', media: this.#mediaWhenWell, ...WELL };
  }

  /** Somebody came or went. */
  peopleChanged(): void {
    const media = this.#mediaWhenWell;
    if (!this.isBroken && this.#connection.media !== media) this.#connect({ media });
  }

  /**
   * Loses the connection, or `only` a part of it, until `restore()`; `back` is called after so many seconds, where
   * some are given.
   */
  drop(seconds: number | undefined, back: () => void, only?: 'signal' | 'media'): void {
    if (!this.isIn || this.#outage) return;
    if (seconds !== undefined) this.#timers.in(seconds, back);
    if (only === 'media') {
      this.#connect({ media: 'interrupted', cause: 'media-failed' });
      return;
    }
    this.#set('reconnecting');
    const media = only ? this.#connection.media : 'interrupted';
    this.#outage = new Outage(this.#clock, (attempt, nextRetryAt) =>
      this.#connect({
        signal: 'connecting',
        media,
        attempt,
        nextRetryAt,
        cause: 'unreachable',
      }),
    );
  }

  restore(): void {
    if (!this.isBroken) return;
    const wasCutOff = this.isCutOff;
    this.stop();
    this.#connect({ signal: 'online', media: this.#mediaWhenWell, ...WELL });
    if (wasCutOff) this.#set('connected');
  }

  end(reason: EndReason): void {
    this.stop();
    this.#connect({ signal: 'offline', media: 'none', ...WELL });
    this.#set('ended', reason);
  }

  /** Nothing happens by itself any more. */
  stop(): void {
    this.#timers.stopAll();
    this.#outage?.end();
    this.#outage = undefined;
  }

  get #mediaWhenWell(): Connection['media'] {
    return this.#isAlone() ? 'none' : 'flowing';
  }

  get #statusFact(): CallFact {
    const why = this.#endReason === undefined ? {} : { endReason: this.#endReason };
    return { type: 'status-changed', status: this.#status, at: this.#clock.now(), ...why };
  }

  #connect(change: Partial<Connection>) {
    this.#connection = { ...this.#connection, ...change };
    this.#tell({ type: 'connection-changed', change });
  }

  #set(status: CallStatus, endReason?: EndReason) {
    this.#status = status;
    this.#endReason = endReason;
    this.#tell(this.#statusFact);
  }
}
