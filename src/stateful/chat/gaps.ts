import type { Gap, Thread } from '../../contracts/chat.js';

type Bounds = Pick<Gap, 'after' | 'before'>;

/** The thread with these gaps between its messages. One that is loading goes on loading. */
export function withGaps(thread: Thread, gaps: readonly Bounds[]): Thread {
  const now = gaps.map((gap) => thread.gaps.find((one) => isSame(one, gap)) ?? { ...gap, loading: false });
  const isEqual = now.length === thread.gaps.length && now.every((gap, index) => gap === thread.gaps[index]);
  return isEqual ? thread : { ...thread, gaps: now };
}

/** The thread while a part of a gap is on its way, or no more. */
export function withGapLoading(thread: Thread, gap: Bounds, loading: boolean): Thread {
  const index = thread.gaps.findIndex((one) => isSame(one, gap));
  const known = thread.gaps[index];
  if (!known || known.loading === loading) return thread;
  return { ...thread, gaps: thread.gaps.with(index, { ...known, loading }) };
}

function isSame(a: Bounds, b: Bounds): boolean {
  return a.after === b.after && a.before === b.before;
}
