import type { ShownStream, StreamId, StreamStats } from '../../../contracts/call.js';
import { voiceLevel } from '../level.js';
import type { SimulatedRoom } from '../simulated-room.js';
import { Picture } from './picture.js';
import { createPortrait } from './portrait.js';
import { createSlides } from './slides.js';

/** Milliseconds between two drawings for a video that has shown nothing yet. */
const UNTIL_SEEN = 200;

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
    const video = document.createElement('video');
    video.muted = true;
    video.autoplay = true;
    video.playsInline = true;
    video.disablePictureInPicture = true;
    const viewer = {};
    let seen = false;
    let timer = 0;
    // A browser may drop the picture that was drawn before the video looked.
    const insist = () => {
      if (seen) return;
      picture.draw();
      timer = window.setTimeout(insist, UNTIL_SEEN);
    };
    video.addEventListener(
      'loadeddata',
      () => {
        seen = true;
        frame.dispatchEvent(new Event('acs-first-frame'));
      },
      { once: true },
    );
    video.srcObject = picture.stream;
    frame.replaceChildren(video);
    picture.want(viewer, undefined);
    insist();
    void video.play().catch(() => {}); // Rejects where the video is taken out at once.

    const shown: ShownStream = {
      demand: (demand) => {
        if (this.#shown.has(shown)) picture.want(viewer, demand);
      },
      release: () => {
        if (!this.#shown.delete(shown)) return;
        seen = true;
        clearTimeout(timer);
        video.srcObject = null;
        video.remove();
        if (picture.leave(viewer)) this.#pictures.delete(stream);
      },
    };
    this.#shown.add(shown);
    return shown;
  }

  stats(stream: StreamId): StreamStats {
    return this.#pictures.get(stream)?.stats ?? {};
  }

  close(): void {
    for (const shown of [...this.#shown]) shown.release();
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
    const picture = new Picture(
      clock,
      scene,
      () => {
        const now = clock.now();
        const level = !calm && call.people.get(owner)?.speaking ? voiceLevel(owner, now) : 0;
        return { time: calm ? 0 : (now - begin) / 1000, level };
      },
      calm,
    );
    this.#pictures.set(stream, picture);
    return picture;
  }
}
