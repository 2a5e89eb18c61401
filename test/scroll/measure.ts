import { painted, saidIn, type Stage } from './stage.js';

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export function atMost(value: number, most: number, what: string) {
  holds(value <= most, `${what}: ${value}, and at most ${most} is allowed`);
}

/** Looks at each frame that is painted while something happens, and at some frames after it. */
export async function onEachFrame(look: () => void, work: () => unknown, after = 10) {
  let left = Infinity;
  const happening = Promise.resolve(work()).finally(() => (left = after));
  for (; left > 0; left--) {
    await painted(look);
  }
  await happening;
}

/**
 * How far what is read moves on the screen, at worst, while something happens. In CSS pixels. Measured at its lower
 * edge, for there may be a name above the words, and then none.
 */
export async function drift(
  stage: Stage,
  work: () => unknown,
  { row = stage.read, edge = 'bottom' }: { row?: HTMLElement; edge?: 'top' | 'bottom' } = {},
): Promise<number> {
  const said = saidIn(row);
  const before = said.getBoundingClientRect()[edge];
  let most = 0;
  const look = () => {
    holds(said.isConnected, 'What is read has been taken out of the document');
    most = Math.max(most, Math.abs(said.getBoundingClientRect()[edge] - before));
  };
  await onEachFrame(look, work);
  return most;
}

/** How far the view is from the end, at worst, while something happens. */
export async function slip(stage: Stage, work: () => unknown): Promise<number> {
  let most = 0;
  await onEachFrame(() => (most = Math.max(most, stage.distance)), work);
  return most;
}

/** Counts how often somebody other than the person moves the scroller. Call `stop` to end it. */
export function countWrites({ scroller }: Stage) {
  const own = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollTop');
  if (!own) throw new Error('This browser has no scrollTop.');
  const counted = { writes: 0, stop };
  Object.defineProperty(scroller, 'scrollTop', {
    configurable: true,
    get: () => own.get?.call(scroller) as unknown,
    set(value: number) {
      counted.writes++;
      own.set?.call(scroller, value);
    },
  });
  const methods = ['scroll', 'scrollTo', 'scrollBy'] as const;
  for (const method of methods) {
    const original = scroller[method].bind(scroller) as (...parameters: unknown[]) => void;
    Object.defineProperty(scroller, method, {
      configurable: true,
      value: (...parameters: unknown[]) => {
        counted.writes++;
        original(...parameters);
      },
    });
  }
  function stop() {
    for (const name of ['scrollTop', ...methods]) Reflect.deleteProperty(scroller, name);
  }
  return counted;
}

/** Notes when rows leave the document, and how long after the last scroll event that was, in milliseconds. */
export function watchTrims({ root, scroller }: Stage) {
  let scrolledAt = -Infinity;
  let touching = false;
  const trims: { readonly since: number; readonly touching: boolean }[] = [];
  const listening = new AbortController();
  const options = { passive: true, capture: true, signal: listening.signal };
  scroller.addEventListener('scroll', () => (scrolledAt = performance.now()), options);
  scroller.addEventListener('touchstart', () => (touching = true), options);
  scroller.addEventListener('touchend', () => (touching = false), options);
  const observer = new MutationObserver((records) => {
    const gone = records
      .flatMap(({ removedNodes }) => [...removedNodes])
      .filter((node) => node instanceof HTMLElement && node.matches('article') && !node.isConnected);
    if (gone.length > 0) trims.push({ since: performance.now() - scrolledAt, touching });
  });
  observer.observe(root, { childList: true, subtree: true });
  const stop = () => {
    listening.abort();
    observer.disconnect();
  };
  return { trims, stop };
}
