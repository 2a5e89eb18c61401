import type { ShownStream, StreamId, VideoDemand } from '../../contracts/call.js';
import { attachVideo, type VideoPlace } from '../../media/attach-video.js';

interface Shown {
  readonly place: VideoPlace;
  demand: VideoDemand | undefined;
}

/** Which stream is shown where: each place follows its stream, whatever track carries it. */
export class ShownStreams {
  readonly #trackOf: (stream: StreamId) => MediaStreamTrack | undefined;
  readonly #shown = new Map<StreamId, Set<Shown>>();

  /** @param trackOf - What carries a stream right now; undefined while nothing does. */
  constructor(trackOf: (stream: StreamId) => MediaStreamTrack | undefined) {
    this.#trackOf = trackOf;
  }

  show(stream: StreamId, frame: HTMLElement): ShownStream {
    const shown: Shown = { place: attachVideo(frame), demand: undefined };
    const places = this.#shown.get(stream) ?? new Set();
    this.#shown.set(stream, places.add(shown));
    shown.place.set(this.#trackOf(stream));
    return {
      demand: (demand) => void (shown.demand = demand),
      release: () => {
        shown.place.release();
        places.delete(shown);
        if (places.size === 0 && this.#shown.get(stream) === places) this.#shown.delete(stream);
      },
    };
  }

  /** Brings every place up to date. */
  update(): void {
    for (const [stream, places] of this.#shown) {
      const track = this.#trackOf(stream);
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

  /** What all places of a stream need together; undefined where none has said. */
  demandOf(stream: StreamId): VideoDemand | undefined {
    const demands = [...(this.#shown.get(stream) ?? [])].flatMap(({ demand }) => demand ?? []);
    return demands.toSorted((a, b) => Number(b.visible) - Number(a.visible) || b.width - a.width)[0];
  }

  /** Takes every video out of its frame. */
  close(): void {
    for (const places of this.#shown.values()) for (const { place } of places) place.release();
    this.#shown.clear();
  }
}
