import { css } from 'lit';

/** A narrow button at the side of another, that opens its menu. */
export const caretStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
    --acs-control-button-inline-size: var(--acs-caret-inline-size, 1.75rem);
  }

  :host(:state(absent)) {
    display: none;
  }

  acs-menu {
    display: block;
  }

  acs-control-button {
    font-size: 0.8125rem;
  }

  /* The trigger's own background is that of what it stands beside. */
  [part='trigger'] {
    --acs-control-button-background: var(--acs-caret-background, transparent);
  }
`;
