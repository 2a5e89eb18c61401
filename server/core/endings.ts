import type { ServerFrame } from '../../src/contracts/native.js';
import type { Clock } from './clock.js';

/** How a stay was ended by somebody else. */
export type Ending = Omit<Extract<ServerFrame, { readonly type: 'call-ended' }>, 'type'>;

/** How long a lost client may take to come back and hear that its stay is over, in milliseconds. */
const KEPT = 5 * 60_000;

/**
 * Remembers for a while how stays were ended: a client that was away meanwhile must hear of it when it
 * resumes, instead of joining a call again from which it was removed.
 */
export class Endings {
  readonly #clock: Clock;
  readonly #endings = new Map<string, { readonly ending: Ending; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(session: string): Ending | undefined {
    this.#forget();
    return this.#endings.get(session)?.ending;
  }

  add(session: string, ending: Ending): void {
    this.#forget();
    this.#endings.set(session, { ending, at: this.#clock.now() });
  }

  #forget() {
    const oldest = this.#clock.now() - KEPT;
    for (const [session, { at }] of this.#endings) {
      if (at > oldest) return;
      this.#endings.delete(session);
    }
  }
}
