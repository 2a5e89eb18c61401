import { onGesture } from './on-gesture.js';

/**
 * Plays what others say, on the speaker that was chosen. Where the browser refuses sound before a gesture, it
 * waits for one and tells so.
 */
export class AudioOutput {
  readonly #elements = new Map<string, HTMLAudioElement>();
  readonly #blockedChanged: (blocked: boolean) => void;
  #speaker = '';
  #stopWaiting: (() => void) | undefined;

  /** @param blockedChanged - Is told when sound has to wait for a gesture, and when it need not any more. */
  constructor(blockedChanged: (blocked: boolean) => void = () => {}) {
    this.#blockedChanged = blockedChanged;
  }

  /** Whether this browser can choose a speaker. */
  static get canSelectSpeaker(): boolean {
    return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  }

  /** Sound is ready but has to wait for a click, tap or key press. */
  get blocked(): boolean {
    return this.#stopWaiting !== undefined;
  }

  /** Plays a track under a name of its own; another one under the same name takes its place, undefined ends it. */
  set(name: string, track: MediaStreamTrack | undefined): void {
    const element = this.#elements.get(name);
    if (!track) {
      this.#elements.delete(name);
      if (element) silence(element);
      return;
    }
    if (element && trackOf(element) === track) return;
    const audio = element ?? this.#create();
    this.#elements.set(name, audio);
    audio.srcObject = new MediaStream([track]);
    if (!element && this.#speaker !== '') void sinkTo(audio, this.#speaker);
    void this.#play(audio);
  }

  /**
   * @param id - A device id; empty for the system's default.
   * @returns Rejects with what the browser says when the speaker is gone or may not be used.
   */
  async selectSpeaker(id: string): Promise<void> {
    this.#speaker = id;
    if (AudioOutput.canSelectSpeaker) {
      await Promise.all([...this.#elements.values()].map((element) => element.setSinkId(id)));
    }
  }

  /** Plays what has to wait for a gesture; call it while one is being handled. */
  resume(): void {
    this.#unblock();
    for (const element of this.#elements.values()) void this.#play(element);
  }

  /** Ends all sound. */
  close(): void {
    for (const element of this.#elements.values()) silence(element);
    this.#elements.clear();
    this.#unblock();
  }

  #create(): HTMLAudioElement {
    const audio = new Audio();
    // Nobody here pauses it: browsers do, when another device plays or a call comes in.
    audio.onpause = () => void this.#play(audio);
    return audio;
  }

  async #play(element: HTMLAudioElement) {
    try {
      await element.play();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      if (this.#stopWaiting) return;
      this.#stopWaiting = onGesture(() => this.resume());
      this.#blockedChanged(true);
    }
  }

  #unblock() {
    if (!this.#stopWaiting) return;
    this.#stopWaiting();
    this.#stopWaiting = undefined;
    this.#blockedChanged(false);
  }
}

function trackOf(element: HTMLAudioElement) {
  return element.srcObject instanceof MediaStream ? element.srcObject.getAudioTracks()[0] : undefined;
}

/** A speaker that has gone is told by the device list; sound then goes on at the default. */
async function sinkTo(element: HTMLAudioElement, id: string) {
  if (AudioOutput.canSelectSpeaker) await element.setSinkId(id).catch(() => {});
}

function silence(element: HTMLAudioElement) {
  element.onpause = null;
  element.pause();
  element.srcObject = null;
}
