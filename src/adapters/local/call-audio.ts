import type { Clock } from '../../contracts/clock.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import { AudioLevels } from '../../media/audio-levels.js';
import { AudioOutput } from '../../media/audio-output.js';
import type { Mesh } from './mesh.js';
import type { Roster } from './roster.js';
import { SpeakingDetector } from './speaking-detector.js';

export interface CallAudioOptions {
  readonly clock: Clock;
  readonly mesh: Mesh;
  readonly createContext: (() => AudioContext) | undefined;
  /** Everybody who speaks now, me by `me`. */
  readonly speaking: (ids: readonly ParticipantId[]) => void;
}

/** My own name among the meters. */
const ME = 'me';

/** How often speech is looked for, in milliseconds. */
const EVERY = 100;

/** What is heard: plays the others, measures everybody. */
export class CallAudio {
  readonly #options: CallAudioOptions;
  readonly #output = new AudioOutput();
  readonly #levels: AudioLevels;
  #detector = new SpeakingDetector();
  #roster: Roster | undefined;
  #me: { readonly id: ParticipantId; readonly track: MediaStreamTrack | undefined } = {
    id: '',
    track: undefined,
  };
  #playing: ReadonlySet<string> = new Set();
  #stop = () => {};

  constructor(options: CallAudioOptions) {
    this.#options = options;
    this.#levels = new AudioLevels(options.createContext);
  }

  /** Measures my microphone; undefined while it is off. */
  hearMe(id: ParticipantId, track: MediaStreamTrack | undefined): void {
    this.#me = { id, track };
    this.#levels.set(ME, track);
  }

  selectSpeaker(id: string): Promise<void> {
    return this.#output.selectSpeaker(id);
  }

  /** Plays whoever is in the roster now. */
  follow(roster: Roster): void {
    if (!this.#roster) this.#tick();
    this.#roster = roster;
    const playing = new Set<string>();
    for (const id of roster.ids) {
      const received = this.#options.mesh.peer(id)?.received;
      for (const slot of ['microphone', 'screenAudio'] as const) {
        if (!received?.[slot]) continue;
        playing.add(`${id} ${slot}`);
        this.#output.set(`${id} ${slot}`, received[slot]);
      }
    }
    for (const name of this.#playing) if (!playing.has(name)) this.#output.set(name, undefined);
    this.#playing = playing;
  }

  /** The amplitude right now, 0 to 1, linear. */
  amplitude(id: ParticipantId): number {
    if (id === this.#me.id || id === '') return this.#me.track ? this.#levels.amplitude(ME) : 0;
    const person = this.#roster?.get(id);
    if (!person || person.media.muted) return 0;
    const receiver = this.#options.mesh.peer(id)?.receiver('microphone');
    const [source] = receiver?.getSynchronizationSources() ?? [];
    if (!source || source.audioLevel !== undefined) return source?.audioLevel ?? 0;
    this.#levels.set(id, receiver?.track);
    return this.#levels.amplitude(id);
  }

  /** The call is over: nobody is played or listened to. My own meter stays. */
  rest(): void {
    this.#stop();
    this.#roster = undefined;
    this.#detector = new SpeakingDetector();
    for (const name of this.#playing) this.#output.set(name, undefined);
    this.#playing = new Set();
  }

  close(): void {
    this.rest();
    this.#output.close();
    this.#levels.close();
  }

  #tick() {
    const { clock, speaking } = this.#options;
    this.#stop = clock.after(EVERY, () => {
      const ids = [this.#me.id, ...(this.#roster?.ids ?? [])];
      const changed = this.#detector.update(new Map(ids.map((id) => [id, this.amplitude(id)])), clock.now());
      if (changed) speaking(changed);
      this.#tick();
    });
  }
}
