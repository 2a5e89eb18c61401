import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import { gridStrings } from '../../i18n/en/grid.js';
import { StringsController } from '../../i18n/strings-controller.js';
import {
  selectParticipants,
  selectPinned,
  selectScreenShare,
  selectStatus,
} from '../../stateful/call/selectors.js';
import { nearestCorner, nextCorner, towards } from '../../stateful/grid/floating.js';
import type { Corner, GridInput, GridLayout, LocalTile } from '../../stateful/grid/grid-input.js';
import { emptyPlan, type GridPlan, type PlacedTile } from '../../stateful/grid/grid-plan.js';
import { isSameInput } from '../../stateful/grid/is-same-input.js';
import { layOut } from '../../stateful/grid/lay-out.js';
import { neighbour } from '../../stateful/grid/neighbour.js';
import { hostStyles, visuallyHidden } from '../../theme/host.styles.js';
import { setProperties } from '../../theme/set-properties.js';
import { iconStyles } from '../icon/render-icon.js';
import type { SelectEvent } from '../menu/select-event.js';
import { AcsVideoTile } from '../video-tile/video-tile.js';
import { AttentionController } from './attention.js';
import { callGridStyles } from './call-grid.styles.js';
import { DragController, type Offset } from './drag.js';
import { LayoutChangeEvent, PageChangeEvent } from './grid-events.js';
import { boxProperties, renderAlone, renderPager } from './grid-furniture.js';
import { directionOf, isInMenu } from './grid-keys.js';
import { ListeningController } from './listening.js';
import { SizeController } from './size.js';
import { SwipeController } from './swipe.js';

const PRIORITY = { stage: 'high', grid: 'normal', floating: 'normal', strip: 'low' } as const;
const TILE_PARTS = 'tile: tile-body, frame, avatar, plate, name, badges, status, ring, options';
/** CSS pixels. */
const PAGER_HEIGHT = 48;
const LEAST_TILE_WIDTH = 120;
/** Below this in either direction tiles stand closer. */
const SMALL = 420;

/**
 * Shows everybody in the call. It chooses rows and columns for the place it has, gives a share, a pin or a spotlight
 * the stage, puts whom there is no room for on further pages, and moves nobody without cause. It fills its parent.
 *
 * Arrow keys go from tile to tile, Page Up and Page Down turn pages, and so does a swipe. My own floating tile is
 * dragged, or moved by arrow keys, to another corner.
 *
 * ```html
 * <acs-call-grid layout="speaker" local-tile="floating"></acs-call-grid>
 * ```
 *
 * @tag acs-call-grid
 * @summary Shows everybody in the call.
 *
 * @slot invite - Beneath the words that I am the only one here: a link or a button to invite others.
 *
 * @csspart tiles - The list of all tiles.
 * @csspart tile - Each tile; its own parts are `tile-body`, `frame`, `avatar`, `plate`, `name`, `badges`, `status`,
 * `ring` and `options`.
 * @csspart alone - The words while I am the only one here.
 * @csspart pager - The bar that turns pages.
 *
 * @cssproperty --acs-call-grid-background - The canvas behind the tiles.
 * @cssproperty [--acs-call-grid-radius=0] - How round its corners are.
 * @cssproperty [--acs-video-tile-radius=var(--acs-radius)] - How round the corners of tiles are.
 *
 * @fires {LayoutChangeEvent} acs-layout-change - People are shown in another way: `layout` is `grid`, `speaker` or
 * `focus`.
 * @fires {PageChangeEvent} acs-page-change - Another page is shown, or there are more or fewer: `page`, `pages`.
 */
export class AcsCallGrid extends LitElement {
  static readonly tag = 'acs-call-grid';
  static readonly uses = [AcsVideoTile];
  static override readonly styles = [hostStyles, visuallyHidden, iconStyles, callGridStyles];

  /**
   * How people are shown. `auto` gives a share, a pin or a spotlight the stage and is a grid without one; `grid`
   * shows all alike; `speaker` shows whoever speaks large; `focus` always shows one large, and keeps them.
   */
  @property() layout: GridLayout = 'auto';

  /** Where my own camera is. `auto` floats it when two people are here and in narrow places. */
  @property({ attribute: 'local-tile' }) localTile: LocalTile = 'auto';

  /** The page that is asked for, from 1. Beyond the last one, the last is shown. */
  @property({ type: Number }) page = 1;

  /** The most tiles on a page. Small places have fewer. */
  @property({ type: Number, attribute: 'max-tiles' }) maxTiles = 49;

  readonly #participants = new CallController(this, selectParticipants);
  readonly #pinned = new CallController(this, selectPinned);
  readonly #screenShare = new CallController(this, selectScreenShare);
  readonly #status = new CallController(this, selectStatus);
  readonly #strings = new StringsController(this, 'grid', gridStrings);
  readonly #size = new SizeController(this);
  readonly #listening = new ListeningController(this);
  readonly #attention = new AttentionController(this, (event) => this.#tileIn(event)?.key);
  readonly #drag = new DragController(this, (by) => this.#drop(by));
  readonly #swipe = new SwipeController(this, (direction) => this.#swiped(direction));

  #plan: GridPlan = emptyPlan;
  /** What the plan was made for. */
  #planned: GridInput | undefined;
  #corner: Corner = { inline: 'end', block: 'end' };
  /** The tiles in the order of the document, which never changes, for a video that moves in it would flash. */
  #numbers = new Map<string, number>();
  #born = 0;
  /** The tile at which Tab stops: the first one, until somebody has been at another. */
  #current: string | undefined;
  #visited = false;
  #hadFocus = false;
  #turning = false;
  #told = emptyPlan;

  protected override willUpdate() {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    if (!this.#planAgain()) return;
    const before = this.#told.tiles.findIndex(({ key }) => key === this.#current);
    const { tiles } = this.#plan;
    const shown = new Set(tiles.map(({ key }) => key));
    this.#numbers = new Map([...this.#numbers].filter(([key]) => shown.has(key)));
    for (const key of shown) if (!this.#numbers.has(key)) this.#numbers.set(key, (this.#born += 1));
    if (this.#visited && this.#current !== undefined && shown.has(this.#current)) return;
    const resting = tiles.filter(({ place }) => place !== 'floating');
    this.#current = (this.#visited ? (resting[before] ?? resting.at(-1)) : resting[0])?.key;
  }

  protected override render() {
    const { tiles, alone, pager, page, pages } = this.#plan;
    const words = this.#strings.value;
    const order = tiles.map(({ key }) => this.#elementId(key)).join(' ');
    return html`
      <div
        part="tiles"
        class="tiles ${this.#size.changed ? 'instant' : ''}"
        role="list"
        aria-label=${words.people}
        aria-owns=${order || nothing}
        @keydown=${this.#keys}
        @focusin=${this.#follow}
        @pointerdown=${this.#press}
        @acs-select=${this.#choose}
      >
        ${guard([this.#plan, this.#current], () => this.#renderTiles())}
      </div>
      ${this.#status.value === 'connected' && alone ? renderAlone(alone, this.#plan.tiles.length === 0, words) : nothing}
      ${pager ? renderPager({ box: pager, page, pages, turn: this.#turnBy, keys: this.#keys }, words) : nothing}
    `;
  }

  protected override updated() {
    // Whoever had focus on something that went away goes on from the tile in its place.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#elementOf(this.#current)?.focus();
    this.#tell();
  }

  /** Shows the next page, where there is one. */
  nextPage(): void {
    this.#turn(1);
  }

  /** Shows the page before, where there is one. */
  previousPage(): void {
    this.#turn(-1);
  }

  /** In the order of the document. */
  #renderTiles() {
    const byKey = new Map(this.#plan.tiles.map((tile) => [tile.key, tile]));
    const tiles = [...this.#numbers.keys()].map((key) => byKey.get(key)).filter((tile) => tile !== undefined);
    return repeat(
      tiles,
      ({ key }) => key,
      (tile) => this.#renderTile(tile),
    );
  }

  #renderTile({ key, id, kind, box, place }: PlacedTile) {
    const floating = place === 'floating';
    return html`
      <acs-video-tile
        part="tile"
        exportparts=${TILE_PARTS}
        id=${this.#elementId(key)}
        class=${place}
        role="listitem"
        data-key=${key}
        participant-id=${id}
        kind=${kind}
        priority=${PRIORITY[place]}
        ?movable=${floating}
        .tabStop=${floating || key === this.#current}
        ${setProperties(boxProperties(box))}
      ></acs-video-tile>
    `;
  }

  /** Makes a new plan where there is cause to; of all that happens in a call, little moves anybody. */
  #planAgain(): boolean {
    if (this.#size.width === 0) return false;
    const input = this.#input;
    if (this.#planned && isSameInput(input, this.#planned)) return false;
    this.#planned = input;
    this.#plan = layOut(this.#plan, input);
    return true;
  }

  get #input(): GridInput {
    const { width, height } = this.#size;
    const participants = [...this.#participants.value.values()];
    return {
      participants,
      sharing: this.#screenShare.value.on,
      pinned: this.#pinned.value,
      speech: this.#listening.hear(participants),
      layout: this.layout,
      localTile: this.localTile,
      corner: this.#corner,
      width,
      height,
      gap: Math.min(width, height) < SMALL ? 6 : 10,
      page: this.page,
      mostTiles: Math.max(1, this.maxTiles),
      leastWidth: LEAST_TILE_WIDTH,
      pagerHeight: PAGER_HEIGHT,
      frozen: this.#attention.busy,
      held: new Set(
        [this.#attention.hovered, this.#keyOf(this.shadowRoot?.activeElement)].filter(
          (key) => key !== undefined,
        ),
      ),
    };
  }

  get #rightToLeft(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  #elementId(key: string): string {
    return `tile-${this.#numbers.get(key) ?? 0}`;
  }

  #elementOf(key: string | undefined): HTMLElement | null {
    return key === undefined ? null : (this.shadowRoot?.getElementById(this.#elementId(key)) ?? null);
  }

  #keyOf(element: Element | null | undefined): string | undefined {
    return element instanceof AcsVideoTile ? element.dataset['key'] : undefined;
  }

  #tileIn(event: Event): PlacedTile | undefined {
    const path = event.composedPath();
    const element = path.find((target) => target instanceof AcsVideoTile);
    const key = this.#keyOf(element);
    return this.#plan.tiles.find((tile) => tile.key === key);
  }

  #follow(event: FocusEvent) {
    const tile = this.#tileIn(event);
    if (!tile || tile.place === 'floating' || (this.#visited && tile.key === this.#current)) return;
    this.#visited = true;
    this.#current = tile.key;
    this.requestUpdate();
  }

  /** Before the tile hears it: its button would open the menu by an arrow. */
  readonly #keys = {
    capture: true,
    handleEvent: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isInMenu(event)) return;
      const direction = directionOf(event.key, this.#rightToLeft);
      const tile = this.#tileIn(event);
      const { tiles, pages } = this.#plan;
      if (direction && tile?.place === 'floating') this.#move(towards(this.#corner, direction));
      else if (direction && tile) this.#elementOf(neighbour(tile.box, tiles, direction)?.key)?.focus();
      else if (event.key === 'Home' && tile) this.#elementOf(tiles[0]?.key)?.focus();
      else if (event.key === 'End' && tile) this.#elementOf(tiles.at(-1)?.key)?.focus();
      else if (event.key === 'PageDown' && pages > 1) this.#turn(1);
      else if (event.key === 'PageUp' && pages > 1) this.#turn(-1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };

  #turn(by: number) {
    const page = this.#plan.page + by;
    if (page < 1 || page > this.#plan.pages) return;
    this.page = page;
    this.#turning = true;
  }

  readonly #turnBy = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLElement) this.#turn(Number(currentTarget.dataset['by']));
  };

  #swiped(direction: 1 | -1) {
    this.#turn(this.#rightToLeft ? direction : -direction);
  }

  #press(event: PointerEvent) {
    const tile = this.#tileIn(event);
    const element = this.#elementOf(tile?.key);
    const onButton = event.composedPath().some((target) => target instanceof HTMLButtonElement);
    if (tile?.place !== 'floating' || !element || onButton) return;
    this.#swipe.forget();
    this.#drag.press(event, element);
  }

  #drop({ x, y }: Offset) {
    const tile = this.#plan.tiles.find(({ place }) => place === 'floating');
    if (!tile) return;
    const { box } = tile;
    const moved = { ...box, x: box.x + (this.#rightToLeft ? -x : x), y: box.y + y };
    this.#move(nearestCorner(this.#size, moved));
  }

  #choose({ item }: SelectEvent) {
    if (item.id === 'move') this.#move(nextCorner(this.#corner));
  }

  #move(corner: Corner) {
    this.#corner = corner;
    this.requestUpdate();
  }

  #tell() {
    const { layout, page, pages } = this.#plan;
    const told = this.#told;
    this.#told = this.#plan;
    if (layout !== told.layout) this.dispatchEvent(new LayoutChangeEvent(layout));
    if (page === told.page && pages === told.pages) return;
    this.dispatchEvent(new PageChangeEvent(page, pages));
    if (this.#turning) this.dispatchEvent(new AnnounceEvent(this.#strings.value.page(page, pages)));
    this.#turning = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-call-grid': AcsCallGrid;
  }
}
