import { html, LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controlStrings } from '../../i18n/en/controls.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { hostStyles } from '../../theme/host.styles.js';
import { iconStyles, renderIcon } from '../icon/render-icon.js';
import { controlButtonStyles } from './control-button.styles.js';
import { formatShortcut, resolveShortcut, type Shortcut } from './shortcut.js';
import { TooltipController } from './tooltip-controller.js';

/** What a button in a call shows. */
export interface ButtonFace {
  /** The path of an icon. */
  readonly icon: string;
  /** The visible words. */
  readonly label: string;
  /** The accessible name, where it says more than the words; begins with them. */
  readonly name?: string | undefined;
  /** What pressing it does, or why it does nothing: in the tool tip, and the accessible description. */
  readonly help?: string | undefined;
  readonly onClick?: (event: Event) => void;
  /** For a button that stays down. */
  readonly pressed?: boolean | undefined;
  /** For a button that opens something. */
  readonly expanded?: boolean | string | null | undefined;
  readonly popup?: string | null | undefined;
  readonly busy?: boolean;
  /** Can be focused and read, but does nothing. */
  readonly inert?: boolean;
  readonly disabled?: boolean;
  /** `active` stands out, `warned` says that something is off, `danger` ends something. */
  readonly tone?: 'plain' | 'active' | 'warned' | 'danger';
  /** A few letters at the corner of the icon; what they mean must be in `name`. */
  readonly badge?: string | undefined;
}

/**
 * What all buttons of a call have in common: one native button, whose words stand beside the icon, beneath it or in a
 * tool tip. Waiting is `aria-busy` and refusing `aria-disabled`, so that focus stays where it is.
 */
export abstract class ControlButtonElement extends LitElement {
  static override readonly styles: CSSResultGroup = [hostStyles, controlButtonStyles, iconStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /** Hides the words, though not from assistive technology; a tool tip has them. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** Puts the words beneath the icon. */
  @property({ type: Boolean, reflect: true }) stacked = false;

  /**
   * The keys that do the same, such as `Control+D` or `Mod+D` (⌘ on a Mac), to be shown and announced. Whoever sets
   * them listens for them: `acs-control-bar`, or the page.
   */
  @property() shortcut: Shortcut = '';

  protected readonly strings = new StringsController(this, 'controls', controlStrings);
  protected readonly internals = this.attachInternals();
  #face: Partial<ButtonFace> = {};

  constructor() {
    super();
    new TooltipController(this);
  }

  /** Presses the button. */
  override click(): void {
    const { renderRoot } = this;
    renderRoot.querySelector('button')?.click();
  }

  /** What the button shows now, for who shows it in another form. */
  get face(): Partial<ButtonFace> {
    return this.#face;
  }

  protected renderButton(face: ButtonFace): TemplateResult {
    this.#face = face;
    const { icon, label, name = label, help, busy = false, inert = false, tone = 'plain', badge } = face;
    const { compact, shortcut } = this;
    const tip = help ?? (compact ? name : '');
    const replaced = this.#hasWords();
    return html`
      <button
        part="button"
        type="button"
        class=${tone}
        aria-label=${compact || (name !== label && !replaced) ? name : nothing}
        aria-describedby=${help === undefined ? nothing : 'help'}
        aria-pressed=${face.pressed ?? nothing}
        aria-expanded=${face.expanded ?? nothing}
        aria-haspopup=${face.popup ?? nothing}
        aria-busy=${busy}
        aria-disabled=${inert || nothing}
        aria-keyshortcuts=${shortcut ? resolveShortcut(shortcut) : nothing}
        ?disabled=${face.disabled ?? false}
        @click=${inert ? nothing : face.onClick}
      >
        <span class="face">
          <slot name="icon">${renderIcon(icon)}</slot>
        </span>
        <span class="label" ?hidden=${compact}>
          <slot @slotchange=${this.#renderAgain}></slot>${replaced ? nothing : label}
        </span>
        ${badge ? html`<span part="badge" aria-hidden="true">${badge}</span>` : nothing}
      </button>
      ${tip || shortcut ? renderTooltip(tip || label, shortcut) : nothing}
    `;
  }

  #renderAgain() {
    this.requestUpdate();
  }

  /** Not left to the slot: the white space around an icon of the page's own would take the place of the words. */
  #hasWords() {
    // Without a DOM there is nothing in the slot yet.
    const { childNodes = [] } = this as { childNodes?: Iterable<ChildNode> };
    return [...childNodes].some((node) =>
      node instanceof Element ? node.slot === '' : node instanceof Text && node.data.trim() !== '',
    );
  }
}

function renderTooltip(text: string, shortcut: Shortcut) {
  return html`
    <span part="tooltip" popover="manual">
      <span id="help">${text}</span>
      ${shortcut ? html`<kbd dir="ltr" aria-hidden="true">${formatShortcut(shortcut)}</kbd>` : nothing}
    </span>
  `;
}
