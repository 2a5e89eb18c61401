import { css } from 'lit';

export const callBannerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  [part='banner'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-xs) var(--_space-m);
    padding: var(--_space-xs) var(--_space-l);
    min-block-size: 2.75rem;
    color: var(--_text);
    background: color-mix(in srgb, var(--_surface), var(--_warning) 18%);
    border-block-end: 1px solid color-mix(in srgb, transparent, var(--_warning) 40%);
  }

  [part='banner'] > .icon {
    color: var(--_warning);
  }

  .words {
    min-inline-size: 0;
  }

  strong {
    font-weight: 650;
  }

  .detail {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  @container (inline-size < 30rem) {
    .tries {
      display: none;
    }
  }
`;
