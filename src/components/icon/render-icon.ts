import { css, svg, type SVGTemplateResult } from 'lit';

/** An icon as a picture beside words: assistive technology passes over it. Its styles are `iconStyles`. */
export function renderIcon(path: string): SVGTemplateResult {
  return svg`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}

export const iconStyles = css`
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
