import type { ParticipantId } from '../../contracts/identifiers.js';

/** Amplitudes, 0 to 1: speech begins above the one and goes on above the other, some -32 and -40 dB. */
const BEGINS_ABOVE = 0.025;
const GOES_ON_ABOVE = 0.01;

/** Words and breaths apart: speech is over after this silence, in milliseconds. */
const HANGS_OVER = 800;

/** Tells speech from silence, with patience. */
export class SpeakingDetector {
  readonly #lastHeard = new Map<ParticipantId, number>();
  #speaking: readonly ParticipantId[] = [];

  /**
   * @param amplitudes - Of everybody, 0 to 1, linear.
   * @param now - Milliseconds.
   * @returns Everybody who speaks, where that has changed.
   */
  update(amplitudes: ReadonlyMap<ParticipantId, number>, now: number): readonly ParticipantId[] | undefined {
    for (const id of [...this.#lastHeard.keys()]) {
      if (!amplitudes.has(id)) this.#lastHeard.delete(id);
    }
    for (const [id, amplitude] of amplitudes) {
      const speaks = this.#speaking.includes(id);
      if (amplitude > (speaks ? GOES_ON_ABOVE : BEGINS_ABOVE)) this.#lastHeard.set(id, now);
    }
    const speaking = [...amplitudes.keys()].filter(
      (id) => now - (this.#lastHeard.get(id) ?? -Infinity) < HANGS_OVER,
    );
    const same =
      speaking.length === this.#speaking.length && speaking.every((id) => this.#speaking.includes(id));
    this.#speaking = speaking;
    return same ? undefined : speaking;
  }
}
