import type { ShownStream, StreamId, StreamStats, VideoDemand } from '../../../contracts/call.js';
import { attachVideo } from '../../../media/attach-video.js';
import { voiceLevel } from '../level.js';
import type { SimulatedRoom } from '../simulated-room.js';
import { Picture } from './picture.js';
import { createPortrait } from './portrait.js';
import { createSlides } from './slides.js';

/** Milliseconds between two drawings for a video that has shown nothing yet, and how many there are at most. */
const BETWEEN = 200;
const ATTEMPTS = 15;

/** The videos of a simulated room in their places. */
export class SimulatedMedia {
  readonly #room: SimulatedRoom;
  readonly #pictures = new Map<StreamId, Picture>();
  readonly #shown = new Set<ShownStream>();

  constructor(room: SimulatedRoom) {
    this.#room = room;
  }

  show(stream: StreamId, frame: HTMLElement): ShownStream {
    const picture = this.#pictureOf(stream);
    if (!picture) return { demand() {}, release() {} };
    const viewer = {};
    const place = attachVideo(frame);
    place.set(picture.track);
    picture.want(viewer, undefined);
    const stopInsisting = this.#insist(picture, frame);

    const shown: ShownStream = {
      demand: (demand) => {
        if (this.#shown.has(shown)) picture.want(viewer, demand);
      },
      release: () => {
        if (!this.#shown.delete(shown)) return;
        stopInsisting();
        place.release();
        if (picture.leave(viewer)) this.#pictures.delete(stream);
      },
    };
    this.#shown.add(shown);
    return shown;
  }

  stats(stream: StreamId): StreamStats {
    return this.#pictures.get(stream)?.stats ?? {};
  }

  demandOf(stream: StreamId): VideoDemand | undefined {
    return this.#pictures.get(stream)?.demand;
  }

  close(): void {
    for (const shown of [...this.#shown]) shown.release();
  }

  /** A browser may drop the picture that was drawn before the video looked: a still one is drawn again. */
  #insist(picture: Picture, frame: HTMLElement): () => void {
    let left = ATTEMPTS;
    let stop = () => {};
    const again = () => {
      picture.draw();
      if (--left > 0) stop = this.#room.clock.after(BETWEEN, again);
    };
    stop = this.#room.clock.after(BETWEEN, again);
    const seen = () => stop();
    frame.addEventListener('acs-first-frame', seen, { once: true });
    return () => {
      stop();
      frame.removeEventListener('acs-first-frame', seen);
    };
  }

  #pictureOf(stream: StreamId): Picture | undefined {
    const known = this.#pictures.get(stream);
    if (known) return known;
    const kind = stream.slice(0, stream.indexOf(':'));
    const owner = stream.slice(kind.length + 1);
    if (kind !== 'camera' && kind !== 'screen') return undefined;
    const { clock, call, still } = this.#room;
    const scene = kind === 'camera' ? createPortrait(owner) : createSlides(owner);
    const calm = still || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const begin = clock.now();
    let last = { time: 0, level: 0 };
    const picture = new Picture(
      clock,
      scene,
      () => {
        const now = clock.now();
        const person = call.people.get(owner);
        // One that stands still shows what it showed last.
        if (kind === 'camera' && person?.streams.some(({ paused }) => paused)) return last;
        const level = !calm && person?.speaking ? voiceLevel(owner, now) : 0;
        last = { time: calm ? 0 : (now - begin) / 1000, level };
        return last;
      },
      calm,
    );
    this.#pictures.set(stream, picture);
    return picture;
  }
}
