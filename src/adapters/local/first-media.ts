import type { Clock } from '../../contracts/clock.js';
import type { Mesh } from './mesh.js';
import type { Roster } from './roster.js';

/** Media mostly flows within half of this, in milliseconds; where it takes longer, the call is shown meanwhile. */
const PATIENCE = 500;

/**
 * Waits for the first pictures, for a moment. To draw a whole call takes a browser about as long as to connect it:
 * done side by side, each makes the other late, and people look at tiles without a picture.
 */
export class FirstMedia {
  readonly #roster: Roster;
  readonly #mesh: Mesh;
  #look = () => {};

  constructor(roster: Roster, mesh: Mesh) {
    this.#roster = roster;
    this.#mesh = mesh;
  }

  async wait(clock: Clock): Promise<void> {
    let stop = () => {};
    await new Promise<void>((resolve) => {
      stop = clock.after(PATIENCE, resolve);
      this.#look = () => {
        if (this.#isThere()) resolve();
      };
      this.#look();
    });
    stop();
    this.#look = () => {};
  }

  /** Media of somebody came or changed. */
  look(): void {
    this.#look();
  }

  /** Everybody who is here, and a picture of everybody who shows one. */
  #isThere() {
    return this.#roster.ids.every((id) => {
      const peer = this.#mesh.peer(id);
      const isDark = this.#roster.get(id)?.media.camera && peer?.received.camera?.muted !== false;
      return peer?.state === 'connected' && !isDark;
    });
  }
}
