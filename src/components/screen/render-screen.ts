import { html, nothing, type TemplateResult } from 'lit';
import { renderIcon } from '../icon/render-icon.js';

/** What fills the whole element when there is one thing to say. */
export interface Screen {
  /** The path of an icon. */
  readonly icon: string;
  readonly title: string;
  readonly text?: string | undefined;
  /** Something is on its way. */
  readonly busy?: boolean;
  readonly tone?: 'plain' | 'danger';
  /** Buttons, the best next step first. */
  readonly actions?: unknown;
  /** Anything more, below. */
  readonly more?: unknown;
}

/**
 * One message in the middle, with a way on. Its heading takes focus by script, so that focus has a place when a
 * screen takes another's. Its styles are `screenStyles` and `iconStyles`.
 */
export function renderScreen({
  icon,
  title,
  text,
  busy = false,
  tone = 'plain',
  actions = nothing,
  more = nothing,
}: Screen): TemplateResult {
  return html`
    <div part="screen" class="screen ${tone} ${busy ? 'busy' : ''}">
      <div class="screen-icon">${renderIcon(icon)}</div>
      <h2 tabindex="-1">${title}</h2>
      ${text ? html`<p>${text}</p>` : nothing}
      <div class="screen-actions">${actions}</div>
      ${more}
    </div>
  `;
}
