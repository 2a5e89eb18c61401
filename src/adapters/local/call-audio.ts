import type { ParticipantId } from '../../contracts/identifiers.js';
import { AudioLevels } from '../../media/audio-levels.js';
import { AudioOutput } from '../../media/audio-output.js';
import type { Mesh } from './mesh.js';
import { OwnVoice, type OwnVoiceOptions } from './own-voice.js';
import type { Roster } from './roster.js';
import { SpeakingDetector } from './speaking-detector.js';

export interface CallAudioOptions extends OwnVoiceOptions {
  readonly mesh: Mesh;
  readonly createContext: (() => AudioContext) | undefined;
  /** Everybody who speaks now, me by `me`. */
  readonly speaking: (ids: readonly ParticipantId[]) => void;
  /** The browser plays nothing before a gesture, or it does now. */
  readonly blocked: (blocked: boolean) => void;
}

/** My own names among the meters: what is sent, and what is only listened to. */
const ME = 'me';
const MUTED = 'me, muted';

/** How often speech is looked for, in milliseconds. */
const EVERY = 100;

/** What is heard: plays the others, measures everybody. */
export class CallAudio {
  readonly #options: CallAudioOptions;
  readonly #output: AudioOutput;
  readonly #voice: OwnVoice;
  readonly #levels: AudioLevels;
  #detector = new SpeakingDetector();
  #roster: Roster | undefined;
  #me: { readonly id: ParticipantId; readonly track: MediaStreamTrack | undefined } = {
    id: '',
    track: undefined,
  };
  #muted: MediaStreamTrack | undefined;
  /** A copy of the muted microphone for the meter alone: it stands in no connection. */
  #overheard: { readonly of: MediaStreamTrack; readonly copy: MediaStreamTrack } | undefined;
  #playing: ReadonlySet<string> = new Set();
  #stop = () => {};

  constructor(options: CallAudioOptions) {
    this.#options = options;
    this.#output = new AudioOutput(options.blocked);
    this.#voice = new OwnVoice(options);
    this.#levels = new AudioLevels(options.createContext);
  }

  /** Measures my microphone, while it is open. A muted one is listened to in a call, to tell me when I speak. */
  hearMe(id: ParticipantId, track: MediaStreamTrack | undefined, muted: boolean): void {
    this.#me = { id, track: muted ? undefined : track };
    this.#muted = muted ? track : undefined;
    this.#levels.set(ME, this.#me.track);
    this.#overhear();
  }

  /** Plays what the browser has held back. */
  playSound(): void {
    this.#output.resume();
  }

  selectSpeaker(id: string): Promise<void> {
    return this.#output.selectSpeaker(id);
  }

  /** Plays whoever is in the roster now. */
  follow(roster: Roster): void {
    if (!this.#roster) this.#tick();
    this.#roster = roster;
    this.#overhear();
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
    this.#overhear();
    this.#voice.hear(undefined, 0);
    this.#detector = new SpeakingDetector();
    this.#output.close();
    this.#playing = new Set();
  }

  close(): void {
    this.rest();
    this.#levels.close();
  }

  #tick() {
    const { clock, speaking } = this.#options;
    this.#stop = clock.after(EVERY, () => {
      const ids = [this.#me.id, ...(this.#roster?.ids ?? [])];
      const changed = this.#detector.update(new Map(ids.map((id) => [id, this.amplitude(id)])), clock.now());
      if (changed) speaking(changed);
      this.#judgeMe();
      this.#tick();
    });
  }

  #judgeMe() {
    if (!this.#levels.running) return;
    const { id, track } = this.#me;
    this.#voice.hear(track, track ? this.amplitude(id) : 0);
    if (this.#overheard) this.#voice.overhear(this.#levels.amplitude(MUTED), EVERY);
  }

  #overhear() {
    const track = this.#roster && this.#muted?.readyState === 'live' ? this.#muted : undefined;
    if (this.#overheard?.of === track) return;
    this.#overheard?.copy.stop();
    this.#overheard = undefined;
    if (track) {
      const copy = track.clone();
      copy.enabled = true;
      this.#overheard = { of: track, copy };
    }
    this.#levels.set(MUTED, this.#overheard?.copy);
  }
}
