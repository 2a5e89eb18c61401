import { css } from 'lit';

export const messageListStyles = css`
  :host {
    display: block;
    position: relative;
    min-block-size: 0;
    overflow: hidden;
    container-type: inline-size;
  }

  .scroller {
    display: flex;
    flex-direction: column-reverse;
    block-size: 100%;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in srgb, transparent, var(--_text) 28%) transparent;
  }

  .content {
    display: flex;
    flex: none;
    flex-direction: column;
    justify-content: end;
    min-block-size: 100%;
    padding: var(--_space-s) var(--acs-message-list-padding, var(--_space-l)) var(--_space-m);
  }

  .row:focus {
    outline: none;
  }

  .row:focus-visible acs-message {
    border-radius: var(--_radius);
    outline: var(--_focus-ring);
    outline-offset: 2px;
  }

  .day,
  .start {
    margin: 0;
    padding-block: var(--_space-l) var(--_space-xs);
    text-align: center;
    font-size: 0.75rem;
    font-weight: 600;
    color: var(--_muted);
  }

  .start {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-s);
    min-block-size: 2.75rem;
    padding-block: var(--_space-s);
    font-weight: 400;
  }

  .spinner {
    inline-size: 1rem;
    block-size: 1rem;
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: spin 0.9s linear infinite;
  }

  .unread {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    padding-block-start: var(--_space-m);
    font-size: 0.75rem;
    font-weight: 700;
    color: var(--_accent);
  }

  .unread::before,
  .unread::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid color-mix(in srgb, transparent, var(--_accent) 45%);
  }

  .notice {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-xs);
    margin: auto;
    padding: var(--_space-l) 0;
    max-inline-size: 22rem;
    text-align: center;
    text-wrap: balance;
    color: var(--_muted);
  }

  .notice .icon {
    inline-size: 3.5rem;
    block-size: 3.5rem;
    padding: 0.9rem;
    margin-block-end: var(--_space-s);
    border-radius: 50%;
    color: var(--_accent);
    background: color-mix(in srgb, transparent, var(--_accent) 12%);
  }

  .notice p {
    margin: 0;
  }

  .notice .title {
    font-weight: 600;
    color: var(--_text);
  }

  .notice .button {
    margin-block-start: var(--_space-s);
  }

  .newest {
    position: absolute;
    inset-block-end: var(--_space-m);
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: var(--_space-xs);
    inline-size: fit-content;
    max-inline-size: calc(100% - 2rem);
    min-inline-size: 2.5rem;
    min-block-size: 2.5rem;
    margin-inline: auto;
    padding: 0 0.5625rem;
    border: 1px solid var(--_border);
    border-radius: 999px;
    font: inherit;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--_text);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    cursor: pointer;
    animation: rise calc(var(--_duration) * 1.25) ease-out;
  }

  .newest.news {
    padding-inline: 0.75rem 1rem;
    border-color: transparent;
    color: var(--_on-accent);
    background: var(--_accent);
  }

  .newest:hover {
    background: color-mix(in srgb, var(--_surface), var(--_text) 8%);
  }

  .newest.news:hover {
    background: color-mix(in srgb, var(--_accent), var(--_text) 14%);
  }

  /* It fills the view and never scrolls: there is nothing in it to scroll to. */
  .skeleton {
    display: grid;
    flex: 1 1 0;
    align-content: end;
    gap: var(--_space-m);
    min-block-size: 0;
    overflow: hidden;
  }

  .skeleton i {
    inline-size: 62%;
    block-size: 2.25rem;
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_control);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .skeleton i:nth-of-type(2n) {
    inline-size: 44%;
  }

  .skeleton i:nth-of-type(4n) {
    block-size: 4rem;
    inline-size: 74%;
  }

  .skeleton .own {
    justify-self: end;
  }

  @container (inline-size < 22rem) {
    .content {
      padding-inline: var(--acs-message-list-padding, var(--_space-s));
    }
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton i,
    .newest {
      animation: none;
    }

    .spinner {
      animation-duration: 4s;
      animation-timing-function: steps(8);
    }
  }

  @media (forced-colors: active) {
    .skeleton i {
      border: 1px solid CanvasText;
    }

    .newest {
      border-color: ButtonBorder;
    }
  }
`;
