/** A rectangle in CSS pixels; `x` counts from the inline start, so that it holds in both directions of text. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
