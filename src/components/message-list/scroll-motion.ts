/** So long after the last scroll event scrolling has come to rest, in milliseconds: momentum included. */
const REST = 180;

/** Knows whether somebody is scrolling, by what, and when it has come to rest. */
export class ScrollMotion {
  readonly #onRest: () => void;
  #touching = false;
  #byTouch = false;
  #scrolledAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onRest: () => void) {
    this.#onRest = onRest;
  }

  /** A finger is down, or the list still moves. */
  get moving(): boolean {
    return this.#touching || performance.now() - this.#scrolledAt < REST;
  }

  /** It was a finger that moved it last, which leaves momentum behind. */
  get byTouch(): boolean {
    return this.#byTouch;
  }

  listen(scroller: HTMLElement, options: AddEventListenerOptions): void {
    const touch = () => (this.#touching = this.#byTouch = true);
    const release = () => (this.#touching = false);
    const other = () => (this.#byTouch = false);
    scroller.addEventListener('touchstart', touch, options);
    scroller.addEventListener('touchend', release, options);
    scroller.addEventListener('touchcancel', release, options);
    scroller.addEventListener('wheel', other, options);
    scroller.addEventListener('keydown', other, options);
  }

  /** It has been scrolled, and not by us. */
  scrolled(): void {
    this.#scrolledAt = performance.now();
  }

  /** Tells when it has come to rest, some time from now. */
  restLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.moving) this.restLater();
      else this.#onRest();
    }, REST);
  }

  /** Whatever moved it moves it no more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#touching = false;
    this.#scrolledAt = -Infinity;
  }
}
