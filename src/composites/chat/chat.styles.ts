import { css } from 'lit';

export const chatStyles = css`
  :host {
    display: block;
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 10rem;
    overflow: hidden;
    container-type: size;
    contain-intrinsic-block-size: var(--acs-chat-block-size, 32rem);
    background: var(--_surface);
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  .chat {
    display: flex;
    flex-direction: column;
    position: relative;
    block-size: 100%;
  }

  header {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    padding: var(--_space-m) var(--_space-l);
    border-block-end: 1px solid var(--_border);
  }

  .title {
    flex: 1;
    min-inline-size: 0;
  }

  h2 {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .title p {
    margin: 0;
    font-size: 0.8125rem;
    line-height: 1.3;
    color: var(--_muted);
  }

  .screen h2 {
    white-space: normal;
  }

  .connection {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-xs) var(--_space-s);
    padding: var(--_space-xs) var(--_space-l);
    min-block-size: 2.75rem;
    font-size: 0.875rem;
    color: var(--_text);
    background: color-mix(in srgb, var(--_surface), var(--_warning) 14%);
  }

  .connection .icon {
    color: var(--_warning);
  }

  .connection span {
    flex: 1 1 8rem;
    font-variant-numeric: tabular-nums;
  }

  acs-message-list {
    flex: 1;
    min-block-size: 0;
  }

  acs-notices {
    position: absolute;
    inset-block-start: 4.25rem;
    inset-inline: var(--_space-s);
    inline-size: auto;
    max-inline-size: 24rem;
    margin-inline: auto;
    z-index: 2;
    pointer-events: none;
  }

  .foot {
    padding: 0.125rem var(--_space-m) var(--_space-m);
    padding-block-end: max(var(--_space-m), env(safe-area-inset-bottom));
  }

  acs-typing-indicator {
    padding-inline: var(--_space-s);
    margin-block-end: 0.25rem;
  }

  @container (inline-size < 22rem) {
    header {
      padding: var(--_space-s) var(--_space-m);
    }

    .connection {
      padding-inline: var(--_space-m);
    }

    .foot {
      padding-inline: var(--_space-s);
      padding-block-end: max(var(--_space-s), env(safe-area-inset-bottom));
    }
  }

  @container (block-size < 20rem) {
    header {
      padding-block: var(--_space-xs);
    }

    .title p {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .connection {
      border-block-end: 1px solid CanvasText;
    }
  }
`;
