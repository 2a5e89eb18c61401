import { css } from 'lit';

export const typingIndicatorStyles = css`
  :host {
    display: block;
    min-block-size: 1.25rem;
    font-size: 0.8125rem;
    line-height: 1.25rem;
    color: var(--_muted);
  }

  p {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    margin: 0;
    animation: appear var(--_duration) ease-out;
  }

  .words {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .dots {
    display: inline-flex;
    flex: none;
    gap: 3px;
  }

  i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentcolor;
    animation: bounce 1.2s ease-in-out infinite;
  }

  i:nth-child(2) {
    animation-delay: 0.15s;
  }

  i:nth-child(3) {
    animation-delay: 0.3s;
  }

  @keyframes bounce {
    0%,
    60%,
    100% {
      opacity: 0.45;
      translate: 0 1px;
    }

    30% {
      opacity: 1;
      translate: 0 -2px;
    }
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    i,
    p {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    i {
      background: CanvasText;
    }
  }
`;
