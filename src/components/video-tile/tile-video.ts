import type { ReactiveController, ReactiveElement } from 'lit';
import type { CallMedia, ShownStream, StreamId, VideoDemand } from '../../contracts/call.js';
import { watchDemand, type WatchedDemand } from '../../media/demand.js';

/** What is to be shown, and where. */
export interface WantedVideo {
  readonly media: CallMedia | undefined;
  readonly stream: StreamId | undefined;
  readonly frame: HTMLElement | null;
  readonly priority: VideoDemand['priority'];
}

/**
 * Keeps one video in a frame: shows it while the host is in a document, tells its demand, and knows when its first
 * picture has come and how it fits.
 */
export class TileVideo implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #onFirstFrame: (() => void) | undefined;
  #media: CallMedia | undefined;
  #stream: StreamId | undefined;
  #frame: HTMLElement | null = null;
  #shown: ShownStream | undefined;
  #demand: WatchedDemand | undefined;
  #playing = false;

  constructor(host: ReactiveElement, onFirstFrame?: () => void) {
    this.#host = host;
    this.#onFirstFrame = onFirstFrame;
    host.addController(this);
  }

  /** A picture is to be seen. */
  get playing(): boolean {
    return this.#playing;
  }

  /** The picture is higher than wide, as a phone's. */
  get upright(): boolean {
    const video = this.#frame?.querySelector('video');
    return video ? video.videoHeight > video.videoWidth : false;
  }

  /** Call it after each render: shows what is new and takes away what is gone. */
  update({ media, stream, frame, priority }: WantedVideo): void {
    if (media !== this.#media || stream !== this.#stream || frame !== this.#frame) {
      this.hostDisconnected();
      if (media && stream !== undefined && frame && this.#host.isConnected) {
        this.#media = media;
        this.#stream = stream;
        this.#frame = frame;
        frame.addEventListener('acs-first-frame', this.#play);
        frame.addEventListener('resize', this.#measure, { capture: true });
        this.#shown = media.show(stream, frame);
        this.#demand = watchDemand(frame, this.#shown, priority);
      }
    }
    this.#demand?.setPriority(priority);
  }

  hostConnected() {
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    this.#frame?.removeEventListener('acs-first-frame', this.#play);
    this.#frame?.removeEventListener('resize', this.#measure, { capture: true });
    this.#demand?.stop();
    this.#shown?.release();
    this.#demand = this.#shown = this.#media = this.#stream = undefined;
    this.#frame = null;
    if (!this.#playing) return;
    this.#playing = false;
    this.#host.requestUpdate();
  }

  readonly #play = () => {
    if (this.#playing) return;
    this.#playing = true;
    this.#host.requestUpdate();
    this.#onFirstFrame?.();
  };

  /** The picture has another shape: a phone was turned. */
  readonly #measure = () => this.#host.requestUpdate();
}
