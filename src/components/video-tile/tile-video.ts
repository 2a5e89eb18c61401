import type { ReactiveController, ReactiveElement } from 'lit';
import type { CallMedia, ShownStream, StreamId, VideoDemand } from '../../contracts/call.js';
import { watchDemand, type WatchedDemand } from '../../media/demand.js';

/**
 * Keeps one video in a frame: shows it while the host is in a document, tells its demand, and knows when its first
 * picture has come and how it fits.
 */
export class TileVideo implements ReactiveController {
  readonly #host: ReactiveElement;
  #media: CallMedia | undefined;
  #stream: StreamId | undefined;
  #frame: HTMLElement | null = null;
  #shown: ShownStream | undefined;
  #demand: WatchedDemand | undefined;
  #playing = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
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

  /** Call it before each render: what is no longer wanted is taken away, and its picture is gone. */
  want(media: CallMedia | undefined, stream: StreamId | undefined): void {
    if (media !== this.#media || stream !== this.#stream) this.#release();
    this.#media = media;
    this.#stream = stream;
  }

  /** Call it after each render: shows what is wanted. */
  show(frame: HTMLElement | null, priority: VideoDemand['priority']): void {
    if (frame !== this.#frame) this.#release();
    if (!this.#shown && this.#media && this.#stream !== undefined && frame && this.#host.isConnected) {
      this.#frame = frame;
      frame.addEventListener('acs-first-frame', this.#play);
      frame.addEventListener('resize', this.#measure, { capture: true });
      this.#shown = this.#media.show(this.#stream, frame);
      this.#demand = watchDemand(frame, this.#shown, priority);
    }
    this.#demand?.setPriority(priority);
  }

  hostConnected() {
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    this.#release();
  }

  #release() {
    this.#frame?.removeEventListener('acs-first-frame', this.#play);
    this.#frame?.removeEventListener('resize', this.#measure, { capture: true });
    this.#demand?.stop();
    this.#shown?.release();
    this.#demand = this.#shown = undefined;
    this.#frame = null;
    this.#playing = false;
  }

  readonly #play = () => {
    if (this.#playing) return;
    this.#playing = true;
    this.#host.requestUpdate();
  };

  /** The picture has another shape: a phone was turned. */
  readonly #measure = () => this.#host.requestUpdate();
}
