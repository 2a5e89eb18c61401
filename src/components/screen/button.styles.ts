import { css } from 'lit';

/** Buttons with words: `primary` for the next step, plain for another way, `quiet` beside them, `icon-only` small. */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-s);
    min-block-size: 2.75rem;
    padding: 0.4rem 1.25rem;
    border: 1px solid var(--_border);
    border-radius: 999px;
    font: inherit;
    font-weight: 600;
    color: var(--_text);
    background: var(--_surface);
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background var(--_duration),
      box-shadow var(--_duration),
      transform var(--_duration);
  }

  .button:hover {
    background: color-mix(in srgb, var(--_surface), var(--_text) 7%);
  }

  .button:active {
    transform: scale(0.98);
  }

  .button.primary {
    border-color: transparent;
    color: var(--_on-accent);
    background: var(--_accent);
    box-shadow: 0 1px 2px rgb(0 0 0 / 12%);
  }

  .button.primary:hover {
    background: color-mix(in srgb, var(--_accent), var(--_text) 14%);
  }

  .button.danger {
    border-color: transparent;
    color: var(--_on-danger);
    background: var(--_danger);
  }

  .button.danger:hover {
    background: color-mix(in srgb, var(--_danger), var(--_text) 14%);
  }

  .button.quiet {
    border-color: transparent;
    background: none;
  }

  .button.quiet:hover {
    background: var(--_hover);
  }

  .button.small {
    min-block-size: 2.125rem;
    padding: 0.15rem 0.875rem;
    font-size: 0.875rem;
  }

  .button.icon-only {
    flex: none;
    inline-size: 2.25rem;
    min-block-size: 2.25rem;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
    background: none;
  }

  .button.icon-only:hover {
    background: var(--_hover);
  }

  .button[aria-busy='true'],
  .button[aria-disabled='true'] {
    cursor: progress;
  }

  @media (forced-colors: active) {
    .button,
    .button.icon-only,
    .button.primary,
    .button.danger,
    .button.quiet {
      border-color: ButtonBorder;
    }

    .button.primary {
      forced-color-adjust: none;
    }

    .button.danger {
      color: ButtonText;
      background: ButtonFace;
    }
  }
`;
