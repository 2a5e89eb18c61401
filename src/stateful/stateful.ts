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

/** Which of the requests under way is being timed: the one that has waited longest. */
export interface DeadlineFact<Request extends Tagged> {
  readonly type: 'deadline-changed';
  /** Undefined when nothing is timed any more. */
  readonly request: Request | undefined;
  /** Milliseconds since 1970; undefined while a person decides. */
  readonly endsAt: number | undefined;
}

export interface StatefulOptions<State, Fact extends Tagged, Request extends Tagged> {
  readonly adapter: Adapter<Fact, Request>;
  readonly initial: State;
  readonly reduce: (state: State, fact: Fact | SessionFact<Request>) => State;
  readonly deadlines: Deadlines<Request['type']>;
  readonly laneOf: (request: Request) => Lane | undefined;
  /** Is told each fact once it is in the state. */
  readonly heard?: (fact: Fact | SessionFact<Request>) => void;
  readonly clock?: Clock | undefined;
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

interface Timed<Request> {
  readonly request: Request;
  endsAt: number | undefined;
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
  heard = () => {},
  clock = systemClock,
}: StatefulOptions<State, Fact, Request>): StatefulParts<State, Fact | SessionFact<Request>, Request> {
  const closing = new AbortController();
  const lanes = new Lanes();
  const store = createStore(initial);
  const limits: Partial<Record<string, number>> & { readonly other: number } = deadlines;
  /** What is timed, the first first. */
  const timed = new Set<Timed<Request>>();

  const report = (fact: Fact | SessionFact<Request>) => {
    store.update((state) => reduce(state, fact));
    heard(fact);
  };
  const tellDeadline = () => {
    const [first] = timed;
    report({ type: 'deadline-changed', request: first?.request, endsAt: first?.endsAt });
  };

  const perform = async (request: Request, cancelled: AbortSignal) => {
    report({ type: 'request-started', request, at: clock.now() });
    const timing: Timed<Request> = { request, endsAt: undefined };
    let failure: Failure<Request> | undefined;
    try {
      if (!adapter.can.has(request.type)) {
        throw new AcsError('unsupported', `This transport does not know the request "${request.type}".`);
      }
      const told = (endsAt: number | undefined) => {
        timing.endsAt = endsAt;
        timed.add(timing);
        tellDeadline();
      };
      const seconds = limits[request.type] ?? limits.other;
      await withDeadline(clock, seconds, (options) => adapter.perform(request, options), told, cancelled);
    } catch (error) {
      const { code, message, retryable } = AcsError.from(error);
      failure = { request, code, message, retryable };
      throw AcsError.from(error);
    } finally {
      if (timed.delete(timing)) tellDeadline();
      report({ type: 'request-ended', request, at: clock.now(), ...(failure ? { failure } : {}) });
    }
  };

  adapter.watch((fact) => {
    if (!closing.signal.aborted) report(fact);
  }, closing.signal);

  return {
    store,
    clock,
    report,
    request: (request) => lanes.enter(laneOf(request), (signal) => perform(request, signal)),
    closed: closing.signal,
    close() {
      if (closing.signal.aborted) return;
      lanes.close();
      closing.abort(new AcsError('closed', 'The session was closed.'));
    },
  };
}
