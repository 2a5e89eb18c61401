import { css } from 'lit';

export const callGridStyles = css`
  :host {
    --_ground: var(
      --acs-call-grid-background,
      radial-gradient(120% 90% at 50% 0%, light-dark(#1c202d, #12141b), light-dark(#12151e, #08090d))
    );
    --_glide: calc(var(--_duration) * 1.75) cubic-bezier(0.2, 0.75, 0.25, 1);
    --_inline: 1;
    display: block;
    position: relative;
    min-inline-size: 0;
    block-size: 100%;
    min-block-size: 7.5rem;
    overflow: hidden;
    border-radius: var(--acs-call-grid-radius, 0);
    background: var(--_ground);
    contain: layout paint;
    touch-action: pan-y pinch-zoom;
  }

  :host(:dir(rtl)) {
    --_inline: -1;
  }

  .tiles {
    position: absolute;
    inset: 0;
  }

  acs-video-tile,
  .alone,
  .pager {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: var(--_width);
    block-size: var(--_height);
    aspect-ratio: auto;
    translate: calc(var(--_x) * var(--_inline)) var(--_y);
  }

  acs-video-tile {
    transition:
      translate var(--_glide),
      inline-size var(--_glide),
      block-size var(--_glide),
      opacity var(--_glide),
      scale var(--_glide);
  }

  @starting-style {
    acs-video-tile {
      opacity: 0;
      scale: 0.94;
    }
  }

  /* While the place itself is resized, tiles that glide would lag behind it. */
  .instant acs-video-tile {
    transition: none;
  }

  .floating {
    z-index: 2;
    border-radius: var(--acs-video-tile-radius, var(--_radius));
    box-shadow:
      0 0 0 1px rgb(255 255 255 / 14%),
      0 6px 24px rgb(0 0 0 / 45%);
    cursor: grab;
    touch-action: none;
  }

  .dragged {
    transform: translate(var(--_drag-x), var(--_drag-y));
    transition: none;
    cursor: grabbing;
  }

  .alone,
  .pager {
    color-scheme: dark;
    color: #f4f6fb;
  }

  .alone {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: flex-start;
    gap: var(--_space-xs);
    padding-inline: var(--_space-m);
    text-align: center;
    animation: appear calc(var(--_duration) * 3) backwards;
  }

  .alone.centred {
    justify-content: center;
  }

  .alone strong {
    font-size: 1.125rem;
    font-weight: 600;
  }

  .alone span {
    color: #c3c8d6;
  }

  .alone slot {
    display: block;
    margin-block-start: var(--_space-s);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .pager {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-xs);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  .turn {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    color: inherit;
    background: rgb(255 255 255 / 10%);
    cursor: pointer;
    touch-action: manipulation;
  }

  .turn:hover {
    background: rgb(255 255 255 / 20%);
  }

  .turn[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .turn:focus-visible {
    outline-color: #fff;
  }

  .count {
    min-inline-size: 3.5rem;
    text-align: center;
  }

  .turn:dir(rtl) .icon {
    scale: -1 1;
  }

  @media (forced-colors: active) {
    .alone,
    .alone span,
    .pager {
      color: CanvasText;
    }

    .turn,
    .floating {
      border: 1px solid CanvasText;
    }
  }
`;
