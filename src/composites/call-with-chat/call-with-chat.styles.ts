import { css } from 'lit';

export const callWithChatStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    block-size: 36rem;
    max-block-size: 100dvh;
    overflow: hidden;
  }

  acs-call {
    block-size: 100%;
    max-block-size: none;
  }
`;
