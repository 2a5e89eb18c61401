import { css } from 'lit';

/**
 * Where the panel stands, in browsers that can place it by themselves: on its side of the trigger; where it has no room
 * there on the other side, then moved along the edge, then with less height. No more than five other ways, for Chromium
 * tries no sixth. The sides are physical: logical ones follow the direction of the window, not of the panel.
 *
 * The last ways ask for two fifths of the window, which one of both sides always has, so that they take the one that
 * has. At a point the panel's own size keeps it inside the window, by the percentages of `translate`.
 */
export const placeStyles = css`
  ::slotted(*),
  [part='trigger'] {
    anchor-name: --trigger;
  }

  @supports (position-area: bottom span-right) and (position-try-fallbacks: --moved flip-block) {
    .anchored {
      --_side: bottom;
      --_along: span-all;
      inset: auto;
      max-block-size: min(36rem, 100vh - 16px);
      margin: 8px 0;
      position-anchor: --trigger;
      position-area: var(--_side) var(--_along);
      position-visibility: always;
      position-try-fallbacks:
        flip-block,
        --moved,
        --moved flip-block,
        --scrolling,
        --scrolling flip-block;
    }

    .anchored[data-placement^='top'] {
      --_side: top;
    }

    .anchored:is([data-placement='top'], [data-placement='bottom']) {
      margin: 8px;
    }

    .anchored:is([data-placement$='-start']:dir(ltr), [data-placement$='-end']:dir(rtl)) {
      --_along: span-right;
    }

    .anchored:is([data-placement$='-end']:dir(ltr), [data-placement$='-start']:dir(rtl)) {
      --_along: span-left;
    }

    .anchored:is([data-placement^='left'], [data-placement^='right']) {
      margin: 0 8px;
      position-try-fallbacks:
        flip-inline,
        --moved,
        --moved flip-block,
        --scrolling,
        --scrolling flip-block;
    }

    .anchored[data-placement^='left'] {
      position-area: left span-bottom;
    }

    .anchored[data-placement^='right'] {
      position-area: right span-bottom;
    }
  }

  @position-try --moved {
    margin: 8px;
    position-area: var(--_side) span-all;
  }

  @position-try --scrolling {
    min-block-size: 40vh;
    max-block-size: min(36rem, 100% - 16px);
    margin: 8px;
    position-area: var(--_side) span-all;
  }

  .at-point {
    --_left: max(8px, var(--_x));
    inset: max(8px, var(--_y)) auto auto var(--_left);
    margin: 0;
    translate: min(0px, 100vw - 8px - var(--_left) - 100%) min(0px, 100vh - 8px - max(8px, var(--_y)) - 100%);
  }

  .at-point:dir(rtl) {
    --_left: min(100vw - 8px, var(--_x));
    translate: max(8px - var(--_left), -100%) min(0px, 100vh - 8px - max(8px, var(--_y)) - 100%);
  }
`;
