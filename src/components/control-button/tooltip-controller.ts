import type { ReactiveController, ReactiveElement } from 'lit';

/** Milliseconds that a pointer rests before the tool tip shows. */
const DELAY = 350;
/** CSS pixels between a tool tip and the edge of the window. */
const MARGIN = 8;

const EVENTS = ['pointerenter', 'pointerleave', 'focusin', 'focusout', 'click'] as const;

/**
 * Shows the host's `[part="tooltip"]` beside its button: when a pointer rests there and when the keyboard focuses it.
 * It stays while the pointer is over it, and Escape sends it away (WCAG 1.4.13).
 */
export class TooltipController implements ReactiveController {
  readonly #host: ReactiveElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
    for (const type of EVENTS) host.addEventListener(type, this);
  }

  hostDisconnected() {
    this.#hide();
  }

  handleEvent(event: Event) {
    clearTimeout(this.#timer);
    if (event.type === 'pointerenter') {
      if ((event as PointerEvent).pointerType !== 'touch') this.#timer = setTimeout(this.#show, DELAY);
    } else if (event.type === 'focusin') {
      if (this.#button?.matches(':focus-visible')) this.#show();
    } else {
      this.#hide();
    }
  }

  get #button() {
    return this.#host.renderRoot.querySelector('button');
  }

  get #tooltip() {
    return this.#host.renderRoot.querySelector<HTMLElement>('[part="tooltip"]');
  }

  readonly #show = () => {
    const button = this.#button;
    const tooltip = this.#tooltip;
    // What has opened from the button needs no introduction.
    if (!button || !tooltip || tooltip.matches(':popover-open') || button.ariaExpanded === 'true') return;
    tooltip.showPopover();
    const { left, top, bottom, width } = button.getBoundingClientRect();
    const start = left + (width - tooltip.offsetWidth) / 2;
    const end = document.documentElement.clientWidth - tooltip.offsetWidth - MARGIN;
    const above = top - tooltip.offsetHeight;
    tooltip.style.setProperty('left', `${Math.max(MARGIN, Math.min(start, end))}px`);
    tooltip.style.setProperty('top', `${above < 0 ? bottom : above}px`);
    // Only while it shows: a pointer's tool tip must go by Escape, wherever focus is.
    document.addEventListener('keydown', this.#hideByKey, true);
  };

  readonly #hideByKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') this.#hide();
  };

  #hide() {
    clearTimeout(this.#timer);
    document.removeEventListener('keydown', this.#hideByKey, true);
    const tooltip = this.#tooltip;
    if (tooltip?.matches(':popover-open')) tooltip.hidePopover();
  }
}
