import type { CallFact, EndReason } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import { AcsError } from '../../contracts/errors.js';
import { backoff } from './backoff.js';
import type { SignalState } from './local-connection.js';
import { afterAwake } from './waking.js';

export interface ComebackOptions {
  readonly clock: Clock;
  /** 0 to 1; spreads the attempts. */
  readonly random: () => number;
  readonly report: (fact: CallFact) => void;
  /** Joins again, over a connection that is well, and says so by `arrive()`. @throws AcsError - Why not. */
  readonly rejoin: () => Promise<void>;
  /** Tries the connection again at once. */
  readonly retry: () => void;
  readonly end: (reason: EndReason) => void;
}

/**
 * Longer than this without the server and the call is over, in milliseconds: the limit within which Azure
 * Communication Services reconnect a participant.
 */
const GIVE_UP_AFTER = 120_000;

/** Whoever wakes up after that has this time left to find the server, in milliseconds. */
const AFTER_SLEEP = 30_000;

/** The way back into a call whose connection was lost: as long as there is hope, and until it leads there. */
export class Comeback {
  readonly #options: ComebackOptions;
  #lost = false;
  #over = false;
  #online = false;
  #rejoining = false;
  #refusals = 0;
  #stopGivingUp = () => {};
  #stopTrying = () => {};

  constructor(options: ComebackOptions) {
    this.#options = options;
  }

  /** The others may have been told that I am gone. */
  get lost(): boolean {
    return this.#lost;
  }

  /** The connection stands elsewhere now. */
  follow({ phase, attempt, nextRetryAt, cause }: SignalState): void {
    const { report, clock } = this.#options;
    this.#online = phase === 'online';
    this.#stopTrying();
    if (phase === 'offline' && nextRetryAt === undefined && cause) return this.#end(failed(cause));
    if (phase === 'offline' && !this.#lost) {
      this.#lost = true;
      report({ type: 'status-changed', status: 'reconnecting', at: clock.now() });
      this.#giveUpAfter(GIVE_UP_AFTER);
    }
    if (this.#online && this.#lost) {
      this.#tell(this.#refusals, undefined, cause);
      void this.#rejoin();
      return;
    }
    report({
      type: 'connection-changed',
      change: { signal: phase, attempt, nextRetryAt, cause: cause?.code },
    });
  }

  /** Tries again at once. */
  hurry(): void {
    if (this.#lost && this.#online) void this.#rejoin();
    else this.#options.retry();
  }

  /** I am in the call again. */
  arrive(): void {
    this.#lost = false;
    this.#refusals = 0;
    this.#stopGivingUp();
  }

  /** Nothing happens by itself any more. */
  stop(): void {
    this.#over = true;
    this.#stopGivingUp();
    this.#stopTrying();
  }

  async #rejoin() {
    if (this.#rejoining) return;
    this.#rejoining = true;
    this.#stopTrying();
    const { rejoin, clock, random } = this.#options;
    try {
      await rejoin();
    } catch (error) {
      const reason = AcsError.from(error);
      // Where the connection went, it says so itself, and when it is back.
      if (this.#over || !this.#online || reason.code === 'unreachable') return;
      if (!reason.retryable) {
        this.#end(failed(reason));
        return;
      }
      const wait = backoff(++this.#refusals, random());
      this.#stopTrying = clock.after(wait, () => void this.#rejoin());
      this.#tell(this.#refusals, clock.now() + wait, reason);
    } finally {
      this.#rejoining = false;
    }
  }

  /** The server is there, but I am not in the call again. */
  #tell(attempt: number, nextRetryAt: number | undefined, cause: AcsError | undefined) {
    const change = { signal: 'connecting', attempt, nextRetryAt, cause: cause?.code } as const;
    this.#options.report({ type: 'connection-changed', change });
  }

  #giveUpAfter(milliseconds: number) {
    const giveUp = () => this.#end({ code: 'network-lost', error: 'unreachable', rejoin: true });
    this.#stopGivingUp = afterAwake(this.#options.clock, milliseconds, giveUp, () =>
      this.#giveUpAfter(AFTER_SLEEP),
    );
  }

  #end(reason: EndReason) {
    this.stop();
    this.#options.end(reason);
  }
}

/** Why a call ended that nobody ended. */
export function failed({ code, message, retryable }: AcsError): EndReason {
  return { code: 'failed', error: code, message, rejoin: retryable };
}
