import type { ShownStream, StreamId, VideoDemand } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import type { WireNeed } from '../../contracts/native.js';
import { attachVideo, type VideoPlace } from '../../media/attach-video.js';
import { sumOfDemands } from '../../media/demand.js';

interface Shown {
  readonly place: VideoPlace;
  demand: VideoDemand | undefined;
}

export interface ShownStreamsOptions {
  /** What carries a stream right now; undefined while nothing does. */
  readonly trackOf: (stream: StreamId) => MediaStreamTrack | undefined;
  /** What is needed of a stream may have changed. */
  readonly changed: (stream: StreamId) => void;
  readonly clock: Clock;
}

/** Milliseconds in which a place says what it needs. One that says nothing needs everything. */
const SAYS_WITHIN = 500;
const EVERYTHING: VideoDemand = {
  visible: true,
  width: 3840,
  height: 2160,
  devicePixelRatio: 1,
  priority: 'normal',
};
/** Sharper than this nobody sees, at the size of a tile. */
const SHARPEST = 2;
/** Needs are rounded up to this many pixels: a place that grows need not say so with each step. */
const ROUND = 32;

/** Which stream is shown where: each place follows its stream, whatever track carries it. */
export class ShownStreams {
  readonly #options: ShownStreamsOptions;
  readonly #shown = new Map<StreamId, Set<Shown>>();

  constructor(options: ShownStreamsOptions) {
    this.#options = options;
  }

  show(stream: StreamId, frame: HTMLElement): ShownStream {
    const shown: Shown = { place: attachVideo(frame), demand: undefined };
    const places = this.#shown.get(stream) ?? new Set();
    this.#shown.set(stream, places.add(shown));
    const { trackOf, changed, clock } = this.#options;
    shown.place.set(trackOf(stream));
    const say = (demand: VideoDemand) => {
      stopWaiting();
      shown.demand = demand;
      if (places.has(shown)) changed(stream);
    };
    const stopWaiting = clock.after(SAYS_WITHIN, () => say(EVERYTHING));
    return {
      demand: say,
      release: () => {
        stopWaiting();
        shown.place.release();
        if (!places.delete(shown)) return;
        if (places.size === 0 && this.#shown.get(stream) === places) this.#shown.delete(stream);
        changed(stream);
      },
    };
  }

  /** Brings every place up to date. */
  update(): void {
    for (const [stream, places] of this.#shown) {
      const track = this.#options.trackOf(stream);
      for (const { place } of places) place.set(track);
    }
  }

  /** What is looked at, and where it stands. */
  get visible(): readonly { readonly id: StreamId; readonly position: number | undefined }[] {
    return [...this.#shown].flatMap(([id, places]) => {
      const seen = [...places].find(({ demand }) => demand?.visible);
      return seen ? [{ id, position: seen.place.position }] : [];
    });
  }

  /** Begins afresh where a stream is shown. */
  restart(stream: StreamId): void {
    for (const { place } of this.#shown.get(stream) ?? []) place.restart();
  }

  /** What all places of a stream need together; null where nobody sees it. */
  needOf(stream: StreamId): WireNeed | null {
    const demand = sumOfDemands([...(this.#shown.get(stream) ?? [])].flatMap(({ demand: one }) => one ?? []));
    if (!demand?.visible) return null;
    const ratio = Math.min(SHARPEST, demand.devicePixelRatio);
    const pixels = (size: number) => Math.max(1, Math.ceil((size * ratio) / ROUND)) * ROUND;
    return { width: pixels(demand.width), height: pixels(demand.height) };
  }

  /** Takes every video out of its frame. */
  close(): void {
    for (const places of this.#shown.values()) for (const { place } of places) place.release();
    this.#shown.clear();
  }
}
