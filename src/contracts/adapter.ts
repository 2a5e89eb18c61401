import type { ErrorCode } from './errors.js';

/** Anything with a `type` that tells its kind. Facts and requests are both of this shape. */
export interface Tagged {
  readonly type: string;
}

/** What an adapter is given along with a request. */
export interface PerformOptions {
  /** Aborts when nobody waits for the answer any more: cancel what can be cancelled, undo what comes late. */
  readonly signal: AbortSignal;
  /**
   * Stops the request's deadline while a person decides (a permission prompt, a screen picker, a lobby).
   * Call the result when the person has decided.
   */
  readonly pauseDeadline: () => () => void;
}

/**
 * A transport, translated. It reports what has happened and is asked for what should happen.
 *
 * @typeParam Fact - What the transport reports. Past tense, plain data.
 * @typeParam Request - What it can be asked. Imperative, plain data.
 */
export interface Adapter<Fact extends Tagged, Request extends Tagged> {
  /** The requests this transport understands; components hide the rest. */
  readonly can: ReadonlySet<Request['type']>;

  /**
   * Reports facts until `signal` aborts, then lets go of everything it holds: sockets, tracks, timers,
   * peer connections. The first facts, reported before `watch` returns, describe the present.
   */
  watch(report: (fact: Fact) => void, signal: AbortSignal): void;

  /**
   * Resolves when the transport has answered. The change itself arrives as a fact.
   *
   * @throws AcsError - The only error that it rejects with; see `errors.ts` for the codes.
   */
  perform(request: Request, options: PerformOptions): Promise<void>;
}

/** What the stateful layer itself reports around every request, whatever the transport. */
export type RequestFact<Request extends Tagged> =
  | { readonly type: 'request-started'; readonly request: Request; readonly at: number }
  | {
      readonly type: 'request-ended';
      readonly request: Request;
      readonly at: number;
      readonly failure?: Failure<Request>;
    };

/** A request that failed, as plain data. */
export interface Failure<Request extends Tagged = Tagged> {
  readonly request: Request;
  readonly code: ErrorCode;
  /** For developers, in English. People are shown the words that belong to `code`. */
  readonly message: string;
  /** The same request may succeed later. */
  readonly retryable: boolean;
}
