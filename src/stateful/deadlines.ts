import type { PerformOptions } from '../contracts/adapter.js';
import { AcsError } from '../contracts/errors.js';
import type { Clock } from './clock.js';

/**
 * How long a request may take, in seconds, by its type; `other` is for those not named. `Infinity` is for ever.
 *
 * The named ones are the service limits of Azure Communication Services:
 * https://learn.microsoft.com/azure/communication-services/concepts/service-limits
 */
export type Deadlines<Type extends string> = Readonly<Partial<Record<Type, number>>> & {
  readonly other: number;
};

export type DeadlineTask = PerformOptions;

/**
 * Runs `task` and rejects with `timed-out` when it has not answered in time. The clock stands while any pause
 * is open. What comes after the deadline is the task's to undo: its signal has been aborted by then.
 *
 * @param seconds - How long it may take in all, pauses apart.
 * @param told - Is told when the deadline is, in milliseconds since 1970, and of each change; undefined while paused.
 * @param cancelled - Ends the wait at once, with its reason; the task's signal is aborted, too.
 */
export async function withDeadline<Result>(
  clock: Clock,
  seconds: number,
  task: (task: DeadlineTask) => Promise<Result>,
  told: (endsAt: number | undefined) => void = () => {},
  cancelled?: AbortSignal,
): Promise<Result> {
  if (cancelled?.aborted) throw AcsError.from(cancelled.reason);
  const ending = new AbortController();
  let left = seconds * 1000;
  let startedAt = 0;
  let pauses = 0;
  let stopTimer = () => {};
  let settled = false;

  const cancel = () => ending.abort(AcsError.from(cancelled?.reason));
  const expire = () => ending.abort(new AcsError('timed-out', `No answer within ${seconds} s.`));
  const run = () => {
    startedAt = clock.now();
    if (left !== Infinity) stopTimer = clock.after(left, expire);
    told(left === Infinity ? undefined : startedAt + left);
  };
  const pauseDeadline = () => {
    if (pauses++ === 0 && !settled) {
      stopTimer();
      left = Math.max(0, left - (clock.now() - startedAt));
      told(undefined);
    }
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      if (--pauses === 0 && !settled) run();
    };
  };

  cancelled?.addEventListener('abort', cancel, { once: true });
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(AcsError.from(ending.signal.reason)), {
      once: true,
    });
  });
  try {
    run();
    return await Promise.race([task({ signal: ending.signal, pauseDeadline }), ended]);
  } catch (error) {
    throw AcsError.from(error);
  } finally {
    settled = true;
    stopTimer();
    cancelled?.removeEventListener('abort', cancel);
  }
}
