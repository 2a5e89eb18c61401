/** The moment of which a picture is drawn. */
export interface Moment {
  /** Seconds. */
  readonly time: number;
  /** How loud its person is, 0 to 1. */
  readonly level: number;
}

/** Draws a picture, 16 wide and 9 high, into a canvas of any size. */
export type Scene = (context: CanvasRenderingContext2D, moment: Moment) => void;

/** The grid that scenes are drawn on; a canvas scales it. */
export const GRID = { width: 1280, height: 720 } as const;
