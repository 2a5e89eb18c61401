import { html, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import { FrameController } from '../../context/frame-controller.js';
import { hostStyles } from '../../theme/host.styles.js';
import { levelMeterStyles } from './level-meter.styles.js';

/** In how many steps loudness is shown: finer ones cost repaints that nobody sees. */
const STEPS = 32;

/**
 * A bar as long as somebody is loud. It is a picture for the eye only: whoever cannot see it is told by words
 * beside it. Its length is read once a frame and never renders the element again.
 *
 * @tag acs-level-meter
 * @summary A bar as long as somebody is loud.
 *
 * @csspart track - The whole length.
 * @csspart bar - The filled part.
 *
 * @cssproperty --acs-level-meter-background - The whole length.
 * @cssproperty --acs-level-meter-color - The filled part.
 */
export class AcsLevelMeter extends LitElement {
  static readonly tag = 'acs-level-meter';
  static override readonly styles = [hostStyles, levelMeterStyles];

  /** Whose loudness; empty for one's own. */
  @property({ attribute: 'participant-id' }) participantId = '';

  @query('[part="bar"]') private readonly bar!: HTMLElement | null;

  readonly #call = new CallController(this, ({ me }) => me.id);
  #shown = -1;

  constructor() {
    super();
    new FrameController(this, () => this.#draw());
  }

  protected override render() {
    return html`<div part="track" aria-hidden="true"><div part="bar"></div></div>`;
  }

  #draw() {
    const id = this.participantId || this.#call.value;
    const level = Math.round((this.#call.source?.level(id) ?? 0) * STEPS) / STEPS;
    if (level === this.#shown || !this.bar) return;
    this.#shown = level;
    this.bar.style.setProperty('--_level', level.toString());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-level-meter': AcsLevelMeter;
  }
}
