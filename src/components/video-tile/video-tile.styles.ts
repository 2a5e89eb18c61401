import { css } from 'lit';

export const videoTileStyles = css`
  :host {
    display: block;
    position: relative;
    aspect-ratio: 16 / 9;
    min-inline-size: 0;
    container: acs-tile / size;
    border-radius: var(--_tile-radius);
    --_tile-radius: var(--acs-video-tile-radius, var(--_radius));
    --_ground: var(--acs-video-tile-background, linear-gradient(165deg, #30364a, #232838));
    --_ring: var(--acs-video-tile-ring-color, #98a1ff);
    --_inset: clamp(0.375rem, 2.5cqmin, 0.75rem);
  }

  /* A picture is watched in the dark, whatever the page around it looks like. */
  .tile {
    position: absolute;
    inset: 0;
    overflow: hidden;
    border-radius: var(--_tile-radius);
    color-scheme: dark;
    color: #f4f6fb;
    background: var(--_ground);
    isolation: isolate;
  }

  .tile:focus-visible {
    outline-offset: -3px;
  }

  .frame,
  .layer {
    position: absolute;
    inset: 0;
  }

  .frame {
    /* It lies over what stands for the picture, which may have a button. */
    pointer-events: none;
    opacity: 0;
    background: #0c0e14;
    transition: opacity calc(var(--_duration) * 1.5);
  }

  :host(:state(playing)) .frame {
    opacity: 1;
  }

  .frame video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  :host(:state(filling)) .frame video {
    object-fit: cover;
  }

  /* A wide tile would show a belt of an upright picture. */
  @container acs-tile (orientation: landscape) {
    :host(:state(upright)) .frame video {
      object-fit: contain;
    }
  }

  :host(:state(mirrored)) .frame video {
    transform: scaleX(-1);
  }

  .layer {
    display: grid;
    place-items: center;
    transition: opacity calc(var(--_duration) * 1.5);
  }

  :host(:state(playing)) .layer.still {
    opacity: 0;
    visibility: hidden;
    transition:
      opacity calc(var(--_duration) * 1.5),
      visibility 0s calc(var(--_duration) * 1.5);
  }

  acs-avatar {
    --acs-avatar-size: min(44cqmin, 8.5rem);
  }

  .still .icon {
    inline-size: min(22cqmin, 4rem);
    block-size: min(22cqmin, 4rem);
    opacity: 0.75;
  }

  /* Whoever waits or is away recedes. */
  :host(:state(away)) .frame {
    filter: saturate(0.4) brightness(0.6);
  }

  :host(:state(away)) acs-avatar {
    filter: saturate(0.5) brightness(0.8);
  }

  .scrim {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    block-size: min(3.75rem, 50%);
    background: linear-gradient(to top, rgb(5 7 12 / 74%), rgb(5 7 12 / 56%) 45%, transparent);
    opacity: 0;
    transition: opacity var(--_duration);
    pointer-events: none;
  }

  :host(:state(playing)) .scrim {
    opacity: 1;
  }

  /* What is on a screen is to be read to its last line. */
  :host(:state(screen)) .scrim {
    display: none;
  }

  .plate {
    position: absolute;
    inset-inline: var(--_inset);
    inset-block-end: var(--_inset);
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 0;
    font-size: clamp(0.75rem, 0.55rem + 1.6cqmin, 1.25rem);
    font-weight: 500;
    line-height: 1.35;
    pointer-events: none;
  }

  :host(:state(screen)) .plate {
    inset-inline-end: auto;
    max-inline-size: calc(100% - 2 * var(--_inset));
    padding: 0.125rem 0.5rem;
    border-radius: 0.5rem;
    background: rgb(9 11 17 / 78%);
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .plate .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
  }

  .muted {
    display: grid;
    color: #ffb1b4;
  }

  .badges {
    position: absolute;
    inset-inline-start: var(--_inset);
    inset-block-start: var(--_inset);
    display: flex;
    gap: 0.25rem;
    max-inline-size: calc(100% - 3rem);
    pointer-events: none;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.25rem;
    min-inline-size: 1.625rem;
    block-size: 1.625rem;
    padding-inline: 0.375rem;
    border-radius: 1rem;
    font-size: 0.8125rem;
    font-weight: 650;
    line-height: 1;
    background: rgb(9 11 17 / 72%);
  }

  .badge .icon {
    inline-size: 0.9375rem;
    block-size: 0.9375rem;
  }

  .hand {
    color: #1d1500;
    background: #ffc857;
  }

  .hand .icon {
    animation: wave calc(var(--_duration) * 5) 2;
    transform-origin: 60% 90%;
  }

  @keyframes wave {
    25% {
      rotate: -14deg;
    }
    75% {
      rotate: 14deg;
    }
  }

  .status {
    max-inline-size: calc(100% - 1rem);
    padding: 0.25rem 0.75rem;
    overflow: hidden;
    border-radius: 1rem;
    font-size: clamp(0.75rem, 4cqmin, 0.875rem);
    font-weight: 500;
    text-align: center;
    text-overflow: ellipsis;
    background: rgb(9 11 17 / 78%);
  }

  .status-layer {
    pointer-events: none;
  }

  :host(:not(:state(playing))) .status-layer {
    place-items: end center;
    padding-block-end: calc(var(--_inset) + 2rem);
  }

  .ring {
    position: absolute;
    inset: 0;
    border: 3px solid var(--_ring);
    border-radius: inherit;
    box-shadow: inset 0 0 0 1px rgb(5 7 12 / 55%);
    opacity: 0;
    pointer-events: none;
    /* It lingers, so that the pauses between words do not flash. */
    transition: opacity calc(var(--_duration) * 3) calc(var(--_duration) * 2) ease-out;
  }

  :host(:state(speaking)) .ring {
    opacity: 1;
    transition: opacity var(--_duration) ease-in;
  }

  acs-menu {
    position: absolute;
    inset-inline-end: calc(var(--_inset) * 0.75);
    inset-block-start: calc(var(--_inset) * 0.75);
    opacity: 0;
    transition: opacity var(--_duration);
  }

  :host(:hover) acs-menu,
  :host(:state(pressed)) acs-menu,
  acs-menu:focus-within,
  acs-menu:state(open) {
    opacity: 1;
  }

  .options {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    color: inherit;
    background: rgb(9 11 17 / 72%);
    cursor: pointer;
    touch-action: manipulation;
  }

  .options:hover {
    background: rgb(40 46 63 / 92%);
  }

  /* The whole tile is what has focus: its button stands for it. */
  .options:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 1px;
  }

  .tile:has(.options:focus-visible)::after,
  .tile:has(.stop:focus-visible)::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid #fff;
    border-radius: inherit;
    pointer-events: none;
  }

  .sharing {
    display: grid;
    gap: min(0.75rem, 4cqmin);
    justify-items: center;
    padding: 0.5rem;
    font-size: clamp(0.8125rem, 4.5cqmin, 1.0625rem);
    font-weight: 500;
    text-align: center;
  }

  .stop {
    min-block-size: 2rem;
    padding: 0.25rem 1rem;
    border: 0;
    border-radius: 2rem;
    font: inherit;
    font-size: 0.875rem;
    color: #2a0608;
    background: #ff8f93;
    cursor: pointer;
  }

  .stop:hover {
    background: #ffaaad;
  }

  @container acs-tile (width < 150px) or (height < 96px) {
    .badge {
      block-size: 1.375rem;
      min-inline-size: 1.375rem;
      padding-inline: 0.25rem;
    }

    .options {
      inline-size: 1.75rem;
      block-size: 1.75rem;
    }

    .sharing .icon {
      display: none;
    }
  }

  /* Too little room for words: the badges and the ring say it. */
  @container acs-tile (width < 72px) or (height < 56px) {
    .name,
    .status-layer {
      display: none;
    }
  }

  @media (prefers-contrast: more) {
    .badge,
    .status,
    .options {
      background: #000;
    }

    .hand {
      background: #ffc857;
    }

    .ring {
      border-width: 5px;
    }
  }

  @media (forced-colors: active) {
    .tile {
      border: 1px solid CanvasText;
      color: CanvasText;
      background: Canvas;
    }

    .plate,
    .badge,
    .status,
    .options {
      color: CanvasText;
      background: Canvas;
    }

    .badge,
    .status,
    .options,
    .stop {
      border: 1px solid CanvasText;
    }

    .plate {
      inset-inline-end: auto;
      max-inline-size: calc(100% - 2 * var(--_inset));
      padding-inline: 0.25rem;
    }

    .ring {
      border-color: Highlight;
    }
  }
`;
