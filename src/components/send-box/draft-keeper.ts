import type { ReactiveController, ReactiveElement } from 'lit';

/** How long writing rests before the draft is saved, in milliseconds. */
const REST = 400;

export interface DraftKeeperOptions {
  readonly save: (thread: string, text: string) => void;
}

/** Keeps what is written and not sent: saved when writing rests, when the page goes, and when the thread changes. */
export class DraftKeeper implements ReactiveController {
  readonly #options: DraftKeeperOptions;
  readonly #host: ReactiveElement;
  #source: unknown;
  #thread = '';
  #written = false;
  #unsaved: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement, options: DraftKeeperOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /**
   * The text that belongs into the box, where it is another than what stands there: what was kept for this thread,
   * until something is written here. What is written is newer than what was kept.
   */
  adopt(source: unknown, thread: string, draft: string): string | undefined {
    if (source !== this.#source || thread !== this.#thread) {
      const first = this.#source === undefined;
      this.#flush();
      this.#source = source;
      this.#thread = thread;
      this.#written = false;
      return first && draft === '' ? undefined : draft;
    }
    return this.#written || draft === '' ? undefined : draft;
  }

  /** Something was written. */
  keep(text: string): void {
    this.#written = true;
    this.#unsaved = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#flush, REST);
  }

  /** It was sent. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#written = true;
    this.#unsaved = undefined;
  }

  hostConnected() {
    this.#host.ownerDocument.addEventListener('visibilitychange', this.#flush);
    globalThis.addEventListener('pagehide', this.#flush);
  }

  hostDisconnected() {
    this.#flush();
    this.#host.ownerDocument.removeEventListener('visibilitychange', this.#flush);
    globalThis.removeEventListener('pagehide', this.#flush);
  }

  readonly #flush = () => {
    clearTimeout(this.#timer);
    if (this.#unsaved === undefined) return;
    const text = this.#unsaved;
    this.#unsaved = undefined;
    this.#options.save(this.#thread, text);
  };
}
