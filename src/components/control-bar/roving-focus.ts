import type { ReactiveController, ReactiveElement } from 'lit';

const KEYS = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];

/**
 * One tab stop for a whole bar; arrow keys go on from there, as the direction of the text has it. A stop is an element
 * that takes focus, or passes it on to a button inside.
 */
export class RovingFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #stops: () => readonly HTMLElement[];
  /** What the page itself has written on elements of its own. */
  readonly #given = new WeakMap<HTMLElement, string | null>();
  #current: HTMLElement | undefined;

  /** @param stops - What is to be seen in the bar, in the order in which it is seen. */
  constructor(host: ReactiveElement, stops: () => readonly HTMLElement[]) {
    this.#host = host;
    this.#stops = stops;
    host.addController(this);
  }

  hostConnected() {
    // Focus that moves within the host is not told outside of its shadow root.
    this.#host.renderRoot.addEventListener('focusin', this.#follow);
    this.#host.addEventListener('keydown', this.#move);
  }

  hostDisconnected() {
    this.#host.renderRoot.removeEventListener('focusin', this.#follow);
    this.#host.removeEventListener('keydown', this.#move);
  }

  hostUpdated() {
    this.update();
  }

  /** Marks the one tab stop again, after stops have come or gone. */
  update() {
    const stops = this.#stops();
    if (!this.#current || !stops.includes(this.#current)) this.#current = stops[0];
    for (const stop of stops) {
      if (!this.#given.has(stop)) this.#given.set(stop, stop.getAttribute('tabindex'));
      const given = this.#given.get(stop);
      if (stop !== this.#current) stop.setAttribute('tabindex', '-1');
      else if (given === null || given === undefined) stop.removeAttribute('tabindex');
      else stop.setAttribute('tabindex', given);
    }
  }

  readonly #follow = (event: Event) => {
    const path = event.composedPath();
    const stop = this.#stops().find((one) => path.includes(one));
    if (!stop || stop === this.#current) return;
    this.#current = stop;
    this.update();
  };

  readonly #move = (event: KeyboardEvent) => {
    const { key, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey || !KEYS.includes(key)) return;
    const path = event.composedPath();
    if (isTextField(path[0])) return;
    const stops = this.#stops();
    const index = stops.findIndex((one) => path.includes(one));
    if (index < 0) return;
    event.preventDefault();
    const forwards = (key === 'ArrowRight') !== this.#host.matches(':dir(rtl)');
    const next = key === 'Home' ? 0 : key === 'End' ? -1 : (index + (forwards ? 1 : -1)) % stops.length;
    stops.at(next)?.focus();
  };
}

function isTextField(target: EventTarget | undefined) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
