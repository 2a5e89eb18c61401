import { css } from 'lit';

export const noticesStyles = css`
  :host {
    display: block;
    inline-size: min(24rem, 100%);
  }

  ul {
    display: flex;
    flex-direction: column;
    gap: var(--_space-s);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    --_tone: var(--_accent);
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: start;
    gap: var(--_space-s) var(--_space-m);
    padding-block: var(--_space-s);
    padding-inline: var(--_space-m) var(--_space-s);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--acs-notices-background, var(--_surface));
    box-shadow: var(--_shadow);
    pointer-events: auto;
    animation: notice-in calc(var(--_duration) * 1.5) ease-out;
  }

  li.warning {
    --_tone: var(--_warning);
  }

  li.error {
    --_tone: var(--_danger);
  }

  li > .icon {
    margin-block: 0.4rem;
    color: var(--_tone);
  }

  p {
    margin: 0;
    padding-block: 0.3rem;
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  [part='action'] {
    grid-area: 2 / 2;
    justify-self: start;
  }

  [part='dismiss'] {
    grid-area: 1 / 3;
  }

  .button.icon-only {
    inline-size: 2rem;
    min-block-size: 2rem;
    color: var(--_muted);
  }

  @keyframes notice-in {
    from {
      translate: 0 -0.5rem;
    }
  }
`;
