import type { Box } from './box.js';

/** Where the filmstrip stands beside the stage; `none` where there is no room for one. */
export type Strip = 'side' | 'bottom' | 'none';

/** A place divided into a stage for what is looked at and a filmstrip for the rest. */
export interface Regions {
  readonly strip: Strip;
  readonly stage: Box;
  readonly rest: Box;
}

const WIDE = 16 / 9;
/** Below this in both directions, in CSS pixels, a filmstrip would leave too little of the stage. */
const TINY = 280;
/** How much larger a tiny place must become, in CSS pixels, before it is tiny no longer. */
const TINY_MARGIN = 12;
/** How much more picture the other side must give before the filmstrip moves. */
const HYSTERESIS = 1.08;

/** What is on the stage, as far as it decides how much room that needs. */
export interface Staged {
  readonly count: number;
  /** Nothing but screens, which are wide: an upright stage would be black bars. */
  readonly screens: boolean;
}

/**
 * Divides `whole` so that a 16:9 picture on the stage is as large as can be: the filmstrip at the side of wide
 * places, at the bottom of narrow ones. A tall place gives it all that the stage has no use for.
 *
 * @param previous - Where the filmstrip was: it moves only when that is clearly better.
 */
export function regions(whole: Box, gap: number, staged: Staged, previous?: Strip): Regions {
  if (Math.max(whole.width, whole.height) < TINY + (previous === 'none' ? TINY_MARGIN : 0)) {
    return { strip: 'none', stage: whole, rest: { ...whole, width: 0, height: 0 } };
  }
  const side = besides(whole, gap);
  const bottom = below(whole, gap, staged);
  const [kept, other] = previous === 'bottom' ? [bottom, side] : [side, bottom];
  return picture(other.stage) > picture(kept.stage) * (previous === kept.strip ? HYSTERESIS : 1)
    ? other
    : kept;
}

function besides(whole: Box, gap: number): Regions {
  const width = clamp(120, Math.round(whole.width * 0.22), 280);
  const stage = { ...whole, width: Math.max(0, whole.width - width - gap) };
  return { strip: 'side', stage, rest: { ...whole, x: whole.x + stage.width + gap, width } };
}

function below(whole: Box, gap: number, { count, screens }: Staged): Regions {
  const least = clamp(90, Math.round(whole.height * 0.24), 200);
  const useful = screens
    ? Math.max(whole.width * 0.58 * count, whole.height * 0.3)
    : Math.max(whole.width * 0.75, whole.height * 0.45);
  const stage = { ...whole, height: Math.max(0, Math.round(Math.min(whole.height - least - gap, useful))) };
  const height = whole.height - stage.height - gap;
  return { strip: 'bottom', stage, rest: { ...whole, y: whole.y + stage.height + gap, height } };
}

function picture({ width, height }: Box): number {
  return Math.min(width, height * WIDE);
}

function clamp(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
