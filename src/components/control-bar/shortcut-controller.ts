import type { ReactiveController, ReactiveElement } from 'lit';
import { matchesShortcut, type Shortcut } from '../control-button/shortcut.js';
import type { Control } from './shortcuts.js';

/**
 * Hears the shortcuts of one bar: when focus is somewhere in the outermost of our elements around it, such as
 * `acs-call`, or nowhere at all. Where the page has focus in something of its own, its keys are its own. Of two calls
 * on a page the first one to hear takes the keys that nobody has focus for.
 */
export class ShortcutController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #shortcuts: () => ReadonlyMap<Control, Shortcut>;
  readonly #press: (control: Control) => boolean;

  /** @param press - Presses the button; false where there is none, so that the page may have the keys. */
  constructor(
    host: ReactiveElement,
    shortcuts: () => ReadonlyMap<Control, Shortcut>,
    press: (control: Control) => boolean,
  ) {
    this.#host = host;
    this.#shortcuts = shortcuts;
    this.#press = press;
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener('keydown', this.#listen);
  }

  hostDisconnected() {
    window.removeEventListener('keydown', this.#listen);
  }

  readonly #listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing || !this.#concerns(event)) return;
    for (const [control, shortcut] of this.#shortcuts()) {
      if (!matchesShortcut(event, shortcut)) continue;
      if (this.#press(control)) event.preventDefault();
      return;
    }
  };

  #concerns(event: Event) {
    const [target] = event.composedPath();
    const { body, documentElement } = document;
    return target === body || target === documentElement || event.composedPath().includes(this.#scope);
  }

  /** The outermost of our own elements around the bar. */
  get #scope() {
    let scope: Element = this.#host;
    let node: Node | null = this.#host;
    while (node) {
      if (node instanceof Element && node.localName.startsWith('acs-')) scope = node;
      node = node instanceof ShadowRoot ? node.host : node.parentNode;
    }
    return scope;
  }
}
