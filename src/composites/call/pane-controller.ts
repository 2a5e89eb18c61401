import type { ReactiveController, ReactiveElement } from 'lit';
import type { SelectEvent } from '../../components/menu/select-event.js';
import type { AskedPane, PaneEvent } from '../../context/pane-event.js';

/** What can stand beside the people. */
export type CallPane = AskedPane;

interface PaneHost extends ReactiveElement {
  pane: CallPane | undefined;
}

/** Opens and closes the panes of a call; focus goes in with the person and comes back with them. */
export class PaneController implements ReactiveController {
  readonly #host: PaneHost;
  #opener: HTMLElement | undefined;
  #byHand = false;

  constructor(host: PaneHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#opener = undefined;
  }

  /** Something stands in the slot for the chat. */
  get hasChat(): boolean {
    return [...this.#host.children].some(({ slot }) => slot === 'chat');
  }

  readonly toggle = (event: PaneEvent): void => {
    if (event.defaultPrevented) return;
    if (this.#host.pane === event.pane) this.close();
    else this.#open(event.pane, event);
  };

  /** An entry of the bar's menu was chosen. */
  readonly selected = (event: SelectEvent): void => {
    if (event.item.id === 'settings') this.#open('settings', event);
  };

  readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  };

  readonly close = (): void => {
    const { pane } = this.#host;
    const hadFocus = this.#find('[part="pane"]')?.matches(':focus-within') === true;
    this.#host.pane = undefined;
    if (pane === undefined || !hadFocus) return;
    const back = this.#opener?.isConnected ? this.#opener : this.#find('acs-control-bar');
    back?.focus();
  };

  readonly slotChanged = (): void => this.#host.requestUpdate();

  /** Call it once the host shows another pane. */
  changed(): void {
    const byHand = this.#byHand;
    this.#byHand = false;
    if (byHand) this.#find('[part="pane"] h3')?.focus();
  }

  #open(pane: CallPane, event: Event) {
    const [opener] = event.composedPath();
    if (opener instanceof HTMLElement) this.#opener = opener;
    this.#byHand = true;
    this.#host.pane = pane;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
