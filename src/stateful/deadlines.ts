import { AcsError } from '../contracts/errors.js';
import type { Clock } from './clock.js';

/**
 * How long a request may take, in seconds, by its type; `other` is for those not named.
 *
 * The named ones are the service limits of Azure Communication Services:
 * https://learn.microsoft.com/azure/communication-services/concepts/service-limits
 */
export type Deadlines<Type extends string> = Readonly<Partial<Record<Type, number>>> & {
  readonly other: number;
};

export interface DeadlineTask {
  readonly signal: AbortSignal;
  readonly pauseDeadline: () => () => void;
}

/**
 * Runs `task` and rejects with `timed-out` when it has not answered in time. The clock stands while any pause
 * is open. What comes after the deadline is the task's to undo: its signal has been aborted by then.
 *
 * @param seconds - How long it may take in all, pauses apart.
 * @param told - Is told when the deadline is, in milliseconds since 1970, and of each change; undefined while paused.
 * @param cancelled - Ends the wait at once, with its reason; the task's signal is aborted, too.
 */
export function withDeadline<Result>(
  clock: Clock,
  seconds: number,
  task: (task: DeadlineTask) => Promise<Result>,
  told: (endsAt: number | undefined) => void = () => {},
  cancelled?: AbortSignal,
): Promise<Result> {
  const late = new AbortController();
  const signal = cancelled ? AbortSignal.any([late.signal, cancelled]) : late.signal;

  return new Promise<Result>((resolve, reject) => {
    let left = seconds * 1000;
    let startedAt = 0;
    let pauses = 0;
    let settled = false;
    let stop = () => {};

    const run = () => {
      startedAt = clock.now();
      stop = clock.after(left, () => {
        settled = true;
        const error = new AcsError('timed-out', `No answer within ${seconds} s.`);
        late.abort(error);
        reject(error);
      });
      told(startedAt + left);
    };

    const pauseDeadline = () => {
      if (pauses++ === 0 && !settled) {
        stop();
        left -= clock.now() - startedAt;
        told(undefined);
      }
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        if (--pauses === 0 && !settled) run();
      };
    };

    const settle = (end: () => void) => {
      settled = true;
      stop();
      end();
    };

    if (cancelled?.aborted) {
      reject(AcsError.from(cancelled.reason));
      return;
    }
    cancelled?.addEventListener('abort', () => settle(() => reject(AcsError.from(cancelled.reason))), {
      once: true,
    });
    run();
    task({ signal, pauseDeadline }).then(
      (result) => settle(() => resolve(result)),
      (error: unknown) => settle(() => reject(AcsError.from(error))),
    );
  });
}
