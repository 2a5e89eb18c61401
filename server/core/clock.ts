/** The time, so that tests can own it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `work` once after `milliseconds`, unless the result is called first. */
  after(milliseconds: number, work: () => void): () => void;
}

/** The longest delay that `setTimeout` can count; above it fires at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** The machine's own clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, work) {
    let timer: NodeJS.Timeout;
    const wait = (rest: number) => {
      const delay = Math.min(rest, LONGEST_DELAY);
      timer = setTimeout(() => (rest > delay ? wait(rest - delay) : work()), delay).unref();
    };
    wait(milliseconds);
    return () => clearTimeout(timer);
  },
};
