/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of that, the processor time of the thread. */
  readonly tdur?: number;
}

/** Milliseconds of a page's main thread. */
export interface MainThread {
  readonly script: number;
  readonly layout: number;
  readonly task: number;
}

/** The page sets it, so that its main thread is found in the trace. */
export const MARK = 'bench';

export const categories = ['-*', 'toplevel', 'devtools.timeline', 'v8', 'v8.execute', 'blink.user_timing'];

const TASK = 'ThreadControllerImpl::RunTask';
const LAYOUT = new Set(['UpdateLayoutTree', 'Layout']);
/** Whatever runs script, promises included: the page's own counters leave those out, and Lit renders in them. */
const SCRIPT = new Set(['v8.callFunction', 'FunctionCall', 'RunMicrotasks', 'v8.run', 'EvaluateScript']);

/** Adds up what the main thread has done: processor time, so that a busy machine makes nothing look slow. */
export function readTrace(trace: string): MainThread {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const mark = traceEvents.find(({ name }) => name === MARK);
  const mine = traceEvents
    .filter(({ ph, pid, tid, ts }) => ph === 'X' && pid === mark?.pid && tid === mark.tid && ts >= mark.ts)
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  let [script, layout, task] = [0, 0, 0];
  const ends = { task: -1, script: -1, layout: -1 };
  for (const { name, ts, dur = 0, tdur = 0 } of mine) {
    if (name === TASK && ts >= ends.task) {
      ends.task = ts + dur;
      task += tdur;
    }
    if (SCRIPT.has(name) && ts >= ends.script) {
      ends.script = ts + dur;
      script += tdur;
    }
    if (LAYOUT.has(name) && ts >= ends.layout) {
      ends.layout = ts + dur;
      layout += tdur;
      if (ts < ends.script) script -= tdur; // Script has asked for it.
    }
  }
  return { script: script / 1000, layout: layout / 1000, task: task / 1000 };
}
