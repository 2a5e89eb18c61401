import type { PerformOptions } from '../../contracts/adapter.js';
import { AcsError } from '../../contracts/errors.js';
import { waitForAbort } from './wait.js';

/** Where somebody waits until they are admitted or turned away. */
export class Lobby {
  #decide: ((refusal?: AcsError) => void) | undefined;

  /** @throws AcsError - `forbidden` when turned away, or the reason of the signal. */
  async wait({ signal, pauseDeadline }: PerformOptions): Promise<void> {
    const goOn = pauseDeadline();
    const decided = new Promise<void>((resolve, reject) => {
      this.#decide = (refusal) => (refusal ? reject(refusal) : resolve());
    });
    try {
      await Promise.race([decided, waitForAbort(signal)]);
    } finally {
      this.#decide = undefined;
      goOn();
    }
  }

  admit(): void {
    this.#decide?.();
  }

  turnAway(by: string): void {
    this.#decide?.(new AcsError('forbidden', `${by} did not admit you.`));
  }
}
