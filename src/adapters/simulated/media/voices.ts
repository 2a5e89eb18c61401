import type { Clock } from '../../../contracts/clock.js';
import type { ParticipantId } from '../../../contracts/identifiers.js';
import { onGesture } from '../../../media/on-gesture.js';
import { voiceLevel } from '../level.js';
import { hash } from '../random.js';

/** Milliseconds between two changes of loudness: a syllable lasts about 150. */
const EACH = 40;

/** How loud the loudest moment is, 0 to 1: a murmur in the background. */
const LOUDEST = 0.06;

/** Hertz of the resonances that make a tone sound like a vowel: about those of "uh". */
const FORMANTS = [620, 1200] as const;

interface Voice {
  readonly tone: OscillatorNode;
  readonly volume: GainNode;
}

/** People who can be heard: tones that speak no language, as loud as `level()` says. */
export class Voices {
  readonly #clock: Clock;
  readonly #voices = new Map<ParticipantId, Voice>();
  #context: AudioContext | undefined;
  #stopTicking = () => {};
  #stopWaiting = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whoever is not named is silent. */
  setSpeaking(ids: readonly ParticipantId[]): void {
    for (const [id, { volume }] of this.#voices) {
      if (!ids.includes(id) && this.#context) volume.gain.setTargetAtTime(0, this.#context.currentTime, 0.02);
    }
    this.#stopTicking();
    if (ids.length > 0) this.#tick(ids);
  }

  close(): void {
    this.#stopTicking();
    this.#stopWaiting();
    for (const { tone } of this.#voices.values()) tone.stop();
    this.#voices.clear();
    void this.#context?.close();
    this.#context = undefined;
  }

  #tick(ids: readonly ParticipantId[]) {
    const context = this.#open();
    for (const id of ids) {
      const { volume } = this.#voiceOf(id, context);
      volume.gain.setTargetAtTime(voiceLevel(id, this.#clock.now()) * LOUDEST, context.currentTime, 0.02);
    }
    this.#stopTicking = this.#clock.after(EACH, () => this.#tick(ids));
  }

  /** A browser may keep sound back until somebody has clicked, tapped or pressed a key. */
  #open(): AudioContext {
    if (this.#context) return this.#context;
    const context = new AudioContext();
    this.#context = context;
    if (context.state === 'suspended') this.#stopWaiting = onGesture(() => void context.resume());
    return context;
  }

  #voiceOf(id: ParticipantId, context: AudioContext): Voice {
    const known = this.#voices.get(id);
    if (known) return known;
    const tone = context.createOscillator();
    tone.type = 'sawtooth';
    tone.frequency.value = 90 + (hash(id) % 130);
    const volume = context.createGain();
    volume.gain.value = 0;
    for (const formant of FORMANTS) {
      const filter = context.createBiquadFilter();
      filter.type = 'bandpass';
      filter.frequency.value = formant;
      filter.Q.value = 6;
      tone.connect(filter).connect(volume);
    }
    volume.connect(context.destination);
    tone.start();
    const voice = { tone, volume };
    this.#voices.set(id, voice);
    return voice;
  }
}
