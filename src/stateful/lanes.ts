import { AcsError } from '../contracts/errors.js';

/**
 * How requests for one resource share it.
 *
 * `latest`: one runs, the last one asked for waits, those between are skipped and share its outcome ·
 * `queue`: one after the other · `join`: whoever asks while one runs gets that one's outcome ·
 * `interrupt`: the running one is aborted first.
 */
export interface Lane {
  readonly name: string;
  readonly rule: 'latest' | 'queue' | 'join' | 'interrupt';
}

interface Running {
  readonly rule: Lane['rule'];
  readonly outcome: Promise<void>;
  readonly abort: () => void;
}

interface Waiting {
  run: (signal: AbortSignal) => Promise<void>;
  readonly outcome: Promise<void>;
}

/** Keeps two requests for the same thing from racing. */
export class Lanes {
  readonly #running = new Map<string, Running>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #closing = new AbortController();

  /** Runs a request when its lane allows; without a lane, at once. */
  enter(lane: Lane | undefined, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#closing.signal.aborted) return Promise.reject(closed());
    if (!lane) return run(this.#closing.signal);
    const { name, rule } = lane;
    const running = this.#running.get(name);
    const waiting = this.#waiting.get(name);
    if (!running && !waiting) return this.#start(lane, run);
    if (rule === 'join' && running?.rule === 'join') return running.outcome;
    if (rule === 'interrupt') running?.abort();

    if (waiting && rule === 'latest') {
      waiting.run = run;
      return waiting.outcome;
    }
    const before = waiting?.outcome ?? running?.outcome ?? Promise.resolve();
    const next: Waiting = {
      run,
      outcome: settled(before).then(() => {
        if (this.#waiting.get(name) === next) this.#waiting.delete(name);
        return this.#closing.signal.aborted ? Promise.reject(closed()) : this.#start(lane, next.run);
      }),
    };
    this.#waiting.set(name, next);
    return next.outcome;
  }

  /** Aborts what runs; what waits rejects with `closed`. */
  close(): void {
    this.#closing.abort(closed());
  }

  #start({ name, rule }: Lane, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const aborting = new AbortController();
    const outcome = run(AbortSignal.any([aborting.signal, this.#closing.signal]));
    const running = {
      rule,
      outcome,
      abort: () => aborting.abort(new AcsError('cancelled', 'Another request took its place.')),
    };
    this.#running.set(name, running);
    void settled(outcome).then(() => {
      if (this.#running.get(name) === running) this.#running.delete(name);
    });
    return outcome;
  }
}

function settled(promise: Promise<void>): Promise<void> {
  return promise.then(
    () => undefined,
    () => undefined,
  );
}

function closed() {
  return new AcsError('closed', 'The session was closed.');
}
