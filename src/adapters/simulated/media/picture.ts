import type { StreamStats, VideoDemand } from '../../../contracts/call.js';
import type { Clock } from '../../../contracts/clock.js';
import { AcsError } from '../../../contracts/errors.js';
import { sumOfDemands } from '../../../media/demand.js';
import { GRID, type Moment, type Scene } from './scene.js';

/** Pictures a second, of somebody who speaks and of anybody else: enough to look alive, little enough for many. */
const LIVELY = 12;
const CALM = 5;

/** Widths in pixels that a picture may have. */
const WIDTHS = [320, 640, 1280] as const;

/** One video stream: a canvas that is drawn only while somebody looks at it. */
export class Picture {
  readonly track: MediaStreamTrack;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #clock: Clock;
  readonly #scene: Scene;
  readonly #momentOf: () => Moment;
  readonly #still: boolean;
  readonly #demands = new Map<object, VideoDemand | undefined>();
  #stop = () => {};
  #running = false;

  constructor(clock: Clock, scene: Scene, momentOf: () => Moment, still: boolean) {
    this.#clock = clock;
    this.#scene = scene;
    this.#momentOf = momentOf;
    this.#still = still;
    this.#canvas = document.createElement('canvas');
    this.#canvas.width = 640;
    this.#canvas.height = 360;
    const context = this.#canvas.getContext('2d', { alpha: false });
    // Without a rate of its own, which would drop a picture that comes soon after another.
    const [track] = this.#canvas.captureStream().getVideoTracks();
    if (!context || !track)
      throw new AcsError('unsupported', 'This browser cannot make a video of a canvas.');
    this.#context = context;
    this.track = track;
  }

  /** Somebody looks at it, and says how much they need. */
  want(viewer: object, demand: VideoDemand | undefined): void {
    this.#demands.set(viewer, demand);
    this.#fit();
    this.#run();
  }

  /** @returns Whether nobody looks at it any more; it has let go of everything then. */
  leave(viewer: object): boolean {
    this.#demands.delete(viewer);
    if (this.#demands.size > 0) return false;
    this.#stop();
    this.#running = false;
    this.track.stop();
    return true;
  }

  /** Draws now, for a viewer who has seen nothing yet. */
  draw(): void {
    const scale = this.#canvas.width / GRID.width;
    this.#context.setTransform(scale, 0, 0, scale, 0, 0);
    this.#scene(this.#context, this.#momentOf());
  }

  /** What all its viewers need together; undefined where none has said. */
  get demand(): VideoDemand | undefined {
    return sumOfDemands([...this.#demands.values()].flatMap((demand) => demand ?? []));
  }

  get stats(): StreamStats {
    const { width, height } = this.#canvas;
    return {
      width,
      height,
      framesPerSecond: this.#running && !this.#still ? this.#rate : 0,
      bitrate: this.#running ? width * 1000 : 0,
      packetLoss: 0,
      roundTrip: 24,
      jitter: 3,
      codec: 'simulated',
    };
  }

  get #rate() {
    return this.#momentOf().level > 0 ? LIVELY : CALM;
  }

  #run() {
    const wanted = [...this.#demands.values()].some((demand) => demand?.visible !== false);
    if (wanted === this.#running) return;
    this.#running = wanted;
    if (wanted) this.#tick();
    else this.#stop();
  }

  readonly #tick = () => {
    this.draw();
    if (!this.#still) this.#stop = this.#clock.after(1000 / this.#rate, this.#tick);
  };

  /** As large as the largest place asks for. */
  #fit() {
    const { demand } = this;
    const widest = demand ? demand.width * demand.devicePixelRatio : 0;
    const width = widest === 0 ? 640 : (WIDTHS.find((one) => one >= widest) ?? 1280);
    if (this.#canvas.width === width) return;
    this.#canvas.width = width;
    this.#canvas.height = (width * GRID.height) / GRID.width;
    this.draw(); // Another size has emptied the canvas.
  }
}
