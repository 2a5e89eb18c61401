import { css } from 'lit';

export const menuStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }

  [part='trigger'] {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    font: inherit;
    color: inherit;
    background: none;
    cursor: pointer;
  }

  [part='trigger']:hover,
  [part='trigger'][aria-expanded='true'] {
    background: var(--_hover);
  }

  [part='menu'] {
    box-sizing: border-box;
    position: fixed;
    inline-size: max-content;
    min-inline-size: var(--acs-menu-min-inline-size, 12rem);
    max-inline-size: min(22rem, 100vw - 1rem);
    max-block-size: min(var(--_available, 100vh - 16px), 36rem);
    padding: 0.375rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font: inherit;
    color: var(--_text);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    text-align: start;
    outline: none;
    -webkit-user-select: none;
    user-select: none;
  }

  /* The animation runs once the panel stands in its place: before, it is there but not seen. */
  [part='menu']:not(.placed) {
    opacity: 0;
  }

  .placed {
    animation: appear var(--_duration) ease-out;
  }

  @keyframes appear {
    from {
      transform: translateY(0.25rem);
    }
  }

  [role='group'] + [role='group'] {
    margin-block-start: 0.375rem;
    padding-block-start: 0.375rem;
    border-block-start: 1px solid var(--_border);
  }

  [part='heading'] {
    padding: 0.375rem 0.625rem 0.25rem;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--_muted);
  }

  [part~='item'] {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.375rem 0.625rem;
    border: 0;
    border-radius: calc(var(--_radius) * 0.6);
    font: inherit;
    color: inherit;
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }

  [part~='item']:hover,
  [part~='item']:focus {
    background: var(--_control);
  }

  [part~='item']:focus-visible {
    outline-offset: -2px;
  }

  [part~='item']:active {
    background: var(--_hover);
  }

  .label {
    flex: 1;
    min-inline-size: 0;
  }

  [part='detail'] {
    flex: none;
    padding-inline-start: var(--_space-m);
    font-size: 0.8125rem;
    color: var(--_muted);
  }

  .danger {
    color: var(--_danger);
  }

  [aria-disabled='true'] {
    color: var(--_muted);
    background: none !important;
    cursor: default;
  }

  .mark {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  [aria-checked='true'] .mark {
    color: var(--_accent);
  }

  @media (pointer: coarse) {
    [part~='item'] {
      min-block-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    [part~='item']:hover,
    [part~='item']:focus {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }

    [aria-disabled='true'] {
      color: GrayText !important;
    }
  }
`;
