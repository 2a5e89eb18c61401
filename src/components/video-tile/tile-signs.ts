import { html, nothing } from 'lit';
import { hand, microphoneOff, pin, spotlight } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';
import { tileName, type TileFacts } from './tile-words.js';

// The tile's label says all of this to assistive technology: these are for the eye.

/** The line at the bottom: a sign for a muted microphone, and the name. */
export function renderPlate(facts: TileFacts) {
  const muted = facts.participant.muted && facts.kind === 'camera';
  return html`
    <div part="plate" class="plate" aria-hidden="true">
      ${muted ? html`<span class="muted">${renderIcon(microphoneOff)}</span>` : nothing}
      <span part="name" class="name" dir="auto">${tileName(facts)}</span>
    </div>
  `;
}

/** The signs in the corner: hand, pin, spotlight. */
export function renderBadges({ handOrder, pinned, participant, kind }: TileFacts) {
  return html`
    <div part="badges" class="badges" aria-hidden="true">
      ${
        handOrder > 0 && kind === 'camera'
          ? html`<span class="badge hand">${renderIcon(hand)}<span>${handOrder}</span></span>`
          : nothing
      }
      ${pinned ? html`<span class="badge">${renderIcon(pin)}</span>` : nothing}
      ${
        participant.spotlit && kind === 'camera'
          ? html`<span class="badge">${renderIcon(spotlight)}</span>`
          : nothing
      }
    </div>
  `;
}
