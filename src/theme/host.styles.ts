import { css } from 'lit';

/**
 * The theme. Every element begins with it, so each one looks right alone.
 *
 * A page sets `--acs-*`; an element reads `--_*`, which falls back to a colour that follows the page's
 * `color-scheme`. Five variables carry a brand: accent, surface, text, radius and font.
 */
export const hostStyles = css`
  :host {
    --_accent: var(--acs-color-accent, light-dark(#4750d6, #98a1ff));
    --_on-accent: var(--acs-color-on-accent, light-dark(#fff, #11131f));
    --_surface: var(--acs-color-surface, light-dark(#fff, #1b1e27));
    --_text: var(--acs-color-text, light-dark(#161922, #eef0f6));
    --_canvas: var(--acs-color-canvas, light-dark(#f1f2f7, #101218));
    --_raised: var(--acs-color-raised, color-mix(in srgb, var(--_surface), var(--_text) 6%));
    --_muted: var(--acs-color-muted, color-mix(in srgb, var(--_text), var(--_surface) 32%));
    --_border: var(--acs-color-border, color-mix(in srgb, transparent, var(--_text) 14%));
    --_control: var(--acs-color-control, color-mix(in srgb, transparent, var(--_text) 8%));
    --_hover: var(--acs-color-hover, color-mix(in srgb, transparent, var(--_text) 14%));
    --_danger: var(--acs-color-danger, light-dark(#c4262e, #ff7b80));
    --_on-danger: var(--acs-color-on-danger, light-dark(#fff, #2a0608));
    --_success: var(--acs-color-success, light-dark(#0b7a53, #4ad79b));
    --_warning: var(--acs-color-warning, light-dark(#8f4a00, #ffb95e));
    --_space-xs: var(--acs-space-xs, 0.25rem);
    --_space-s: var(--acs-space-s, 0.5rem);
    --_space-m: var(--acs-space-m, 0.75rem);
    --_space-l: var(--acs-space-l, 1rem);
    --_radius: var(--acs-radius, 0.75rem);
    --_shadow: var(--acs-shadow, 0 1px 2px rgb(0 0 0 / 8%), 0 8px 28px rgb(0 0 0 / 14%));
    --_duration: var(--acs-duration, 160ms);
    --_focus-ring: var(--acs-focus-ring, 2px solid var(--_accent));
    box-sizing: border-box;
    font: var(--acs-font, 400 0.9375rem / 1.45 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    color: var(--_text);
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  :focus-visible {
    outline: var(--_focus-ring);
    outline-offset: 2px;
  }

  @media (prefers-contrast: more) {
    :host {
      --_border: var(--_text);
      --_muted: var(--_text);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0s;
    }
  }

  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_surface: Canvas;
      --_canvas: Canvas;
      --_raised: Canvas;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_border: CanvasText;
      --_control: ButtonFace;
      --_hover: ButtonFace;
      --_danger: LinkText;
      --_on-danger: Canvas;
      --_success: Highlight;
      --_warning: LinkText;
    }
  }
`;

/** Text for assistive technology only. */
export const visuallyHidden = css`
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
