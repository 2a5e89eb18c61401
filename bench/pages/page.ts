/** What a page can do for a measurement, by name. What it resolves with is a measurement of its own, else 0. */
export type Acts = Readonly<Record<string, (value: number) => number | Promise<number>>>;

export interface Felt {
  readonly long: number;
  readonly dropped: number;
}

declare global {
  interface Window {
    bench: {
      act(name: string, value: number): Promise<number>;
      /** From now on, what can be felt is written down. */
      watch(): void;
      /** Waits until what was done is painted, and tells what could be felt. */
      look(): Promise<Felt>;
    };
  }
}

/** One frame of a display, in milliseconds. */
const FRAME = 1000 / 60;

/** Makes the page ready to be measured. */
export function offer(given: Acts): void {
  const acts: Acts = {
    ...given,
    async idle(perSecond) {
      await every(perSecond, () => {});
      return 0;
    },
  };
  let long = 0;
  let dropped = 0;
  let last: number | undefined;
  let watching = 0;
  const tick = (now: number) => {
    if (last !== undefined) dropped += Math.max(0, Math.round((now - last) / FRAME) - 1);
    last = now;
    watching = requestAnimationFrame(tick);
  };
  const observer = new PerformanceObserver((list) => (long += list.getEntries().length));
  observer.observe({ entryTypes: ['longtask'] });

  window.bench = {
    async act(name, value) {
      await new Promise((resolve) => setTimeout(resolve)); // Apart from what the browser does to ask for it.
      return (await acts[name]?.(value)) ?? NaN;
    },
    watch() {
      performance.mark('bench');
      long = dropped = 0;
      last = undefined;
      watching = requestAnimationFrame(tick);
    },
    async look() {
      await frames(3);
      cancelAnimationFrame(watching);
      await new Promise((resolve) => setTimeout(resolve, 50)); // Long tasks are told a little later.
      return { long, dropped };
    },
  };
}

export async function frames(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await new Promise(requestAnimationFrame);
}

/** How long a stream of anything is measured, in seconds. */
export const SECONDS = 2;

/** The shortest time between two timers of a browser, in milliseconds. */
const LEAST = 4;

/** Calls `task` so many times a second for a while. */
export function every(perSecond: number, task: (index: number) => void): Promise<void> {
  return new Promise((resolve) => {
    const start = performance.now();
    const total = perSecond * SECONDS;
    let done = 0;
    const timer = setInterval(
      () => {
        const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond));
        while (done < due) task(done++);
        if (done < total) return;
        clearInterval(timer);
        resolve();
      },
      Math.max(LEAST, 1000 / perSecond),
    );
  });
}
