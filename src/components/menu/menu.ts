import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { setStates } from '../../context/set-states.js';
import { hostStyles } from '../../theme/host.styles.js';
import { more } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { isItem, type MenuEntry } from './menu-entry.js';
import { menuStyles } from './menu.styles.js';
import { OpenChangeEvent } from './open-change-event.js';
import { placeStyles } from './place.styles.js';
import { renderEntries } from './render-entries.js';
import { SelectEvent } from './select-event.js';
import { standsBeside } from './stands-beside.js';
import { TypeAhead } from './type-ahead.js';

/** Where a menu opens, seen from its trigger; it turns over where there is no room. */
export type MenuPlacement =
  'bottom-start' | 'bottom' | 'bottom-end' | 'top-start' | 'top' | 'top-end' | 'left-start' | 'right-start';

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Opens a menu from a button: in the top layer, beside the button, by pointer, touch and keyboard. Arrow keys, Home,
 * End and first letters move; Escape and Tab close; focus returns to the button.
 *
 * ```html
 * <acs-menu label="Message"><button slot="trigger">Options</button></acs-menu>
 * ```
 *
 * @tag acs-menu
 * @summary Opens a menu from a button.
 *
 * @slot trigger - The button: a native one, or an element that passes `ariaHasPopup` and `ariaExpanded` on, such as
 * `acs-control-button`. Three dots without it.
 *
 * @csspart trigger - The button with three dots.
 * @csspart menu - The panel.
 * @csspart heading - The name of a group.
 * @csspart item - Something to choose.
 * @csspart detail - The word at the end of an item's line.
 * @csspart icon - The icon of an item and of the button.
 *
 * @cssproperty [--acs-menu-min-inline-size=12rem] - The least width of the panel.
 *
 * @cssstate open - The menu is open.
 *
 * @fires {SelectEvent} acs-select - Something was chosen: `item`. Cancel it to keep the menu open.
 * @fires {OpenChangeEvent} acs-open-change - It has opened or closed: `open`.
 */
export class AcsMenu extends LitElement {
  static readonly tag = 'acs-menu';
  static override readonly styles = [hostStyles, iconStyles, menuStyles, placeStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /**
   * What stands in the menu, from the top. A heading or separator begins a group. A function is asked each time the
   * menu opens: for menus that cost something to put together.
   */
  @property({ attribute: false }) items: readonly MenuEntry[] | (() => readonly MenuEntry[]) = [];

  /** Names the menu, and the button with three dots, for assistive technology. */
  @property() label = '';

  /** Where it opens; it turns over where there is no room. */
  @property() placement: MenuPlacement = 'bottom-start';

  @state() private shown = false;

  @query('[part="menu"]') private readonly panel!: HTMLElement | null;
  @query('slot') private readonly triggerSlot!: HTMLSlotElement | null;

  readonly #internals = this.attachInternals();
  readonly #typeAhead = new TypeAhead();
  #trigger: HTMLElement | undefined;
  #wasOpen = false;
  #focusedId: string | undefined;
  #opening = 0;
  #stopPlacing: (() => void) | undefined;

  override disconnectedCallback() {
    if (this.shown) this.#closed();
    super.disconnectedCallback();
  }

  protected override willUpdate() {
    this.#focusedId = this.#focused?.dataset['id'];
    setStates(this.#internals, { open: this.shown });
  }

  protected override render() {
    return html`
      <slot
        name="trigger"
        @slotchange=${this.#findTrigger}
        @pointerdown=${this.#rememberOpen}
        @click=${this.#toggle}
        @keydown=${this.#openByKey}
      >
        <button part="trigger" type="button" aria-label=${this.label || nothing}>${renderIcon(more)}</button>
      </slot>
      <div
        part="menu"
        popover="auto"
        role="menu"
        tabindex="-1"
        data-placement=${this.placement}
        aria-label=${this.label || nothing}
        @beforetoggle=${this.#beforeToggle}
        @keydown=${this.#move}
        @focusout=${this.#leave}
      >
        ${this.shown ? renderEntries(this.#entries, this.#select) : nothing}
      </div>
    `;
  }

  protected override firstUpdated() {
    this.#findTrigger();
  }

  protected override updated() {
    this.#tellTrigger();
    if (this.shown && this.#focusedId !== undefined) this.#keepFocus(this.#focusedId);
  }

  /** The menu is open. */
  get open(): boolean {
    return this.shown;
  }

  /**
   * Opens the menu and moves focus into it.
   *
   * @param at - A place in the window, in CSS pixels, instead of the button: for the secondary button of a mouse.
   */
  async show(at?: Point): Promise<void> {
    await this.#show(0, at);
  }

  /** Focuses the button that opens the menu. */
  override focus(options?: FocusOptions): void {
    this.#trigger?.focus(options);
  }

  /** Closes the menu; focus returns to the button where it was inside. */
  hide(): void {
    if (this.shown) this.panel?.hidePopover();
  }

  get #entries() {
    return typeof this.items === 'function' ? this.items() : this.items;
  }

  get #buttons(): HTMLElement[] {
    return [...(this.panel?.querySelectorAll<HTMLElement>('[part="item"]') ?? [])];
  }

  get #focused(): HTMLElement | undefined {
    const focused = this.shadowRoot?.activeElement;
    return focused instanceof HTMLElement && this.panel?.contains(focused) ? focused : undefined;
  }

  /** New items may have taken the place, or the element, of the one that had focus. */
  #keepFocus(id: string) {
    if (this.#focused?.dataset['id'] === id) return;
    this.#focusItem(
      Math.max(
        0,
        this.#buttons.findIndex((button) => button.dataset['id'] === id),
      ),
    );
  }

  #focusItem(index: number) {
    (this.#buttons.at(index) ?? this.panel)?.focus({
      preventScroll: !this.panel?.classList.contains('placed'),
    });
  }

  async #show(focus: number, at?: Point) {
    if (this.shown || !this.isConnected) return;
    this.shown = true;
    this.#opening++;
    await this.updateComplete;
    const { panel } = this;
    if (!panel?.isConnected) return;
    panel.showPopover();
    this.#place(panel, at);
    this.#focusItem(focus);
    this.dispatchEvent(new OpenChangeEvent(true));
  }

  /** The style sheet does it: script only looks whether it has, and helps where it has not. */
  #place(panel: HTMLElement, at?: Point) {
    const { classList, style } = panel;
    const trigger = this.#trigger ?? this;
    classList.toggle('at-point', at !== undefined);
    classList.toggle('anchored', !at);
    if (at) {
      style.setProperty('--_x', `${at.x}px`);
      style.setProperty('--_y', `${at.y}px`);
    } else if (!standsBeside(trigger, panel)) {
      classList.remove('anchored');
      void this.#placeByScript(trigger, panel);
      return;
    }
    classList.add('placed');
  }

  async #placeByScript(trigger: Element, panel: HTMLElement) {
    const opening = this.#opening;
    const placePanel = await loadPlacePanel();
    if (!this.shown || opening !== this.#opening) return;
    // Without it, when its file cannot be loaded, the browser leaves the panel in the middle of the window.
    this.#stopPlacing = placePanel?.(trigger, panel, this.placement);
    panel.classList.add('placed');
  }

  readonly #select = ({ currentTarget }: Event) => {
    const index = this.#buttons.findIndex((button) => button === currentTarget);
    const item = this.#entries.filter(isItem)[index];
    if (item && !item.disabled && this.dispatchEvent(new SelectEvent(item))) this.hide();
  };

  #findTrigger() {
    const [found] = this.triggerSlot?.assignedElements({ flatten: true }) ?? [];
    const trigger = found instanceof HTMLElement ? found : undefined;
    if (this.#trigger && trigger !== this.#trigger) {
      this.#trigger.ariaHasPopup = null;
      this.#trigger.ariaExpanded = null;
    }
    this.#trigger = trigger;
    this.#tellTrigger();
  }

  #tellTrigger() {
    if (!this.#trigger) return;
    this.#trigger.ariaHasPopup = 'menu';
    this.#trigger.ariaExpanded = String(this.shown);
  }

  /** The browser closes an open menu before the click that is to close it arrives. */
  #rememberOpen() {
    this.#wasOpen = this.shown;
  }

  #toggle(event: Event) {
    const wasOpen = this.#wasOpen;
    this.#wasOpen = false;
    if (event.defaultPrevented) return;
    if (this.shown) this.hide();
    else if (!wasOpen) void this.#show(0);
  }

  #openByKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#show(event.key === 'ArrowDown' ? 0 : -1);
  }

  #beforeToggle({ newState }: ToggleEvent) {
    if (newState === 'open') return;
    if (this.#focused) this.focus();
    this.#closed();
  }

  #closed() {
    this.#stopPlacing?.();
    this.#stopPlacing = undefined;
    this.panel?.classList.remove('placed');
    this.shown = false;
    this.dispatchEvent(new OpenChangeEvent(false));
  }

  #leave({ relatedTarget }: FocusEvent) {
    // Without a target it is the whole window that lost focus, or an item that went away.
    if (relatedTarget instanceof Node && !this.panel?.contains(relatedTarget)) this.hide();
  }

  #move(event: KeyboardEvent) {
    const { key } = event;
    if (key === 'Tab') {
      this.hide(); // Focus is on the button again, and goes on from there.
      return;
    }
    const target = this.#targetOf(event);
    if (target === undefined) return;
    event.preventDefault();
    // Whoever is around must not take an Escape for theirs, nor an arrow.
    event.stopPropagation();
    if (target === 'close') this.hide();
    else this.#buttons.at(target)?.focus();
  }

  #targetOf({ key, timeStamp, ctrlKey, metaKey, altKey }: KeyboardEvent): number | 'close' | undefined {
    const buttons = this.#buttons;
    const index = this.#focused ? buttons.indexOf(this.#focused) : -1;
    switch (key) {
      case 'Escape':
        return 'close';
      case 'ArrowDown':
        return (index + 1) % buttons.length;
      case 'ArrowUp':
        return index < 1 ? -1 : index - 1;
      case 'ArrowLeft':
      case 'ArrowRight':
        return index;
      case 'Home':
        return 0;
      case 'End':
        return -1;
      default: {
        if (!isLetter(key) || ctrlKey || metaKey || altKey) return undefined;
        const labels = buttons.map((button) => button.querySelector('.label')?.textContent ?? '');
        return this.#typeAhead.find(key, labels, index, timeStamp) ?? index;
      }
    }
  }
}

/** The names of other keys are words: `Enter`, `F1`. */
function isLetter(key: string) {
  return key !== ' ' && (key.length === 1 || /^\P{ASCII}/u.test(key));
}

/** Undefined when the file cannot be loaded; the next opening tries again. */
async function loadPlacePanel() {
  try {
    return (await import('./place-panel.js')).placePanel;
  } catch {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-menu': AcsMenu;
  }
}
