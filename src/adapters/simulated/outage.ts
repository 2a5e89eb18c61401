import type { Clock } from '../../contracts/clock.js';

/** Seconds between the attempts; the last one repeats. */
const PAUSES = [1, 2, 4, 8, 15, 30] as const;

/** A lost connection: tells of each attempt and of when the next one is, in milliseconds since 1970, until it ends. */
export class Outage {
  readonly #clock: Clock;
  readonly #tell: (attempt: number, nextRetryAt: number) => void;
  #attempt = 0;
  #stop = () => {};

  constructor(clock: Clock, tell: (attempt: number, nextRetryAt: number) => void) {
    this.#clock = clock;
    this.#tell = tell;
    this.#try();
  }

  end(): void {
    this.#stop();
  }

  #try() {
    const pause = (PAUSES[Math.min(this.#attempt, PAUSES.length - 1)] ?? 30) * 1000;
    this.#attempt++;
    this.#stop = this.#clock.after(pause, () => this.#try());
    this.#tell(this.#attempt, this.#clock.now() + pause);
  }
}
