import type { ShownStream, VideoDemand } from '../contracts/call.js';
import { watchSight, watchSize } from './observers.js';

/** A place that reports what it needs of its video, until it is stopped. */
export interface WatchedDemand {
  /** How much this place matters beside others. */
  setPriority(priority: VideoDemand['priority']): void;
  /** Reports nothing any more. Twice is once. */
  stop(): void;
}

/** Milliseconds that a place must need less before it says so: a layout passes, a tab comes back. */
export const SETTLE = 2000;
/** Milliseconds between two reports of a place that grows, as in an animation. */
export const THROTTLE = 100;

const RANK = { low: 0, normal: 1, high: 2 } as const;
const NOTHING: VideoDemand = {
  visible: false,
  width: 0,
  height: 0,
  devicePixelRatio: 0,
  priority: 'low',
};

/**
 * Tells `shown` what its frame needs: whether it is seen, how large it is on what kind of screen, how much it
 * matters. Needing more is told at once, needing less only when it has lasted.
 */
export function watchDemand(
  frame: HTMLElement,
  shown: ShownStream,
  priority: VideoDemand['priority'] = 'normal',
): WatchedDemand {
  const document = frame.ownerDocument;
  // Frames may stand in the window of another document, such as picture-in-picture.
  const place = new Place(shown, priority, () => document.defaultView ?? window);
  const lookAtPage = () => place.change({ pageVisible: document.visibilityState === 'visible' });
  lookAtPage();
  document.addEventListener('visibilitychange', lookAtPage);
  const stopSize = watchSize(frame, ([{ contentRect }]) =>
    place.change({ width: contentRect.width, height: contentRect.height }),
  );
  const stopSight = watchSight(frame, (entries) =>
    place.change({ inView: entries.at(-1)?.isIntersecting ?? false }),
  );
  return {
    setPriority: (wanted) => place.change({ priority: wanted }),
    stop() {
      document.removeEventListener('visibilitychange', lookAtPage);
      stopSize();
      stopSight();
      place.stop();
    },
  };
}

interface Needs {
  readonly width: number;
  readonly height: number;
  readonly inView: boolean;
  readonly pageVisible: boolean;
  readonly priority: VideoDemand['priority'];
}

/** What one place needs, and what it has said of it. */
class Place {
  readonly #shown: ShownStream;
  readonly #window: () => Window;
  #needs: Needs;
  #told = NOTHING;
  #toldAt = -Infinity;
  #measured = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(shown: ShownStream, priority: VideoDemand['priority'], view: () => Window) {
    this.#shown = shown;
    this.#window = view;
    this.#needs = { width: 0, height: 0, inView: false, pageVisible: true, priority };
  }

  change(change: Partial<Needs>) {
    this.#measured ||= 'inView' in change;
    this.#needs = { ...this.#needs, ...change };
    this.#tell();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #tell() {
    clearTimeout(this.#timer);
    // Before the first look at it nobody knows whether a place is seen; in a hidden page nobody looks.
    if (this.#stopped || (!this.#measured && this.#needs.pageVisible)) return;
    const wanted = this.#demand;
    const grown = larger(this.#told, wanted);
    const now = performance.now();
    if (!same(grown, this.#told)) {
      const wait = this.#toldAt + THROTTLE - now;
      if (wait > 0 && grown.visible === this.#told.visible) {
        this.#timer = setTimeout(() => this.#tell(), wait);
        return;
      }
      this.#send(grown, now);
    } else if (this.#toldAt === -Infinity) {
      this.#send(wanted, now);
    }
    if (!same(wanted, this.#told)) this.#timer = setTimeout(() => this.#send(this.#demand), SETTLE);
  }

  get #demand(): VideoDemand {
    const { width, height, inView, pageVisible, priority } = this.#needs;
    return {
      visible: inView && pageVisible && width > 0 && height > 0,
      width,
      height,
      devicePixelRatio: this.#window().devicePixelRatio,
      priority,
    };
  }

  #send(demand: VideoDemand, now = performance.now()) {
    this.#told = demand;
    this.#toldAt = now;
    this.#shown.demand(demand);
  }
}

/** What several places of a stream need together, as far as they are seen; undefined where there is none. */
export function sumOfDemands(demands: readonly VideoDemand[]): VideoDemand | undefined {
  const seen = demands.filter(({ visible }) => visible);
  return seen.length > 0 ? seen.reduce(larger) : demands[0];
}

function larger(one: VideoDemand, other: VideoDemand): VideoDemand {
  return {
    visible: one.visible || other.visible,
    width: Math.max(one.width, other.width),
    height: Math.max(one.height, other.height),
    devicePixelRatio: Math.max(one.devicePixelRatio, other.devicePixelRatio),
    priority: RANK[one.priority] > RANK[other.priority] ? one.priority : other.priority,
  };
}

function same(one: VideoDemand, other: VideoDemand): boolean {
  return (
    one.visible === other.visible &&
    one.width === other.width &&
    one.height === other.height &&
    one.devicePixelRatio === other.devicePixelRatio &&
    one.priority === other.priority
  );
}
