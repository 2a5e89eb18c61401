import { css } from 'lit';

export const messageStyles = css`
  :host {
    --_bubble: var(--acs-message-background, color-mix(in srgb, var(--_surface), var(--_text) 7%));
    --_own-bubble: var(--acs-message-own-background, color-mix(in srgb, var(--_surface), var(--_accent) 17%));
    --_corner: calc(var(--_radius) * 1.5);
    --_picture: 2rem;
    display: block;
    padding-block-start: var(--_space-m);
  }

  :host([continuing]) {
    padding-block-start: 2px;
  }

  .event {
    margin: 0;
    padding-inline: var(--_space-l);
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
    font-size: 0.8125rem;
    color: var(--_muted);
  }

  .message {
    display: grid;
    grid-template-columns: var(--_picture) minmax(0, 1fr);
    column-gap: var(--_space-s);
  }

  .message.own {
    grid-template-columns: minmax(0, 1fr);
    padding-inline-start: var(--_picture);
  }

  acs-avatar {
    --acs-avatar-size: var(--_picture);
    inline-size: var(--_picture);
    block-size: var(--_picture);
    margin-block-start: 0.125rem;
  }

  .body {
    display: flex;
    flex-direction: column;
    grid-column: -2 / -1;
    align-items: start;
    min-inline-size: 0;
  }

  .own .body {
    align-items: end;
  }

  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space-s);
    max-inline-size: 100%;
    padding-inline: 0.125rem;
    margin-block-end: 0.1875rem;
    font-size: 0.8125rem;
    line-height: 1.3;
    color: var(--_muted);
  }

  .own .header {
    padding-inline-end: 1.375rem;
  }

  .author {
    font-weight: 600;
    color: var(--_text);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  time {
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .line {
    display: flex;
    align-items: end;
    gap: 0.25rem;
    max-inline-size: min(36rem, 100%);
  }

  .holder {
    position: relative;
    min-inline-size: 0;
  }

  .bubble {
    padding: 0.4375rem 0.75rem;
    border: 1px solid transparent;
    border-radius: var(--_corner);
    border-start-start-radius: 0.3rem;
    contain: content;
    isolation: isolate;
    overflow-wrap: anywhere;
    text-align: start;
    background: var(--_bubble);
    -webkit-touch-callout: none;
    transition: opacity var(--_duration);
  }

  .own .bubble {
    border-start-start-radius: var(--_corner);
    border-start-end-radius: 0.3rem;
    background: var(--_own-bubble);
  }

  :host([continued]) .bubble {
    border-end-start-radius: 0.3rem;
  }

  :host([continued]) .own .bubble {
    border-end-start-radius: var(--_corner);
    border-end-end-radius: 0.3rem;
  }

  .bubble.waiting {
    opacity: 0.72;
  }

  .bubble.failed {
    border-color: color-mix(in srgb, transparent, var(--_danger) 55%);
    background: color-mix(in srgb, var(--_surface), var(--_danger) 8%);
  }

  .bubble.deleted {
    border-color: var(--_border);
    font-style: italic;
    color: var(--_muted);
    background: none;
  }

  .bubble.emoji {
    padding: 0;
    font-size: 2.25rem;
    line-height: 1.25;
    background: none;
  }

  .text {
    white-space: pre-wrap;
  }

  @media (pointer: coarse) {
    .bubble {
      -webkit-user-select: none;
      user-select: none;
    }
  }

  .edited {
    font-size: 0.75rem;
    line-height: 1;
    color: var(--_muted);
    white-space: nowrap;
  }

  a {
    color: var(--acs-color-link, light-dark(#3138b8, #b3b9ff));
    text-decoration-thickness: from-font;
    text-underline-offset: 0.15em;
    border-radius: 2px;
  }

  .status {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    font-size: 0.8rem;
    color: var(--_muted);
  }

  .status .icon {
    display: block;
    inline-size: 1rem;
    block-size: 1rem;
  }

  .status.seen {
    color: var(--_accent);
  }

  .status.failed {
    color: var(--_danger);
  }

  .menu {
    position: absolute;
    inset-block-start: -0.875rem;
    inset-inline-start: max(0px, 100% - 1.5rem);
    z-index: 1;
  }

  .own .menu {
    inset-inline: auto max(0px, 100% - 1.5rem);
  }

  .actions {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 1.75rem;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 999px;
    font: inherit;
    font-size: 0.875rem;
    color: var(--_text);
    background: var(--_surface);
    box-shadow: 0 1px 4px rgb(0 0 0 / 12%);
    cursor: pointer;
  }

  .actions:hover,
  .actions[aria-expanded='true'] {
    background: color-mix(in srgb, var(--_surface), var(--_text) 9%);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--_space-xs) var(--_space-s);
    padding: 0.25rem 0.125rem 0;
    font-size: 0.8125rem;
    color: var(--_muted);
  }

  .own .foot {
    padding-inline-end: 1.375rem;
  }

  .foot.problem span {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    color: var(--_danger);
  }

  .foot .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }

  .small {
    min-block-size: 1.75rem;
    padding: 0 0.75rem;
    border: 1px solid var(--_border);
    border-radius: 999px;
    font: inherit;
    font-weight: 600;
    color: var(--_text);
    background: var(--_surface);
    cursor: pointer;
    touch-action: manipulation;
  }

  .small:hover {
    background: color-mix(in srgb, var(--_surface), var(--_text) 8%);
  }

  .small.primary {
    border-color: transparent;
    color: var(--_on-accent);
    background: var(--_accent);
  }

  .small.danger {
    border-color: transparent;
    color: var(--_on-danger);
    background: var(--_danger);
  }

  @container (inline-size < 16rem) {
    :host {
      --_picture: 0rem;
    }

    acs-avatar {
      display: none;
    }

    .message {
      column-gap: 0;
    }
  }

  @media (forced-colors: active) {
    .bubble {
      border-color: CanvasText;
    }

    .own .bubble {
      border-width: 2px;
      border-color: Highlight;
    }

    .bubble.failed {
      border-style: dashed;
    }
  }
`;
