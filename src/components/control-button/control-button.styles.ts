import { css } from 'lit';

/**
 * The look of every button that controls a call.
 *
 * `.danger` has a red of its own, for the danger of words is pale in the dark. The ring of a waiting button comes late,
 * so that a quick answer shows none. The tool tip's transparent edges are the bridge on which a pointer reaches it.
 */
export const controlButtonStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }

  :host(:state(absent)) {
    display: none;
  }

  button {
    --_size: var(--acs-control-button-size, 2.75rem);
    --_fill: var(--acs-control-button-background, var(--_control));
    --_fill-hover: var(--_hover);
    --_ink: var(--acs-control-button-color, var(--_text));
    --_back: var(--_fill);
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-s);
    min-inline-size: var(--_size);
    min-block-size: var(--_size);
    padding: 0 var(--_space-l);
    border: 1px solid transparent;
    border-radius: calc(var(--_size) / 2);
    font: inherit;
    font-weight: 500;
    color: var(--_ink);
    background: var(--_back);
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background var(--_duration),
      color var(--_duration),
      transform var(--_duration);
  }

  button:active:not(:disabled, [aria-disabled='true']) {
    transform: scale(0.95);
  }

  button:disabled {
    cursor: default;
    opacity: 0.5;
  }

  .warned {
    --_ink: var(--_danger);
    --_fill: light-dark(
      color-mix(in srgb, var(--_surface), var(--_danger) 14%),
      color-mix(in srgb, var(--_surface), var(--_danger) 22%)
    );
    --_fill-hover: color-mix(in srgb, var(--_fill), var(--_danger) 10%);
  }

  .active {
    --_ink: var(--_on-accent);
    --_fill: var(--_accent);
    --_fill-hover: color-mix(in srgb, var(--_accent), var(--_text) 12%);
  }

  .danger {
    --_ink: var(--acs-color-on-danger, #fff);
    --_fill: var(--acs-color-danger, light-dark(#c4262e, #d0343b));
    --_fill-hover: color-mix(in srgb, var(--_fill), #000 16%);
  }

  [aria-disabled='true'] {
    cursor: default;
    --_ink: var(--_muted);
    --_fill: var(--acs-control-button-background, var(--_control));
    --_fill-hover: var(--_fill);
  }

  .face {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
  }

  .label {
    white-space: nowrap;
  }

  :host(:is([compact], [stacked])) .face {
    --_ring: 2.125rem;
  }

  :host([compact]) button {
    inline-size: var(--acs-control-button-inline-size, var(--_size));
    min-inline-size: 0;
    padding: 0;
  }

  :host([stacked]) button {
    flex-direction: column;
    gap: 0.1875rem;
    inline-size: var(--acs-control-button-inline-size, auto);
    min-inline-size: 4rem;
    padding: 0;
    border-radius: var(--_radius);
    font-size: 0.75rem;
    line-height: 1.2;
    color: var(--_text);
    background: none;
  }

  :host([stacked]) .face {
    inline-size: 100%;
    block-size: 2.5rem;
    border: 1px solid transparent;
    border-radius: 1.25rem;
    font-size: 0.9375rem;
    color: var(--_ink);
    background: var(--_back);
    transition: inherit;
  }

  :host([stacked]) .label {
    padding-inline: 0.25rem;
  }

  [aria-busy='true'] {
    cursor: progress;
  }

  [aria-busy='true'] .face::after {
    content: '';
    position: absolute;
    inset: 50% auto auto 50%;
    inline-size: var(--_ring, 1.75rem);
    block-size: var(--_ring, 1.75rem);
    margin: calc(var(--_ring, 1.75rem) / -2);
    border: 2px solid currentcolor;
    border-block-start-color: transparent;
    border-radius: 50%;
    opacity: 0;
    animation:
      spin 900ms linear infinite,
      show 200ms 400ms forwards;
  }

  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }

  @keyframes show {
    to {
      opacity: 0.8;
    }
  }

  [part='tooltip'] {
    position: fixed;
    inset: auto;
    max-inline-size: min(18rem, 100vw - 1rem);
    margin: 0;
    padding: 0.3125rem 0.625rem;
    border: 0.5rem solid transparent;
    border-radius: 0.875rem;
    font-size: 0.8125rem;
    font-weight: 500;
    line-height: 1.35;
    color: var(--_surface);
    background: var(--_text) padding-box;
    overflow: visible;
    overflow-wrap: anywhere;
    text-align: start;
  }

  #help:has(+ kbd) {
    margin-inline-end: 0.375rem;
  }

  kbd {
    font: inherit;
    opacity: 0.8;
    white-space: nowrap;
  }

  @media (hover: hover) {
    button:hover:not(:disabled) {
      --_back: var(--_fill-hover);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    button:active {
      transform: none !important;
    }

    [aria-busy='true'] .face::after {
      animation: show 1ms 400ms forwards;
      border-style: dotted;
    }
  }

  @media (prefers-contrast: more) {
    :host(:not([stacked])) button,
    :host([stacked]) .face {
      border-color: currentcolor;
    }
  }

  @media (forced-colors: active) {
    button:is(*, .warned, .danger) {
      --_ink: ButtonText;
      --_fill: ButtonFace;
      --_fill-hover: ButtonFace;
    }

    button:is([aria-pressed='true'], .active) {
      --_ink: SelectedItemText;
      --_fill: SelectedItem;
      --_fill-hover: SelectedItem;
    }

    button:is(:disabled, [aria-disabled='true']) {
      --_ink: GrayText;
      opacity: 1;
    }

    button,
    .face {
      forced-color-adjust: none;
    }

    :host(:not([stacked])) button,
    :host([stacked]) .face {
      border-color: currentcolor;
    }

    [part='tooltip'] {
      border: 1px solid CanvasText;
      color: CanvasText;
      background: Canvas;
    }
  }
`;
