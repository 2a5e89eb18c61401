import type { ReactiveController, ReactiveElement } from 'lit';
import type { AcsMessage } from '../message/message.js';
import { indexOfKey, type Keyed } from './keyed.js';

export interface RowFocusOptions {
  /** The rows that are rendered, in order, each with its key in `data-key` and an `acs-message` inside. */
  readonly rows: () => readonly HTMLElement[];
  /** All rows, rendered or not. */
  readonly items: () => readonly Keyed[];
  /** Brings a row into the DOM and into view. */
  readonly reveal: (key: string) => Promise<void>;
  readonly toNewest: () => void;
}

/** One stop for Tab in a list of messages: real focus on one row at a time, moved by keys, never lost. */
export class RowFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: RowFocusOptions;
  /** Where Tab goes; undefined for the newest row. */
  #current: string | undefined;
  #has = false;
  #visited: readonly string[] = [];
  #items: readonly Keyed[] = [];
  /** Where the current row was last. */
  #at = 0;

  constructor(host: ReactiveElement, options: RowFocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The key of the row in which focus is; undefined where it is elsewhere. */
  get focused(): string | undefined {
    return this.#has ? this.#current : undefined;
  }

  /** The keys of rows in which focus has been and something still goes on: nothing begins there without it. */
  visited(goesOn: (key: string) => boolean): readonly string[] {
    this.#visited = this.#visited.filter((key) => key === this.focused || goesOn(key));
    return this.#visited;
  }

  /** Whether Tab goes to this row. */
  tabbable(key: string, newest: boolean): boolean {
    return this.#current === undefined ? newest : key === this.#current;
  }

  /** Moves focus to the row that Tab would go to. */
  focus(options?: FocusOptions): void {
    this.#options
      .rows()
      .find(({ tabIndex }) => tabIndex === 0)
      ?.focus(options);
  }

  /** Moves focus to a row, wherever it is. */
  async moveTo(key: string): Promise<void> {
    this.#current = key;
    await this.#options.reveal(key);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#row(key)?.focus({ preventScroll: true });
  }

  /** Tells where Tab should go while focus is elsewhere: to what is in view, so that nothing jumps. */
  settle(key: string | undefined): void {
    if (!this.#has) this.#current = key;
  }

  hostUpdate() {
    const before = this.#items;
    this.#items = this.#options.items();
    if (this.#current === undefined || this.#items === before) return;
    const at = indexOfKey(this.#items, this.#current, this.#at);
    if (at >= 0) {
      this.#at = at;
      return;
    }
    // The row is gone: focus goes on to the next one, else to the one before.
    const had = this.#has;
    const was = indexOfKey(before, this.#current, this.#at);
    const rest = [...before.slice(was + 1), ...before.slice(0, Math.max(0, was)).reverse()];
    const left = new Set(this.#items.map(({ key }) => key));
    this.#current = rest.find(({ key }) => left.has(key))?.key;
    this.#has = false;
    const next = this.#current ?? this.#items.at(-1)?.key;
    if (had && next !== undefined) void this.#host.updateComplete.then(() => this.moveTo(next));
  }

  readonly onFocusIn = ({ target }: FocusEvent): void => {
    const key = rowOf(target)?.dataset['key'];
    if (key !== undefined && !this.#visited.includes(key)) this.#visited = [...this.#visited, key];
    if (this.#has && key === this.#current) return;
    this.#has = true;
    this.#current = key;
    this.#host.requestUpdate();
  };

  readonly onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (rowOf(relatedTarget)) return;
    this.#has = false;
    this.#host.requestUpdate();
  };

  readonly onLeave = ({ target }: Event): void => rowOf(target)?.focus({ preventScroll: true });

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const row =
      event.target instanceof HTMLElement && event.target.matches('.row') ? event.target : undefined;
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = this.#actionOf(event, row);
    if (!act) return;
    event.preventDefault();
    act();
  };

  #actionOf(event: KeyboardEvent, row: HTMLElement): (() => void) | undefined {
    const items = this.#items;
    const index = indexOfKey(items, row.dataset['key'] ?? '', this.#at);
    const message = row.querySelector<AcsMessage>('acs-message');
    switch (event.key) {
      case 'ArrowUp':
        return () => this.#moveTo(items[Math.max(0, index - 1)]);
      case 'ArrowDown':
        return () => this.#moveTo(items[Math.min(items.length - 1, index + 1)]);
      case 'Home':
        return () => this.#moveTo(items[0]);
      case 'End':
        return () => {
          this.#options.toNewest();
          this.#moveTo(items.at(-1));
        };
      case 'Enter':
        return () => void message?.enter();
      case 'ContextMenu':
        return () => void message?.openMenu();
      case 'F10':
        return event.shiftKey ? () => void message?.openMenu() : undefined;
      default:
        return undefined;
    }
  }

  #moveTo(item: Keyed | undefined) {
    if (item) void this.moveTo(item.key);
  }

  #row(key: string): HTMLElement | undefined {
    return this.#options.rows().find((row) => row.dataset['key'] === key);
  }
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.row') : null;
}
