import type { Clock } from './clock.js';
import { newSessionId } from './ids.js';
import type { Store } from './store.js';

/** When calls began and ended, on disk. */
export class CallLog {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    // Whatever is still open was cut off when the last process went down.
    this.stop();
  }

  /** The new call's id. */
  start(room: string): string {
    const id = newSessionId();
    this.#store.write(() =>
      this.#store.run(
        'INSERT INTO calls (id, room, started_at) VALUES (?, ?, ?)',
        id,
        room,
        this.#clock.now(),
      ),
    );
    return id;
  }

  end(id: string, reason: 'left' | 'ended'): void {
    this.#store.write(() =>
      this.#store.run(
        'UPDATE calls SET ended_at = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL',
        this.#clock.now(),
        reason,
        id,
      ),
    );
  }

  /** Every call that is still open ends with the server. */
  stop(): void {
    this.#store.write(() =>
      this.#store.run(
        `UPDATE calls SET ended_at = ?, end_reason = 'stopped' WHERE ended_at IS NULL`,
        this.#clock.now(),
      ),
    );
  }
}
