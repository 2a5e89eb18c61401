import { css } from 'lit';

/** A count at the corner of a button's icon, or after its words. */
export const badgeStyles = css`
  [part='badge'] {
    min-inline-size: 1.125rem;
    padding-inline: 0.25rem;
    border-radius: 0.5625rem;
    font-size: 0.6875rem;
    font-weight: 600;
    line-height: 1.125rem;
    text-align: center;
    white-space: nowrap;
    color: var(--_on-accent);
    background: var(--_accent);
  }

  :host(:is([compact], [stacked])) [part='badge'] {
    position: absolute;
    inset-block-start: -0.125rem;
    inset-inline-start: calc(50% + 0.375rem);
    box-shadow: 0 0 0 2px var(--_surface);
  }

  :host(:not([compact], [stacked])) .active [part='badge'] {
    color: var(--_accent);
    background: var(--_on-accent);
  }

  @media (forced-colors: active) {
    [part='badge'] {
      border: 1px solid currentcolor;
    }
  }
`;
