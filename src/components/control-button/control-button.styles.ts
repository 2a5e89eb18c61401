import { css } from 'lit';

/** The look of every button that controls a call. */
export const controlButtonStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-s);
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
    padding: 0 var(--_space-l);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 2);
    font: inherit;
    font-weight: 500;
    color: var(--acs-control-button-color, var(--_text));
    background: var(--acs-control-button-background, var(--_control));
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background var(--_duration),
      color var(--_duration),
      transform var(--_duration);
  }

  :host([compact]) button {
    inline-size: 2.75rem;
    padding: 0;
  }

  button:hover:not(:disabled) {
    background: var(--_hover);
  }

  button:active:not(:disabled) {
    transform: scale(0.96);
  }

  button:disabled {
    opacity: 0.5;
    cursor: default;
  }

  button[aria-busy='true'] {
    cursor: progress;
  }

  .warned {
    color: var(--_danger);
    background: color-mix(in srgb, var(--_danger), transparent 86%);
  }

  .active {
    color: var(--_on-accent);
    background: var(--_accent);
  }

  .active:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_accent), var(--_text) 12%);
  }

  .danger {
    color: var(--_on-danger);
    background: var(--_danger);
  }

  .danger:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_danger), var(--_text) 14%);
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }
  }
`;
