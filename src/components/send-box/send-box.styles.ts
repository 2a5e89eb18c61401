import { css } from 'lit';

export const sendBoxStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .box {
    display: flex;
    align-items: end;
    gap: var(--_space-xs);
    padding: 0.25rem;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.75);
    background: color-mix(in srgb, var(--_surface), var(--_text) 4%);
    transition:
      border-color var(--_duration),
      box-shadow var(--_duration);
  }

  .box:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }

  .box[inert] {
    opacity: 0.6;
  }

  textarea {
    field-sizing: content;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2.5rem;
    max-block-size: var(--acs-send-box-max-block-size, 10rem);
    padding-block: 0.5625rem;
    padding-inline: 0.875rem 0.25rem;
    border: 0;
    font: inherit;
    line-height: 1.4;
    color: inherit;
    background: none;
    outline: none;
    resize: none;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
  }

  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .send {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    font: inherit;
    color: var(--_on-accent);
    background: var(--_accent);
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background var(--_duration),
      color var(--_duration),
      transform var(--_duration);
  }

  .send:hover {
    background: color-mix(in srgb, var(--_accent), var(--_text) 14%);
  }

  .send:active {
    transform: scale(0.94);
  }

  .send[aria-disabled='true'] {
    color: var(--_muted);
    background: none;
    cursor: default;
  }

  .send .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }

  .send:dir(rtl) .icon {
    scale: -1 1;
  }

  p {
    margin: 0;
    padding: 0.375rem 0.875rem 0;
    font-size: 0.75rem;
    color: var(--_muted);
  }

  .closed {
    padding: 0.75rem;
    border-radius: var(--_radius);
    text-align: center;
    text-wrap: balance;
    font-size: 0.875rem;
    background: var(--_control);
  }

  .problem {
    color: var(--_danger);
  }

  /* Smaller text makes phones zoom into a field that takes focus. */
  @media (pointer: coarse) {
    textarea {
      font-size: max(1rem, 16px);
    }
  }

  @container (inline-size < 14rem) {
    textarea {
      padding-inline-start: 0.5rem;
    }
  }

  @media (prefers-contrast: more) {
    .box {
      background: var(--_surface);
    }
  }

  @media (forced-colors: active) {
    .send {
      border-color: ButtonBorder;
    }

    .send[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
