import { css } from 'lit';

/** Lightness far apart and chroma low: every hue has at least 7:1 between letters and ground, in both schemes. */
export const avatarStyles = css`
  :host {
    display: inline-block;
    flex: none;
    inline-size: var(--acs-avatar-size, 2.5rem);
    block-size: var(--acs-avatar-size, 2.5rem);
    border-radius: var(--acs-avatar-radius, 50%);
    overflow: hidden;
    container-type: size;
    user-select: none;
    -webkit-user-select: none;
  }

  .ground {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    color: var(--acs-avatar-color, light-dark(oklch(34% 0.09 var(--_hue)), oklch(94% 0.035 var(--_hue))));
    background: var(
      --acs-avatar-background,
      linear-gradient(
        155deg,
        light-dark(oklch(92% 0.05 var(--_hue)), oklch(42% 0.085 var(--_hue))),
        light-dark(oklch(86% 0.075 var(--_hue)), oklch(35% 0.085 var(--_hue)))
      )
    );
    font-size: 40cqmin;
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
    white-space: nowrap;
  }

  .icon {
    inline-size: 1.3em;
    block-size: 1.3em;
    stroke-width: 1.6;
  }

  ::slotted(*) {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }

    .ground {
      color: CanvasText;
      background: Canvas;
    }
  }
`;
