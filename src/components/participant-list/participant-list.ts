import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import type { CallRequest, CallState } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import { callStrings } from '../../i18n/en/call.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectMe, selectParticipants, selectPinned } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { setProperties } from '../../theme/set-properties.js';
import { AcsAvatar } from '../avatar/avatar.js';
import { moreVertical, search } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import type { MenuEntry } from '../menu/menu-entry.js';
import { AcsMenu } from '../menu/menu.js';
import type { SelectEvent } from '../menu/select-event.js';
import { buttonStyles } from '../screen/button.styles.js';
import { matchesName } from './matches-name.js';
import { menuOf } from './menu-of.js';
import { PeopleOrder } from './order-people.js';
import { participantListStyles } from './participant-list.styles.js';
import { describe, renderPerson, type Person } from './render-person.js';
import { RowWindow } from './row-window.js';

/** From so many people on there is a search field: fewer are found by looking. */
const SEARCH_FROM = 8;

/** How long after the last letter the number of people found is announced, in milliseconds. */
const TYPING_PAUSE = 700;

/**
 * Everybody in the call: oneself first, then raised hands in their order, then who speaks or spoke of late, then all
 * others by name. The order stands still while the pointer or focus is inside. Thousands cost no more than a screenful.
 *
 * @tag acs-participant-list
 * @summary Everybody in the call.
 *
 * @slot invite - How to invite others, above the list: a link, a button.
 *
 * @csspart search - The search field.
 * @csspart list - The list.
 * @csspart person - One row.
 * @csspart empty - What is shown when nobody else is here, or nobody was found.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `mute-participant`, `remove-participant` or `set-pinned`. Cancel it to change nothing.
 * @fires {AnnounceEvent} acs-announce - How many people a search has found.
 */
export class AcsParticipantList extends LitElement {
  static readonly tag = 'acs-participant-list';
  static readonly uses = [AcsAvatar, AcsMenu];
  static override readonly styles = [hostStyles, buttonStyles, iconStyles, participantListStyles];

  @state() private typed = '';
  @state() private active: ParticipantId = '';
  @state() private removing: ParticipantId | undefined;

  @query('.scroller') private readonly scroller!: HTMLElement | null;
  @query('.row[tabindex="0"]') private readonly activeRow!: HTMLElement | null;
  @query('.row:focus-within') private readonly focusedRow!: HTMLElement | null;

  readonly #participants = new CallController(this, selectParticipants);
  readonly #me = new CallController(this, selectMe);
  readonly #pinned = new CallController(this, selectPinned);
  readonly #speakers = new CallController(this, ({ dominantSpeakers }: CallState) => dominantSpeakers);
  readonly #capabilities = new CallController(this, ({ capabilities }: CallState) => capabilities);
  readonly #strings = new StringsController(this, 'call', callStrings);
  readonly #window = new RowWindow(this, () => this.scroller);
  readonly #order = new PeopleOrder();
  readonly #items = new Map<string, readonly MenuEntry[]>();
  #itemsDependOn: readonly unknown[] = [];
  #shown: readonly ParticipantId[] = [];
  #held = false;
  #refocus = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener('pointerenter', () => this.#hold(true));
    this.addEventListener('pointerleave', () => this.#hold(this.matches(':focus-within')));
    this.addEventListener('focusin', () => this.#hold(true));
    this.addEventListener('focusout', () => this.#hold(this.matches(':hover')));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override willUpdate(changed: PropertyValues) {
    const dependsOn = [this.#me.source, this.#capabilities.value, this.#strings.value];
    if (dependsOn.some((value, index) => value !== this.#itemsDependOn[index])) this.#items.clear();
    this.#itemsDependOn = dependsOn;
    const before = this.#shown;
    const people = this.#participants.value;
    const me = this.#me.value;
    const order = this.#order.update(people, this.#speakers.value, this.#strings.locale, this.#held);
    const everybody = this.#me.source ? [me.id, ...order] : order;
    this.#shown = this.typed
      ? everybody.filter((id) => matchesName(people.get(id)?.name ?? me.name, this.typed))
      : everybody;
    if (this.#shown.includes(this.active)) return;
    // Whoever takes the place of somebody who has gone, takes focus as well.
    this.#refocus = !changed.has('typed') && this.focusedRow !== null;
    const place = Math.max(before.indexOf(this.active), 0);
    this.active = this.#shown[Math.min(place, this.#shown.length - 1)] ?? '';
    if (this.removing && !people.has(this.removing)) this.removing = undefined;
  }

  protected override render() {
    const strings = this.#strings.value;
    const total = this.#participants.value.size + 1;
    const hands = this.#hands();
    const rows = this.#window.indexes(this.#shown.length, this.#shown.indexOf(this.active));
    return html`
      <slot name="invite"></slot>
      ${
        total >= SEARCH_FROM || this.typed
          ? html`
              <div class="search">
                ${renderIcon(search)}
                <input
                  part="search"
                  type="search"
                  aria-label=${strings.searchPeople}
                  placeholder=${strings.searchPeople}
                  .value=${this.typed}
                  @input=${this.#search}
                />
              </div>
            `
          : nothing
      }
      <h3 id="heading">${strings.inTheCall(total)}</h3>
      <div class="scroller" @scroll=${this.#window.scrolled}>
        <div
          part="list"
          class="rows"
          role="list"
          aria-labelledby="heading"
          ${setProperties({ '--_count': String(this.#shown.length) })}
          @keydown=${this.#move}
        >
          ${repeat(
            rows,
            (index) => this.#shown[index],
            (index) => this.#renderRow(index, hands),
          )}
        </div>
        ${this.#renderEmpty(total)}
      </div>
    `;
  }

  protected override updated() {
    if (!this.#refocus) return;
    this.#refocus = false;
    this.activeRow?.focus();
  }

  #renderRow(index: number, hands: readonly ParticipantId[]) {
    const id = this.#shown[index] ?? '';
    const isMe = id === this.#me.value.id;
    const participant = isMe ? this.#me.value : this.#participants.value.get(id);
    if (!participant) return nothing;
    const place = hands.indexOf(id);
    const person: Person = {
      participant,
      isMe,
      pinned: this.#pinned.value.includes(id),
      hand: place < 0 ? undefined : place + 1,
    };
    const asked = this.removing === id;
    return html`
      <div
        part="person"
        role="listitem"
        data-id=${id}
        tabindex=${id === this.active ? 0 : -1}
        class=${participant.speaking ? 'row speaking' : 'row'}
        aria-label=${asked ? nothing : describe(person, this.#strings.value, this.#strings.locale)}
        aria-setsize=${this.#shown.length}
        aria-posinset=${index + 1}
        ${setProperties({ '--_index': String(index) })}
        @focus=${this.#activate}
        @contextmenu=${this.#openMenu}
      >
        ${asked ? this.#renderQuestion(person) : [renderPerson(person, this.#strings.value), this.#renderMenu(person)]}
      </div>
    `;
  }

  #renderMenu(person: Person) {
    const strings = this.#strings.value;
    const items = this.#itemsOf(person);
    if (items.length === 0) return html`<span class="no-menu"></span>`;
    const label = strings.moreFor(person.participant.name || strings.unnamed);
    return html`
      <acs-menu label=${label} placement="bottom-end" .items=${items} @acs-select=${this.#choose}>
        <button
          slot="trigger"
          type="button"
          class="button icon-only"
          tabindex=${person.participant.id === this.active ? 0 : -1}
          aria-label=${label}
        >
          ${renderIcon(moreVertical)}
        </button>
      </acs-menu>
    `;
  }

  #renderQuestion({ participant }: Person) {
    const { removeQuestion, removeConfirm, cancel, unnamed } = this.#strings.value;
    const question = removeQuestion(participant.name || unnamed);
    return html`
      <span class="question" id="question" title=${question}>${question}</span>
      <button type="button" class="button small danger" aria-describedby="question" @click=${this.#remove}>
        ${removeConfirm}
      </button>
      <button type="button" class="button small" @click=${this.#keep}>${cancel}</button>
    `;
  }

  #renderEmpty(total: number) {
    const { alone, aloneText, nobodyFound } = this.#strings.value;
    if (this.typed && this.#shown.length === 0)
      return html`<p part="empty" class="empty">${nobodyFound(this.typed)}</p>`;
    if (total > 1 || this.typed || !this.#me.source) return nothing;
    return html`<div part="empty" class="empty">
      <strong>${alone}</strong>
      <p>${aloneText}</p>
    </div>`;
  }

  /** One array for all who are alike, so that a menu is not drawn again because somebody else speaks. */
  #itemsOf(person: Person): readonly MenuEntry[] {
    const { isMe, pinned, participant } = person;
    const key = `${isMe} ${pinned} ${participant.muted}`;
    const known = this.#items.get(key);
    if (known) return known;
    const items = menuOf(person, (request) => this.#can(request), this.#strings.value);
    this.#items.set(key, items);
    return items;
  }

  #can(request: CallRequest['type']) {
    const allowed = this.#capabilities.value.get(request)?.allowed ?? true;
    return allowed && this.#me.source?.can.has(request) === true;
  }

  /** Whose hand is up, mine too, in the order they went up. */
  #hands(): readonly ParticipantId[] {
    return [this.#me.value, ...this.#participants.value.values()]
      .filter(({ handRaisedAt }) => handRaisedAt !== undefined)
      .sort((a, b) => (a.handRaisedAt ?? 0) - (b.handRaisedAt ?? 0))
      .map(({ id }) => id);
  }

  #hold(held: boolean) {
    if (held === this.#held) return;
    this.#held = held;
    if (!held) this.requestUpdate();
  }

  #search(event: Event) {
    this.typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      if (!this.typed) return;
      const { found, nobodyFound } = this.#strings.value;
      const count = this.#shown.length;
      this.dispatchEvent(new AnnounceEvent(count === 0 ? nobodyFound(this.typed) : found(count)));
    }, TYPING_PAUSE);
  }

  #activate({ currentTarget }: Event) {
    this.active = (currentTarget as HTMLElement).dataset['id'] ?? '';
  }

  #move(event: KeyboardEvent) {
    // Only on the row itself: on a button in it the arrows are the button's.
    const row = event.target as HTMLElement;
    const index = this.#shown.indexOf(row.dataset['id'] ?? '');
    if (index < 0 || event.defaultPrevented) return;
    if (event.key === 'Enter') this.#openMenu(event);
    const last = this.#shown.length - 1;
    const page = this.#window.rowsInView;
    const targets: Partial<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.active = this.#shown[Math.min(Math.max(target, 0), last)] ?? '';
    this.#window.reveal(Math.min(Math.max(target, 0), last));
    void this.updateComplete.then(() => this.activeRow?.focus({ preventScroll: true }));
  }

  #openMenu(event: Event) {
    const menu = (event.target as HTMLElement).closest<HTMLElement>('.row')?.querySelector('acs-menu');
    if (!menu || menu.open) return;
    event.preventDefault();
    const { clientX: x, clientY: y } = event instanceof PointerEvent ? event : { clientX: 0, clientY: 0 };
    void menu.show(x || y ? { x, y } : undefined);
  }

  #choose({ item, currentTarget }: SelectEvent) {
    const id = (currentTarget as HTMLElement).closest<HTMLElement>('.row')?.dataset['id'] ?? '';
    if (item.id === 'mute') void this.#me.request({ type: 'mute-participant', id });
    if (item.id === 'pin') {
      void this.#me.request({ type: 'set-pinned', id, pinned: !this.#pinned.value.includes(id) });
    }
    if (item.id === 'remove') {
      this.active = id;
      this.removing = id;
      void this.updateComplete.then(() => this.activeRow?.querySelector('button')?.focus());
    }
  }

  #remove() {
    const id = this.removing;
    if (id !== undefined) void this.#me.request({ type: 'remove-participant', id });
    this.#keep();
  }

  #keep() {
    this.removing = undefined;
    void this.updateComplete.then(() => this.activeRow?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-participant-list': AcsParticipantList;
  }
}
