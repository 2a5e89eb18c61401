import { css } from 'lit';

export const controlBarStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    --_gap: 0.5rem;
    --_pad: 0.5rem;
  }

  .dock {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    padding-block: var(--_gap) max(var(--_gap), env(safe-area-inset-bottom));
    pointer-events: none;
  }

  .dock,
  .gauge {
    margin-left: max(var(--_gap), env(safe-area-inset-left));
    margin-right: max(var(--_gap), env(safe-area-inset-right));
  }

  [part='bar'] {
    display: flex;
    gap: var(--_gap);
    inline-size: max-content;
    padding: var(--_pad);
    border: 1px solid var(--acs-control-bar-border-color, var(--_border));
    border-radius: 999px;
    background: var(--acs-control-bar-background, color-mix(in srgb, var(--_surface), transparent 8%));
    box-shadow: var(--_shadow);
    backdrop-filter: blur(18px) saturate(1.4);
    pointer-events: auto;
  }

  :host(:state(labelled)) [part='bar'] {
    --_gap: 0.25rem;
    padding-block-end: 0.375rem;
    border-radius: calc(var(--_radius) * 2.25);
  }

  /* Only hides: what is hidden must be measurable again at once. */
  [data-collapsed] {
    display: none !important;
  }

  .split {
    position: relative;
    display: flex;
  }

  /* One pill behind both halves. */
  .split::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    block-size: var(--acs-control-button-size, 2.75rem);
    border-radius: 999px;
    background: var(--acs-control-button-background, var(--_control));
  }

  :host(:state(labelled)) .split::before {
    block-size: 2.5rem;
  }

  .split > * {
    position: relative;
    --acs-control-button-background: transparent;
  }

  .split:has(> acs-camera-button:state(absent), > acs-microphone-button:state(absent)) {
    display: none;
  }

  /* Leaving is red in both halves already. */
  .leave {
    gap: 0.125rem;
  }

  .leave::before {
    display: none;
  }

  .split > :is(acs-device-menu, acs-leave-menu) {
    --acs-caret-inline-size: 1.875rem;
  }

  :host(:state(labelled)) .split > :is(acs-device-menu, acs-leave-menu) {
    --acs-control-button-size: 2.5rem;
  }

  @container (max-width: 22rem) {
    .dock,
    .gauge {
      --_gap: 0.25rem;
    }

    [part='bar'] {
      --_gap: 0.25rem;
      --_pad: 0.25rem;
    }

    acs-leave-button {
      --acs-leave-button-inline-size: var(--acs-control-button-size, 2.75rem);
    }
  }

  @media (prefers-contrast: more) {
    [part='bar'] {
      background: var(--_surface);
      backdrop-filter: none;
    }
  }

  @media (forced-colors: active) {
    [part='bar'] {
      border-color: CanvasText;
      background: Canvas;
      backdrop-filter: none;
    }

    .split::before {
      display: none;
    }
  }
`;
