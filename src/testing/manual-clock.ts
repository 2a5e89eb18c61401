import type { Clock } from '../contracts/clock.js';

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/** A clock that stands until it is moved, for tests. Begins at noon on 1 January 2026, UTC. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  /** @param now - Milliseconds since 1970. */
  constructor(now = Date.UTC(2026, 0, 1, 12)) {
    this.#now = now;
  }

  /** How many timers wait: 0 once everything has been let go. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, task: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), task };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Moves on, and runs what is due, in its order; also what that makes due. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next; next = this.#next(end)) this.#run(next);
    this.#now = end;
  }

  /** As `advance()`, and lets promises settle before the first timer and after each. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#run(next);
      await settled();
    }
    this.#now = end;
  }

  /** Moves on as a machine does that sleeps: what was due meanwhile runs only now, late. */
  async sleep(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    await this.pass(0);
  }

  #run(timer: Timer) {
    this.#timers.delete(timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.task();
  }

  /** The first one due by `end`; of several at the same time, the one that was set first. */
  #next(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
    }
    return next;
  }
}

/** All microtasks that are queued, and those that they queue. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
