import type { Adapter, PerformOptions, Tagged } from '../contracts/adapter.js';
import { AcsError, type ErrorCode } from '../contracts/errors.js';

/** One thing that every adapter of a kind must do. */
export interface ConformanceTest<Harness> {
  readonly name: string;
  /** Needs somebody else: leave it out where the harness has no `another`. */
  readonly farSide: boolean;
  /**
   * @param make - A fresh adapter and what is needed to test it; called once.
   * @returns Rejects with a clear message where the adapter does otherwise.
   */
  readonly run: (make: () => Harness | Promise<Harness>) => Promise<void>;
}

/** What belongs to every harness. */
export interface Harness {
  /** Seconds to wait for what must happen. Default: 5. */
  readonly patience?: number;
  /** How many sockets, timers, tracks and connections are held now; nothing may be left after the end. */
  held?(): number;
  /** Undoes everything; the suite calls it after each test, whatever came of it. */
  dispose(): void | Promise<void>;
}

/** Makes a test that disposes of its harness. */
export function conformanceTest<Kind extends Harness>(
  name: string,
  test: (harness: Kind) => Promise<void>,
  farSide = false,
): ConformanceTest<Kind> {
  return {
    name,
    farSide,
    async run(make) {
      const harness = await make();
      try {
        await test(harness);
      } finally {
        await harness.dispose();
      }
    },
  };
}

/** What an adapter has reported, and the state that follows from it. */
export class Watched<State, Fact extends Tagged, Request extends Tagged> {
  readonly adapter: Adapter<Fact, Request>;
  readonly facts: Fact[] = [];
  #state: State;
  readonly #patience: number;
  readonly #watching = new AbortController();

  constructor(
    adapter: Adapter<Fact, Request>,
    initial: State,
    reduce: (state: State, fact: Fact) => State,
    patience = 5,
  ) {
    this.adapter = adapter;
    this.#state = initial;
    this.#patience = patience * 1000;
    adapter.watch((fact) => {
      this.facts.push(fact);
      this.#state = reduce(this.#state, fact);
    }, this.#watching.signal);
  }

  get state(): State {
    return this.#state;
  }

  /** Asks, and waits for the answer without a deadline. */
  ask(request: Request, options: Partial<PerformOptions> = {}): Promise<void> {
    return this.adapter.perform(request, {
      signal: new AbortController().signal,
      pauseDeadline: () => () => {},
      ...options,
    });
  }

  /** Waits until the state is so. */
  async until(what: string, holds: (state: State) => boolean): Promise<void> {
    const end = performance.now() + this.#patience;
    while (!holds(this.#state)) {
      if (performance.now() > end) {
        throw new Error(
          `Waited ${this.#patience / 1000} s in vain until ${what}. The last facts: ${lastOf(this.facts)}`,
        );
      }
      await pause(10);
    }
  }

  /** Stops watching; the adapter lets go of everything. */
  stop(): void {
    this.#watching.abort();
  }
}

/** Somebody else's adapter. */
export function anotherOf<Adapter>(harness: { another?(): Adapter | Promise<Adapter> }): Promise<Adapter> {
  check(harness.another !== undefined, 'This test needs a harness with `another`.');
  return Promise.resolve(harness.another());
}

/** Throws where something does not hold. */
export function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

/** Throws where two pieces of plain data differ. */
export function checkEqual(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [textOf(actual), textOf(expected)];
  check(is === should, `${what}: expected ${should}, and it was ${is}.`);
}

/** Throws unless the promise rejects with an AcsError, of one of the codes where some are given. */
export async function checkRefused(
  what: string,
  promise: Promise<unknown>,
  ...codes: readonly ErrorCode[]
): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  check(error !== undefined, `${what} must be refused, and was not.`);
  check(
    error instanceof AcsError,
    `${what} must be refused with an AcsError, not with ${Object.prototype.toString.call(error)}.`,
  );
  check(
    codes.length === 0 || codes.includes(error.code),
    `${what} must be refused with ${codes.join(' or ')}, not with "${error.code}" (${error.message}).`,
  );
}

/** Throws unless these are plain data: the same after a structured clone, which knows no functions and no things. */
export function checkPlain(facts: readonly Tagged[]): void {
  for (const fact of facts) {
    let copy: unknown;
    try {
      copy = structuredClone(fact);
    } catch (error) {
      throw new Error(`The fact "${fact.type}" is not plain data.`, { cause: error });
    }
    checkEqual(copy, fact, `A copy of the fact "${fact.type}"`);
    checkNoThings(fact, fact.type);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function checkNoThings(value: unknown, path: string) {
  if (typeof value !== 'object' || value === null) return;
  const kind: unknown = Object.getPrototypeOf(value);
  check(
    kind === Object.prototype || kind === Array.prototype || kind === null,
    `${path} must be plain data, and is ${Object.prototype.toString.call(value)}.`,
  );
  for (const [key, inner] of Object.entries(value)) checkNoThings(inner, `${path}.${key}`);
}

/** JSON, with the keys in order and what JSON leaves out. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === undefined) return '(undefined)';
    if (typeof inner === 'number' && !Number.isFinite(inner)) return `(${inner})`;
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function lastOf(facts: readonly Tagged[]): string {
  return facts
    .slice(-5)
    .map((fact) => textOf(fact).slice(0, 300))
    .join(', ');
}
