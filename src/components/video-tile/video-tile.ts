import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import { setStates } from '../../context/set-states.js';
import type { CallRequest, Participant, StreamKind, VideoDemand } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import { gridStrings } from '../../i18n/en/grid.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { unknownParticipant } from '../../stateful/call/idle-call.js';
import { selectMe, selectParticipant, selectPinned } from '../../stateful/call/selectors.js';
import { handOrder } from '../../stateful/grid/hand-order.js';
import { hostStyles } from '../../theme/host.styles.js';
import { AcsAvatar } from '../avatar/avatar.js';
import { moreVertical, screenShare } from '../icon/icons.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { AcsMenu } from '../menu/menu.js';
import type { MenuEntry } from '../menu/menu-entry.js';
import type { OpenChangeEvent } from '../menu/open-change-event.js';
import type { SelectEvent } from '../menu/select-event.js';
import { PressController, type Point } from './press.js';
import { confirmMenu, tileMenu } from './tile-menu.js';
import { renderBadges, renderPlate } from './tile-signs.js';
import { TileVideo } from './tile-video.js';
import { describeTile, tileName, tileStatus, type TileFacts } from './tile-words.js';
import { videoTileStyles } from './video-tile.styles.js';

/** How a picture fits its tile: whole, or filling it; `auto` fills unless it is a screen or too unlike the tile. */
export type TileFit = 'auto' | 'contain' | 'cover';

/**
 * Shows one person of the call, or a screen that they share: the video, or who they are until it comes; their name,
 * microphone, hand and state; and a menu of what can be done.
 *
 * The menu opens by its button, the secondary mouse button, the menu key or a long touch.
 *
 * ```html
 * <acs-video-tile participant-id="8:acs:ada"></acs-video-tile>
 * ```
 *
 * @tag acs-video-tile
 * @summary Shows one person of the call, or a screen that they share.
 *
 * @csspart tile - The whole tile.
 * @csspart frame - Holds the video.
 * @csspart avatar - Stands for the person while there is no picture.
 * @csspart plate - The line with the microphone and the name.
 * @csspart name - The name.
 * @csspart badges - The signs in the corner.
 * @csspart status - Says that they are connecting, away or on hold.
 * @csspart ring - Shows who speaks.
 * @csspart options - The button of the menu.
 * @csspart icon - Each icon.
 *
 * @cssproperty [--acs-video-tile-radius=var(--acs-radius)] - How round the corners are.
 * @cssproperty --acs-video-tile-background - Behind the avatar.
 * @cssproperty --acs-video-tile-ring-color - The ring around who speaks.
 *
 * @cssstate playing - A picture is to be seen.
 * @cssstate filling - The picture fills the tile.
 * @cssstate upright - The picture is upright, and whole where the tile is wide.
 * @cssstate screen - It is a screen that somebody shares.
 * @cssstate mirrored - It is my own camera.
 * @cssstate speaking - They speak.
 * @cssstate away - They are connecting, reconnecting or on hold.
 * @cssstate pressed - A finger rests on the tile.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `set-pinned`, `mute-participant`, `remove-participant` or,
 * on my own share, `set-screen-share`. Cancel it to forbid it.
 * @fires {SelectEvent} acs-select - Something was chosen in the menu: `item.id` is `pin`, `unpin`, `fit`, `fill`,
 * `move`, `mute`, `remove`, `cancel` or `remove-now`.
 */
export class AcsVideoTile extends LitElement {
  static readonly tag = 'acs-video-tile';
  static readonly uses = [AcsAvatar, AcsMenu];
  static override readonly styles = [hostStyles, iconStyles, videoTileStyles];

  /** Who is shown. Without it, I am. */
  @property({ attribute: 'participant-id' }) participantId = '';

  /** Their camera, or the screen that they share. */
  @property() kind: StreamKind = 'camera';

  /** How the picture fits. The menu changes it. */
  @property() fit: TileFit = 'auto';

  /** How much this video matters beside others, to the transport. */
  @property() priority: VideoDemand['priority'] = 'normal';

  /** Offers to move the tile: choosing it is told by `acs-select` with the id `move`. */
  @property({ type: Boolean }) movable = false;

  /** Whether Tab stops here. A grid lets it stop at one tile of all; outside of one, leave it undefined. */
  @property({ attribute: false }) tabStop: boolean | undefined;

  @state() private confirming = false;

  @query('.frame') private readonly frame!: HTMLElement | null;
  @query('.tile') private readonly tile!: HTMLElement | null;
  @query('.options, .stop') private readonly button!: HTMLElement | null;
  @query('acs-menu') private readonly menu!: AcsMenu | null;

  readonly #call = new CallController(this, (call) => selectParticipant(call, this.#id(call.me.id)));
  readonly #me = new CallController(this, (call) => selectMe(call).id);
  readonly #pinned = new CallController(this, selectPinned);
  readonly #handOrder = new CallController(this, (call) => handOrder(call, this.#id(call.me.id)));
  readonly #capabilities = new CallController(this, (call) => call.capabilities);
  readonly #strings = new StringsController(this, 'grid', gridStrings);
  readonly #internals = this.attachInternals();
  readonly #video = new TileVideo(this);

  constructor() {
    super();
    new PressController(this, (at) => this.#openMenu(at));
  }

  protected override willUpdate() {
    const { participant, mine, stream } = this.#facts;
    const { state: presence, speaking } = participant;
    const wanted = stream?.available && !(mine && this.kind === 'screen') ? stream.id : undefined;
    this.#video.want(this.#call.source, wanted);
    setStates(this.#internals, {
      playing: this.#video.playing,
      filling: this.fit === 'cover' || (this.fit === 'auto' && this.kind === 'camera'),
      upright: this.fit === 'auto' && this.#video.upright,
      screen: this.kind === 'screen',
      mirrored: mine && this.kind === 'camera',
      speaking: speaking && this.kind === 'camera' && presence === 'connected',
      away: presence !== 'connected',
    });
  }

  protected override render() {
    const facts = this.#facts;
    const placeholder = facts.mine && facts.kind === 'screen';
    const items = placeholder ? [] : this.#items;
    const status = placeholder ? undefined : tileStatus(facts);
    const focusable = items.length === 0 && !placeholder && this.tabStop !== undefined;
    return html`
      <div
        part="tile"
        class="tile"
        role="group"
        aria-label=${describeTile(facts)}
        tabindex=${focusable ? this.#tabIndex : nothing}
      >
        <div class="layer still">${placeholder ? this.#renderPlaceholder() : this.#renderStill()}</div>
        <div part="frame" class="frame"></div>
        <div class="scrim"></div>
        ${placeholder ? nothing : renderPlate(facts)} ${renderBadges(facts)}
        ${
          status === undefined
            ? nothing
            : html`<div class="layer status-layer">
                <div part="status" class="status" aria-hidden="true">${status}</div>
              </div>`
        }
        <div part="ring" class="ring"></div>
        ${items.length > 0 ? this.#renderMenu(items) : nothing}
      </div>
    `;
  }

  protected override updated() {
    this.#video.show(this.frame, this.priority);
  }

  /** Moves focus to the tile: to the button of its menu, where it has one. */
  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) (this.button ?? this.tile)?.focus(options);
    else void this.updateComplete.then(() => this.focus(options));
  }

  /** Opens the menu of the tile and moves focus into it. */
  openMenu(): void {
    void this.menu?.show();
  }

  #renderStill() {
    const { participant, kind } = this.#facts;
    if (kind === 'screen') return renderIcon(screenShare);
    return html`<acs-avatar
      part="avatar"
      name=${participant.name}
      participant-id=${participant.id}
    ></acs-avatar>`;
  }

  #renderPlaceholder() {
    const { sharing, stopSharing } = this.#strings.value;
    return html`
      <div class="sharing">
        ${renderIcon(screenShare)}
        <span>${sharing}</span>
        <button class="stop" type="button" tabindex=${this.#tabIndex} @click=${this.#stopSharing}>
          ${stopSharing}
        </button>
      </div>
    `;
  }

  #renderMenu(items: readonly MenuEntry[]) {
    const { words } = this.#facts;
    const label = words.optionsFor(tileName(this.#facts));
    return html`
      <acs-menu
        label=${label}
        placement="bottom-end"
        .items=${this.menu?.open ? this.#entries(items) : this.#ask}
        @acs-select=${this.#choose}
        @acs-open-change=${this.#prepareMenu}
      >
        <button
          slot="trigger"
          part="options"
          class="options"
          type="button"
          aria-label=${label}
          aria-description=${this.movable ? words.movable : nothing}
          tabindex=${this.#tabIndex}
        >
          ${renderIcon(moreVertical)}
        </button>
      </acs-menu>
    `;
  }

  get #participant(): Participant {
    return this.#call.value ?? unknownParticipant;
  }

  get #facts(): TileFacts {
    const participant = this.#participant;
    return {
      participant,
      mine: this.#id(this.#me.value) === this.#me.value,
      kind: this.kind,
      stream: participant.streams.find(({ kind }) => kind === this.kind),
      pinned: this.#pinned.value.includes(participant.id),
      handOrder: this.#handOrder.value,
      words: this.#strings.value,
    };
  }

  get #items(): readonly MenuEntry[] {
    const { participant, mine, kind, pinned, words } = this.#facts;
    const person = !mine && kind === 'camera' && this.#call.value !== undefined;
    return tileMenu(
      {
        pinned,
        pinnable: !mine && this.#call.value !== undefined,
        playing: this.#video.playing,
        filling: this.#filling,
        movable: this.movable,
        mutable: person && !participant.muted && this.#may('mute-participant'),
        removable: person && this.#may('remove-participant'),
      },
      words,
    );
  }

  #entries(items: readonly MenuEntry[]): readonly MenuEntry[] {
    return this.confirming ? confirmMenu(tileName(this.#facts), this.#strings.value) : items;
  }

  /** A closed menu has nothing to draw: it asks when it opens. */
  readonly #ask = () => this.#entries(this.#items);

  get #filling(): boolean {
    if (this.fit !== 'auto') return this.fit === 'cover';
    return this.kind === 'camera' && !(this.#video.upright && this.clientWidth > this.clientHeight);
  }

  get #tabIndex() {
    return this.tabStop === false ? -1 : 0;
  }

  /** Without an id of one's own the tile is mine. */
  #id(mine: ParticipantId): ParticipantId {
    return this.participantId || mine;
  }

  #may(request: CallRequest['type']): boolean {
    const allowed = this.#capabilities.value.get(request)?.allowed ?? true;
    return allowed && this.#call.source?.can.has(request) === true;
  }

  #openMenu(at: Point | undefined) {
    void this.menu?.show(at);
  }

  #prepareMenu({ open }: OpenChangeEvent) {
    if (!open) this.confirming = false;
    this.requestUpdate(); // What it offers depends on the shape of the tile, too.
  }

  #choose(event: SelectEvent) {
    const { id } = this.#participant;
    switch (event.item.id) {
      case 'pin':
      case 'unpin':
        void this.#call.request({ type: 'set-pinned', id, pinned: event.item.id === 'pin' });
        break;
      case 'fit':
        this.fit = 'contain';
        break;
      case 'fill':
        this.fit = 'cover';
        break;
      case 'mute':
        void this.#call.request({ type: 'mute-participant', id });
        break;
      case 'remove':
        event.preventDefault(); // The menu stays open, and asks.
        this.confirming = true;
        break;
      case 'remove-now':
        void this.#call.request({ type: 'remove-participant', id });
        break;
    }
  }

  #stopSharing() {
    void this.#call.request({ type: 'set-screen-share', on: false });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-video-tile': AcsVideoTile;
  }
}
