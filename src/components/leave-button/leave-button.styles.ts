import { css } from 'lit';

export const leaveButtonStyles = css`
  :host {
    display: inline-flex;
    align-items: flex-start;
    gap: 0.125rem;
  }

  :host([compact]) {
    --_wide: calc(var(--acs-control-button-size, 2.75rem) * 1.3);
  }

  :host([compact]) button {
    inline-size: var(--acs-leave-button-inline-size, var(--_wide));
  }

  :host([stacked]) acs-leave-menu {
    --acs-control-button-size: 2.5rem;
  }

  /* The handset is put down: the same in either direction of text. */
  .icon {
    transform: rotate(135deg);
  }
`;
