import { css } from 'lit';

/** Rows have one height, in `--_row`, so that a list of thousands knows where each one stands. */
export const participantListStyles = css`
  :host {
    --_row: 3.25rem;
    display: flex;
    flex-direction: column;
    gap: var(--_space-s);
    min-block-size: 0;
    container-type: inline-size;
  }

  .search {
    position: relative;
    flex: none;
    margin-inline: var(--_space-xs);
  }

  .search .icon {
    position: absolute;
    inset-block-start: calc(50% - 0.625em);
    inset-inline-start: 0.75rem;
    color: var(--_muted);
    pointer-events: none;
  }

  input {
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding-block: 0.3rem;
    padding-inline: 2.5rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: 999px;
    font: inherit;
    color: inherit;
    background: var(--_surface);
  }

  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  h3 {
    flex: none;
    margin: 0;
    padding-inline: var(--_space-s);
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--_muted);
  }

  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .rows {
    position: relative;
    block-size: calc(var(--_count) * var(--_row));
    margin: 0;
    padding: 0;
  }

  .row {
    position: absolute;
    inset-block-start: calc(var(--_index) * var(--_row));
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: var(--_space-m);
    block-size: var(--_row);
    padding-inline: var(--_space-s);
    border-radius: var(--_radius);
    outline-offset: -2px;
  }

  .row:hover,
  .row:focus-within {
    background: var(--_control);
  }

  acs-avatar {
    --acs-avatar-size: 2.25rem;
    border-radius: 50%;
    outline: 2px solid transparent;
    outline-offset: 1px;
    transition: outline-color var(--_duration);
  }

  .speaking acs-avatar {
    outline-color: var(--_success);
  }

  .who {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.25;
  }

  .name,
  .detail {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-weight: 500;
  }

  .detail {
    font-size: 0.8125rem;
    color: var(--_muted);
  }

  .marks {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-s);
    color: var(--_muted);
  }

  .hand {
    display: inline-flex;
    align-items: center;
    gap: 0.2rem;
    padding: 0.1rem 0.45rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    color: var(--_warning);
    background: color-mix(in srgb, transparent, var(--_warning) 16%);
  }

  .speaking .sound {
    color: var(--_success);
  }

  .row .icon-only {
    display: flex;
  }

  .icon-only[aria-expanded='true'] {
    background: var(--_hover);
  }

  .no-menu {
    inline-size: 2.25rem;
  }

  .question {
    display: -webkit-box;
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 0.875rem;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }

  .question ~ .button {
    flex: none;
    padding-inline: 0.625rem;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_space-xs);
    padding: var(--_space-l);
    text-align: center;
    color: var(--_muted);
  }

  .empty strong {
    font-weight: 600;
    color: var(--_text);
  }

  .empty p {
    margin: 0;
  }

  @container (inline-size < 15rem) {
    .row {
      gap: var(--_space-s);
    }

    .pin-mark {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .row .icon-only {
      inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    .speaking acs-avatar {
      outline-color: Highlight;
    }

    .row:focus-within {
      outline: 1px solid Highlight;
    }
  }
`;
