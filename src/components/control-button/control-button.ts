import { html, nothing, type TemplateResult } from 'lit';
import { renderIcon } from '../icon/render-icon.js';

/** What a button in a call shows. */
export interface ControlButton {
  /** The path of an icon. */
  readonly icon: string;
  /** The visible words, or the tool tip and accessible name where `compact` hides them. */
  readonly label: string;
  readonly compact: boolean;
  readonly onClick: () => void;
  /** For a button that stays down; without it, it is a plain button. */
  readonly pressed?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** `active` stands out, `warned` says that something is off, `danger` ends something. */
  readonly tone?: 'plain' | 'active' | 'warned' | 'danger';
  /** As `aria-keyshortcuts` wants it, such as `Control+D`. */
  readonly shortcut?: string | undefined;
}

/**
 * The native button inside every button element of a call. Waiting is `aria-busy`, not `disabled`, so that focus
 * stays where it is. Its styles are `controlButtonStyles` and `iconStyles`.
 */
export function renderControlButton({
  icon,
  label,
  compact,
  onClick,
  pressed,
  busy = false,
  disabled = false,
  tone = 'plain',
  shortcut,
}: ControlButton): TemplateResult {
  return html`
    <button
      part="button"
      type="button"
      class=${tone}
      aria-label=${compact ? label : nothing}
      title=${compact ? label : nothing}
      aria-pressed=${pressed ?? nothing}
      aria-busy=${busy}
      aria-keyshortcuts=${shortcut ?? nothing}
      ?disabled=${disabled}
      @click=${onClick}
    >
      <slot name="icon">${renderIcon(icon)}</slot>
      <slot ?hidden=${compact}>${label}</slot>
    </button>
  `;
}
