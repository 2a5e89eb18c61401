import type { Clock } from '../../contracts/clock.js';

/** The timers of one thing, to be stopped together. */
export class Timers {
  readonly #clock: Clock;
  readonly #stops = new Map<string | symbol, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `task` in so many seconds. A timer of the same name is stopped first. */
  in(seconds: number, task: () => void, name: string | symbol = Symbol('timer')): void {
    this.stop(name);
    this.#stops.set(
      name,
      this.#clock.after(seconds * 1000, () => {
        this.#stops.delete(name);
        task();
      }),
    );
  }

  stop(name: string | symbol): void {
    this.#stops.get(name)?.();
    this.#stops.delete(name);
  }

  stopAll(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }
}
