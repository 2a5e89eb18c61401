import type { StreamId } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';

/** A video that should move. */
export interface WatchedStream {
  readonly id: StreamId;
  /** The pictures that came so far; undefined where nobody knows. */
  readonly decoded: () => Promise<number | undefined>;
  /** Where it stands, in seconds: grows as long as pictures are to be seen. */
  readonly position: number | undefined;
}

export interface StreamWatchOptions {
  readonly clock: Clock;
  /** What should move now: it is sent, got through to, and looked at. */
  readonly expected: () => readonly WatchedStream[];
  /** It stands still, or moves again. */
  readonly frozen: (id: StreamId, frozen: boolean) => void;
  /** It goes on standing still: 1 for the first time, then 2 … */
  readonly mend: (id: StreamId, attempt: number) => void;
  /** Pictures come, and none is to be seen. */
  readonly restart: (id: StreamId) => void;
}

/** How often they are looked at, in milliseconds. */
const EVERY = 2000;

/** Without a picture for this long a video stands still, in milliseconds: a good network never does that. */
const FROZEN_AFTER = 4000;

/** For this long decoders ask for a whole picture themselves; then for twice as long after each attempt to mend it. */
const MEND_AFTER = 8000;

/** With so many pictures meanwhile and none to be seen it is the page that stands still. */
const PLENTY = 10;

interface Seen {
  decoded: number;
  position: number;
  movedAt: number;
  frozen: boolean;
  attempts: number;
}

/** Looks whether videos move that should, and does something about those that do not. */
export class StreamWatch {
  readonly #options: StreamWatchOptions;
  readonly #seen = new Map<StreamId, Seen>();
  #stop: (() => void) | undefined;

  constructor(options: StreamWatchOptions) {
    this.#options = options;
  }

  /** Looks from time to time, until `rest()`. Twice is once. */
  start(): void {
    if (!this.#stop) this.#next();
  }

  rest(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#seen.clear();
  }

  #next() {
    const { clock } = this.#options;
    const due = clock.now() + EVERY;
    const stop = (this.#stop = clock.after(EVERY, () => {
      // Nothing moves in a page that sleeps.
      if (clock.now() - due > EVERY) for (const seen of this.#seen.values()) seen.movedAt = clock.now();
      void this.#look().then(() => {
        if (this.#stop === stop) this.#next();
      });
    }));
  }

  async #look() {
    const expected = this.#options.expected();
    const ids = new Set(expected.map(({ id }) => id));
    for (const [id, { frozen }] of this.#seen) {
      if (ids.has(id)) continue;
      this.#seen.delete(id);
      if (frozen) this.#options.frozen(id, false);
    }
    const counts = await Promise.all(expected.map(({ decoded }) => decoded()));
    if (!this.#stop) return;
    expected.forEach((stream, index) => {
      const decoded = counts[index];
      if (decoded !== undefined) this.#judge(stream, decoded);
    });
  }

  #judge({ id, position = 0 }: WatchedStream, decoded: number) {
    const { clock, frozen, mend, restart } = this.#options;
    const now = clock.now();
    const seen = this.#seen.get(id);
    if (!seen || decoded < seen.decoded) {
      // New, or over another connection.
      this.#seen.set(id, { frozen: false, attempts: 0, ...seen, decoded, position, movedAt: now });
      return;
    }
    if (decoded > seen.decoded) {
      if (decoded - seen.decoded >= PLENTY && position === seen.position) restart(id);
      Object.assign(seen, { decoded, position, movedAt: now, attempts: 0 });
      if (!seen.frozen) return;
      seen.frozen = false;
      frozen(id, false);
      return;
    }
    if (!seen.frozen && now - seen.movedAt >= FROZEN_AFTER) {
      seen.frozen = true;
      frozen(id, true);
    }
    if (now - seen.movedAt >= MEND_AFTER * 2 ** seen.attempts) mend(id, ++seen.attempts);
  }
}
