import { css } from 'lit';

/** The look of what `renderScreen()` draws; fits from a phone's corner to a cinema. */
export const screenStyles = css`
  .screen {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: var(--_space-s);
    block-size: 100%;
    padding: var(--_space-l);
    overflow: auto;
    text-align: center;
    animation: screen-in calc(var(--_duration) * 2) ease-out;
  }

  .screen-icon {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 4.5rem;
    block-size: 4.5rem;
    margin-block-end: var(--_space-s);
    border-radius: 50%;
    font-size: 1.5rem;
    color: var(--_screen-tone, var(--_accent));
    background: color-mix(in srgb, transparent, var(--_screen-tone, var(--_accent)) 14%);
  }

  .screen.danger {
    --_screen-tone: var(--_danger);
  }

  .screen.busy .screen-icon {
    position: relative;
  }

  .screen.busy .screen-icon::after {
    content: '';
    position: absolute;
    inset: -0.35rem;
    border: 0.2rem solid transparent;
    border-block-start-color: var(--_accent);
    border-inline-end-color: color-mix(in srgb, transparent, var(--_accent) 40%);
    border-radius: 50%;
    animation: screen-spin 1.1s linear infinite;
  }

  .screen h2 {
    margin: 0;
    max-inline-size: 30rem;
    font-size: 1.5rem;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
    outline: none;
  }

  .screen p {
    margin: 0;
    max-inline-size: 28rem;
    color: var(--_muted);
    text-wrap: pretty;
  }

  .screen-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-s);
    margin-block-start: var(--_space-m);
  }

  .screen-actions:empty {
    display: none;
  }

  .screen details {
    max-inline-size: min(34rem, 100%);
    margin-block-start: var(--_space-s);
    font-size: 0.8125rem;
    color: var(--_muted);
  }

  .screen summary {
    padding: 0.3rem;
    cursor: pointer;
  }

  .screen code {
    display: block;
    padding: var(--_space-s) var(--_space-m);
    border-radius: var(--_radius);
    text-align: start;
    overflow-wrap: anywhere;
    color: var(--_text);
    background: var(--_raised);
  }

  /* Words never fade in: half seen, they could not be read. */
  @keyframes screen-in {
    from {
      translate: 0 0.5rem;
    }
  }

  @keyframes screen-spin {
    to {
      rotate: 1turn;
    }
  }

  @container (inline-size < 20rem) or (block-size < 16rem) {
    .screen {
      padding: var(--_space-s);
      gap: var(--_space-xs);
    }

    .screen-icon {
      display: none;
    }

    .screen h2 {
      font-size: 1.125rem;
    }

    .screen-actions {
      margin-block-start: var(--_space-s);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .screen.busy .screen-icon::after {
      animation-duration: 4s;
      animation-timing-function: steps(8);
    }
  }

  @media (forced-colors: active) {
    .screen-icon {
      border: 1px solid CanvasText;
    }
  }
`;
