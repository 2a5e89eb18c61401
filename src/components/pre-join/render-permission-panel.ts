import { html, nothing } from 'lit';
import { camera, cameraOff, lock, microphone, microphoneOff } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';
import type { PermissionPanel } from './permission-panel.js';

export interface PermissionPanelActions {
  /** The words of the button that goes on without devices. */
  readonly without: string;
  readonly onAsk: () => void;
  readonly onWithout: () => void;
}

/** What stands in place of the preview while the way to the devices is not free. */
export function renderPermissionPanel(
  { kind, devices, title, text, steps, ask }: PermissionPanel,
  { without, onAsk, onWithout }: PermissionPanelActions,
) {
  const open = { camera, microphone };
  const shut = { camera: cameraOff, microphone: microphoneOff };
  const icons =
    kind === 'unsupported' ? [lock] : devices.map((one) => (kind === 'denied' ? shut[one] : open[one]));
  const list = steps?.map((step) => html`<li>${step}</li>`);
  const drawn = icons.map((icon) => html`<span>${renderIcon(icon)}</span>`);
  return html`
    <div class=${`panel ${kind}`}>
      <div class="panel-icons">${drawn}</div>
      <h3 tabindex="-1">${title}</h3>
      ${text ? html`<p>${text}</p>` : nothing}
      ${
        list
          ? html`<ol>
              ${list}
            </ol>`
          : nothing
      }
      <div class="actions">
        ${ask ? html`<button type="button" class="button primary" @click=${onAsk}>${ask}</button>` : nothing}
        ${
          kind === 'asking'
            ? nothing
            : html`<button type="button" class="button" @click=${onWithout}>${without}</button>`
        }
      </div>
    </div>
  `;
}
