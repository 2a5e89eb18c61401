import type { PerformOptions } from '../../contracts/adapter.js';
import type { CallFact } from '../../contracts/call.js';
import { AcsError } from '../../contracts/errors.js';
import { captureScreen, type MediaSource, type ScreenCapture } from '../../media/capture.js';

export interface OwnScreenOptions {
  readonly source: MediaSource | undefined;
  readonly report: (fact: CallFact) => void;
  readonly changed: () => void;
}

/** What I share, until I stop it here or in the browser's own bar. */
export class OwnScreen {
  readonly #options: OwnScreenOptions;
  #capture: ScreenCapture | undefined;
  #turn = 0;

  constructor(options: OwnScreenOptions) {
    this.#options = options;
  }

  get on(): boolean {
    return this.#capture !== undefined;
  }

  get video(): MediaStreamTrack | undefined {
    return this.#capture?.video;
  }

  get audio(): MediaStreamTrack | undefined {
    return this.#capture?.audio;
  }

  async set(on: boolean, { signal, pauseDeadline }: PerformOptions): Promise<void> {
    const turn = ++this.#turn;
    if (on === this.on) return;
    if (!on) {
      this.#stop();
      return;
    }
    const decided = pauseDeadline();
    try {
      const capture = await captureScreen(this.#options.source);
      if (signal.aborted || turn !== this.#turn) {
        stopTracks(capture);
        throw signal.aborted
          ? AcsError.from(signal.reason)
          : new AcsError('cancelled', 'It was stopped meanwhile.');
      }
      capture.video.onended = () => this.#stop();
      this.#capture = capture;
      this.#tell();
    } finally {
      decided();
    }
  }

  /** Ends the share without a word. */
  close(): void {
    this.#turn++;
    if (!this.#capture) return;
    this.#capture.video.onended = null;
    stopTracks(this.#capture);
    this.#capture = undefined;
  }

  #stop() {
    this.close();
    this.#tell();
  }

  #tell() {
    this.#options.report({ type: 'screen-share-changed', change: { on: this.on } });
    this.#options.changed();
  }
}

function stopTracks({ video, audio }: ScreenCapture) {
  video.stop();
  audio?.stop();
}
