import type { Adapter, Failure, RequestFact, Tagged } from '../contracts/adapter.js';
import { AcsError } from '../contracts/errors.js';
import { systemClock, type Clock } from './clock.js';
import { withDeadline, type Deadlines } from './deadlines.js';
import { Lanes, type Lane } from './lanes.js';
import { createStore, type Store } from './store.js';

/** An adapter with a memory: what components see of a transport. */
export interface Stateful<State, Request extends Tagged> extends Pick<Store<State>, 'state' | 'subscribe'> {
  /** The requests that it understands; components hide the rest. */
  readonly can: ReadonlySet<Request['type']>;
  /**
   * Asks the transport.
   *
   * @throws AcsError - When it refuses, or does not answer in time; by then the state says so, too.
   */
  request(request: Request): Promise<void>;
  /** Ends what runs and lets go of the transport. Twice is once. */
  close(): void;
}

/** What is told of a request's deadline. */
export interface DeadlineFact<Request extends Tagged> {
  readonly type: 'deadline-changed';
  readonly request: Request;
  readonly endsAt: number | undefined;
}

export interface StatefulOptions<State, Fact extends Tagged, Request extends Tagged> {
  readonly adapter: Adapter<Fact, Request>;
  readonly initial: State;
  readonly reduce: (state: State, fact: Fact | SessionFact<Request>) => State;
  readonly deadlines: Deadlines<Request['type']>;
  readonly laneOf: (request: Request) => Lane | undefined;
  readonly clock?: Clock;
}

export type SessionFact<Request extends Tagged> = RequestFact<Request> | DeadlineFact<Request>;

/** The parts of which a session is made: `request` goes to the transport, `report` into the state. */
export interface StatefulParts<State, Fact, Request extends Tagged> {
  readonly store: Store<State>;
  readonly clock: Clock;
  readonly report: (fact: Fact) => void;
  readonly request: (request: Request) => Promise<void>;
  /** Aborts when the session closes. */
  readonly closed: AbortSignal;
  readonly close: () => void;
}

/**
 * Binds an adapter to a store: facts come in through `reduce`, requests go out one at a time where they share a
 * resource, each with its deadline.
 */
export function createStateful<State, Fact extends Tagged, Request extends Tagged>({
  adapter,
  initial,
  reduce,
  deadlines,
  laneOf,
  clock = systemClock,
}: StatefulOptions<State, Fact, Request>): StatefulParts<State, Fact | SessionFact<Request>, Request> {
  const closing = new AbortController();
  const lanes = new Lanes();
  const store = createStore(initial);
  const limits: Partial<Record<string, number>> & { readonly other: number } = deadlines;

  const report = (fact: Fact | SessionFact<Request>) => {
    if (!closing.signal.aborted) store.update((state) => reduce(state, fact));
  };
  adapter.watch(report, closing.signal);

  const perform = async (request: Request, cancelled: AbortSignal) => {
    report({ type: 'request-started', request, at: clock.now() });
    try {
      if (!adapter.can.has(request.type)) {
        throw new AcsError('unsupported', `This transport does not know the request "${request.type}".`);
      }
      await withDeadline(
        clock,
        limits[request.type] ?? limits.other,
        (options) => adapter.perform(request, options),
        (endsAt) => report({ type: 'deadline-changed', request, endsAt }),
        cancelled,
      );
      report({ type: 'request-ended', request, at: clock.now() });
    } catch (error) {
      const { code, message, retryable } = AcsError.from(error);
      const failure: Failure<Request> = { request, code, message, retryable };
      report({ type: 'request-ended', request, at: clock.now(), failure });
      throw AcsError.from(error);
    }
  };

  return {
    store,
    clock,
    report,
    request: (request) => lanes.enter(laneOf(request), (signal) => perform(request, signal)),
    closed: closing.signal,
    close() {
      lanes.close();
      closing.abort();
    },
  };
}
