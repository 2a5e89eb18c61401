import { onGesture } from './on-gesture.js';

interface Meter {
  readonly track: MediaStreamTrack;
  readonly source: MediaStreamAudioSourceNode;
  readonly analyser: AnalyserNode;
}

/** Samples in one reading: 21 ms at 48 kHz, a little more than one frame of a display. */
const WINDOW = 1024;

/** Measures how loud tracks are, all on one audio context that is made at the first need and closed in the end. */
export class AudioLevels {
  readonly #meters = new Map<string, Meter>();
  readonly #samples = new Float32Array(WINDOW);
  readonly #createContext: () => AudioContext;
  #context: AudioContext | undefined;
  #stopWaiting = () => {};

  constructor(createContext: () => AudioContext = () => new AudioContext()) {
    this.#createContext = createContext;
  }

  /** Measures a track under a name; another one under the same name takes its place, undefined ends it. */
  set(name: string, track: MediaStreamTrack | undefined): void {
    const meter = this.#meters.get(name);
    if (meter?.track === track) return;
    meter?.source.disconnect();
    this.#meters.delete(name);
    if (!track) return;
    const context = this.#open();
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = context.createAnalyser();
    analyser.fftSize = WINDOW;
    source.connect(analyser);
    this.#meters.set(name, { track, source, analyser });
  }

  /** The amplitude right now, 0 to 1, linear; 0 for names that are not known. */
  amplitude(name: string): number {
    const meter = this.#meters.get(name);
    if (!meter) return 0;
    meter.analyser.getFloatTimeDomainData(this.#samples);
    let peak = 0;
    for (const sample of this.#samples) peak = Math.max(peak, Math.abs(sample));
    return Math.min(1, peak);
  }

  /** Whether there is anything to measure: some browsers let a page listen only after a gesture. */
  get running(): boolean {
    return this.#context?.state === 'running';
  }

  /** Closes the audio context. It opens again at the next `set`. */
  close(): void {
    for (const { source } of this.#meters.values()) source.disconnect();
    this.#meters.clear();
    this.#stopWaiting();
    if (this.#context && this.#context.state !== 'closed') void this.#context.close();
    this.#context = undefined;
  }

  #open(): AudioContext {
    if (this.#context) return this.#context;
    const context = this.#createContext();
    this.#context = context;
    if (context.state === 'suspended') {
      // Both, for a page that may make sound already and for one that needs a gesture first.
      void context.resume().catch(() => {});
      this.#stopWaiting = onGesture(() => void context.resume().catch(() => {}));
    }
    return context;
  }
}
