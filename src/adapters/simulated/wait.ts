import type { Clock } from '../../contracts/clock.js';
import { AcsError } from '../../contracts/errors.js';

/**
 * Resolves after so many seconds; at once for 0, never for Infinity.
 *
 * @throws AcsError - The reason of the signal, when it aborts first.
 */
export function wait(clock: Clock, seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(reasonOf(signal));
      return;
    }
    if (seconds === 0) {
      resolve();
      return;
    }
    const aborted = () => {
      stop();
      reject(reasonOf(signal));
    };
    const stop =
      seconds === Infinity
        ? () => {}
        : clock.after(seconds * 1000, () => {
            signal.removeEventListener('abort', aborted);
            resolve();
          });
    signal.addEventListener('abort', aborted, { once: true });
  });
}

function reasonOf(signal: AbortSignal): AcsError {
  return signal.reason instanceof AcsError
    ? signal.reason
    : new AcsError('cancelled', 'Nobody waits for the answer any more.', { cause: signal.reason });
}

/**
 * Never resolves.
 *
 * @throws AcsError - The reason of the signal, when it aborts.
 */
export function waitForAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(reasonOf(signal));
    else signal.addEventListener('abort', () => reject(reasonOf(signal)), { once: true });
  });
}
