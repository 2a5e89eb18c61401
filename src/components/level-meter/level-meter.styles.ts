import { css } from 'lit';

export const levelMeterStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    block-size: 0.5rem;
  }

  [part='track'] {
    block-size: 100%;
    overflow: hidden;
    border-radius: 999px;
    background: var(--acs-level-meter-background, var(--_control));
  }

  [part='bar'] {
    block-size: 100%;
    border-radius: inherit;
    background: var(--acs-level-meter-color, var(--_success));
    transform: scaleX(var(--_level, 0));
    transform-origin: left;
    transition: transform 80ms linear;
  }

  [part='bar']:dir(rtl) {
    transform-origin: right;
  }

  @media (forced-colors: active) {
    [part='track'] {
      border: 1px solid CanvasText;
    }

    [part='bar'] {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
