import type { Clock } from '../../contracts/clock.js';

export interface OwnVoiceOptions {
  readonly clock: Clock;
  /** There is nothing at all in my microphone any more, or there is again. */
  readonly silent: (silent: boolean) => void;
  /** I have spoken into a muted microphone. */
  readonly spokeMuted: () => void;
}

/** Amplitudes, 0 to 1. Every microphone that lives makes more noise than this, and somebody who speaks more than that. */
const NOISE = 1e-5;
const SPEECH = 0.05;

/** How long a microphone must give nothing to be called dead, in milliseconds: from the start, and once it has lived. */
const DEAD_FROM_THE_START = 8000;
/** Filters that take noise away leave long silences. */
const DEAD_LATER = 30_000;

/** So much speech within so much time is no cough, in milliseconds. */
const SPOKEN = 400;
const WITHIN = 1500;

/** Nobody is told again before this, in milliseconds. */
const AGAIN_AFTER = 30_000;

/** Judges my microphone by what it hears: whether it is dead while it is on, and whether I speak while it is muted. */
export class OwnVoice {
  readonly #options: OwnVoiceOptions;
  #heard: MediaStreamTrack | undefined;
  #soundAt = 0;
  #lived = false;
  #silent = false;
  #speech: number[] = [];
  #toldAt = -Infinity;

  constructor(options: OwnVoiceOptions) {
    this.#options = options;
  }

  /**
   * Listens to a reading; to be called some times a second.
   *
   * @param track - What is on; another one is judged afresh, undefined says that none is.
   */
  hear(track: MediaStreamTrack | undefined, amplitude: number): void {
    const now = this.#options.clock.now();
    if (track !== this.#heard) {
      this.#heard = track;
      this.#soundAt = now;
      this.#lived = false;
      this.#become(false);
    }
    if (!track || track.muted || amplitude > NOISE) {
      this.#soundAt = now;
      this.#lived ||= amplitude > NOISE;
      this.#become(false);
    } else if (now - this.#soundAt >= (this.#lived ? DEAD_LATER : DEAD_FROM_THE_START)) {
      this.#become(true);
    }
  }

  /** Listens to a reading of a muted microphone. */
  overhear(amplitude: number, milliseconds: number): void {
    if (amplitude < SPEECH) return;
    const now = this.#options.clock.now();
    this.#speech = [...this.#speech.filter((at) => now - at < WITHIN), now];
    if (this.#speech.length * milliseconds < SPOKEN || now - this.#toldAt < AGAIN_AFTER) return;
    this.#toldAt = now;
    this.#options.spokeMuted();
  }

  #become(silent: boolean) {
    if (silent === this.#silent) return;
    this.#silent = silent;
    this.#options.silent(silent);
  }
}
