import { html, LitElement } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import type { Pane } from '../../context/pane-event.js';
import { setStates } from '../../context/set-states.js';
import { controlStrings } from '../../i18n/en/controls.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { selectDevices } from '../../stateful/call/selectors.js';
import { hostStyles } from '../../theme/host.styles.js';
import { AcsCameraButton } from '../camera-button/camera-button.js';
import { AcsChatButton } from '../chat-button/chat-button.js';
import { AcsControlButton } from '../control-button/control-button.js';
import { deviceRequest } from '../device-menu/device-entries.js';
import { AcsDeviceMenu } from '../device-menu/device-menu.js';
import { more } from '../icon/icons.js';
import { AcsLeaveButton } from '../leave-button/leave-button.js';
import { confirmEntries } from '../leave-menu/leave-entries.js';
import { AcsLeaveMenu } from '../leave-menu/leave-menu.js';
import type { MenuItem } from '../menu/menu-entry.js';
import { AcsMenu } from '../menu/menu.js';
import type { OpenChangeEvent } from '../menu/open-change-event.js';
import type { SelectEvent } from '../menu/select-event.js';
import { AcsMicrophoneButton } from '../microphone-button/microphone-button.js';
import { AcsPeopleButton } from '../people-button/people-button.js';
import { AcsRaiseHandButton } from '../raise-hand-button/raise-hand-button.js';
import { AcsScreenShareButton } from '../screen-share-button/screen-share-button.js';
import { controlBarStyles } from './control-bar.styles.js';
import { FitController } from './fit-controller.js';
import { moreEntries } from './more-entries.js';
import { RovingFocus } from './roving-focus.js';
import { ShortcutController } from './shortcut-controller.js';
import { ShortcutAnnouncer } from './shortcut-announcer.js';
import { shortcutsOf, type Control, type Shortcuts } from './shortcuts.js';

/** What goes into the menu when there is no room for it, the first to go first. The rest always stays. */
const COLLAPSING = [
  'people',
  'share',
  'leave-menu',
  'camera-menu',
  'microphone-menu',
  'hand',
  'chat',
  'camera',
] as const;

/**
 * The controls of a call in one bar, as wide as there is room: what does not fit goes into a menu; the microphone and
 * leaving never do. One tab stop; arrow keys go from button to button.
 *
 * Shortcuts work while focus is inside the outermost of our elements around the bar, such as `acs-call`, or nowhere:
 * Mod+D microphone, Mod+E camera (Mod is ⌘ on a Mac, else Ctrl), Ctrl+Alt+H hand, Ctrl+Alt+P people, Ctrl+Alt+C
 * chat (on a Mac Ctrl+⌘).
 *
 * @tag acs-control-bar
 * @summary The controls of a call in one bar.
 *
 * @slot - Buttons of the page's own, such as `acs-control-button`, before the menu. They never go into it.
 * @slot start - Before everything else.
 * @slot end - After everything else.
 *
 * @csspart bar - The bar itself.
 * @csspart more - The button that opens what found no room.
 *
 * @cssproperty --acs-control-bar-background - Behind the buttons.
 * @cssproperty --acs-control-bar-border-color - Around them.
 * @cssproperty [--acs-control-button-size=2.75rem] - The height of every button of a call.
 *
 * @cssstate labelled - Words stand beneath the icons.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Whatever its buttons ask for. Cancel it to forbid it.
 * @fires {PaneEvent} acs-pane-toggle - Asks whoever owns the panes to open or close one.
 * @fires {SelectEvent} acs-select - One of `moreItems` was chosen.
 * @fires {AnnounceEvent} acs-announce - Says what a shortcut has done.
 */
export class AcsControlBar extends LitElement {
  static readonly tag = 'acs-control-bar';
  static readonly uses = [
    AcsMicrophoneButton,
    AcsCameraButton,
    AcsDeviceMenu,
    AcsScreenShareButton,
    AcsRaiseHandButton,
    AcsPeopleButton,
    AcsChatButton,
    AcsLeaveButton,
    AcsLeaveMenu,
    AcsControlButton,
    AcsMenu,
  ];
  static override readonly styles = [hostStyles, controlBarStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /** Which pane is open. */
  @property() pane: Pane | undefined;

  /** Which panes there are; each has its button. As an attribute their names with spaces between. */
  @property({
    converter: { fromAttribute: (value: string | null) => (value ?? '').split(/\s+/).filter(isPane) },
  })
  panes: readonly Pane[] = ['people', 'chat'];

  /** How many messages of the chat have not been read. */
  @property({ type: Number }) unread = 0;

  /** Words beneath the icons: where there is room, always, or never. */
  @property() labels: 'auto' | 'always' | 'never' = 'auto';

  /**
   * Keys by button, laid over the usual ones: `{ microphone: 'Mod+Shift+M', hand: false }`. `false`, or `off` as an
   * attribute, for none at all.
   */
  @property({ converter: { fromAttribute: (value: string | null) => (value === 'off' ? false : {}) } })
  shortcuts: Shortcuts | false = {};

  /** Entries of the page's own at the end of the menu; `acs-select` says which was chosen. */
  @property({ attribute: false }) moreItems: readonly MenuItem[] = [];

  @state() private confirming = false;

  @query('[part="bar"]') private readonly bar!: HTMLElement | null;
  @query('.gauge') private readonly gauge!: HTMLElement | null;
  @query('[part="more"]') private readonly more!: HTMLElement | null;

  readonly #devices = new CallController(this, selectDevices);
  readonly #strings = new StringsController(this, 'controls', controlStrings);
  readonly #internals = this.attachInternals();
  readonly #announcer = new ShortcutAnnouncer(this, () => this.#strings.value);
  readonly #roving = new RovingFocus(this, () => this.#stops);
  readonly #fit: FitController = new FitController(this, {
    row: () => this.bar,
    gauge: () => this.gauge,
    order: (row) =>
      COLLAPSING.flatMap((name) => [...row.querySelectorAll<HTMLElement>(`[data-collapse="${name}"]`)]),
    more: () => this.more,
    needed: () => this.moreItems.length > 0,
    labelled: () => this.#labelled,
    onFit: () => this.#roving.update(),
  });

  constructor() {
    super();
    new ShortcutController(
      this,
      () => this.#keys,
      (control) => this.#press(control),
    );
  }

  protected override willUpdate() {
    setStates(this.#internals, { labelled: this.#labelled });
  }

  protected override render() {
    const strings = this.#strings.value;
    const stacked = this.#labelled;
    const compact = !stacked;
    const keys = (control: Control) => this.#keys.get(control) ?? '';
    return html`
      <div class="gauge"></div>
      <div class="dock">
        <div part="bar" role="toolbar" aria-label=${strings.controls}>
          <slot name="start" @slotchange=${this.#refit}></slot>
          <div class="split">
            <acs-microphone-button
              data-control="microphone"
              ?compact=${compact}
              ?stacked=${stacked}
              .shortcut=${keys('microphone')}
            ></acs-microphone-button>
            <acs-device-menu kind="microphone" data-collapse="microphone-menu"></acs-device-menu>
          </div>
          <div class="split" data-collapse="camera">
            <acs-camera-button
              data-control="camera"
              ?compact=${compact}
              ?stacked=${stacked}
              .shortcut=${keys('camera')}
            ></acs-camera-button>
            <acs-device-menu kind="camera" data-collapse="camera-menu"></acs-device-menu>
          </div>
          <acs-screen-share-button
            data-control="share"
            data-collapse="share"
            ?compact=${compact}
            ?stacked=${stacked}
            .shortcut=${keys('share')}
          ></acs-screen-share-button>
          <acs-raise-hand-button
            data-control="hand"
            data-collapse="hand"
            ?compact=${compact}
            ?stacked=${stacked}
            .shortcut=${keys('hand')}
          ></acs-raise-hand-button>
          <acs-people-button
            data-control="people"
            data-collapse="people"
            ?hidden=${!this.panes.includes('people')}
            ?open=${this.pane === 'people'}
            ?compact=${compact}
            ?stacked=${stacked}
            .shortcut=${keys('people')}
          ></acs-people-button>
          <acs-chat-button
            data-control="chat"
            data-collapse="chat"
            ?hidden=${!this.panes.includes('chat')}
            ?open=${this.pane === 'chat'}
            .unread=${this.unread}
            ?compact=${compact}
            ?stacked=${stacked}
            .shortcut=${keys('chat')}
          ></acs-chat-button>
          <slot @slotchange=${this.#refit}></slot>
          <acs-menu
            placement="top"
            .label=${strings.more}
            .items=${this.confirming ? confirmEntries(strings) : this.#moreEntries}
            @acs-select=${this.#select}
            @acs-open-change=${this.#closeMore}
          >
            <acs-control-button
              slot="trigger"
              part="more"
              data-collapsed
              ?compact=${compact}
              ?stacked=${stacked}
              .label=${strings.more}
              .icon=${more}
            ></acs-control-button>
          </acs-menu>
          <div class="split leave">
            <acs-leave-button
              plain
              data-control="leave"
              ?compact=${compact}
              ?stacked=${stacked}
              .shortcut=${keys('leave')}
            ></acs-leave-button>
            <acs-leave-menu data-collapse="leave-menu"></acs-leave-menu>
          </div>
          <slot name="end" @slotchange=${this.#refit}></slot>
        </div>
      </div>
    `;
  }

  get #labelled() {
    return this.labels === 'always' || (this.labels === 'auto' && this.#fit.roomy);
  }

  get #keys() {
    return shortcutsOf(this.shortcuts);
  }

  /** What takes focus, in the order in which it is seen. */
  get #stops(): readonly HTMLElement[] {
    const all = this.bar?.querySelectorAll<HTMLElement>(
      'slot, [data-control], acs-device-menu, acs-control-button, acs-leave-menu',
    );
    return [...(all ?? [])]
      .flatMap((one) => (one instanceof HTMLSlotElement ? one.assignedElements() : [one]))
      .filter((one): one is HTMLElement => one instanceof HTMLElement && one.offsetWidth > 0);
  }

  #press(control: Control) {
    const button = this.bar?.querySelector<HTMLElement>(`[data-control="${control}"]`);
    if (!button || button.hidden || button.matches(':state(absent)')) return false;
    this.#announcer.expect(control);
    button.click();
    return true;
  }

  readonly #moreEntries = () => {
    return moreEntries(this.#fit.hidden, this.moreItems, this.#devices.value, this.#strings.value);
  };

  #select(event: SelectEvent) {
    const { id } = event.item;
    if (this.moreItems.some((item) => item.id === id)) return;
    event.stopPropagation();
    const request = id === 'confirm-end' ? ({ type: 'end-for-everyone' } as const) : deviceRequest(id);
    if (request) void this.#devices.request(request);
    this.bar?.querySelector<HTMLElement>(`[data-control="${id}"]`)?.click();
    if (id !== 'end') return;
    event.preventDefault();
    this.confirming = true;
  }

  #closeMore({ open }: OpenChangeEvent) {
    if (!open) this.confirming = false;
  }

  #refit() {
    this.#fit.fit();
  }
}

function isPane(name: string): name is Pane {
  return name === 'people' || name === 'chat';
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-control-bar': AcsControlBar;
  }
}
