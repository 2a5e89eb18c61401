import type { Palette } from './portrait.js';

export type HairStyle = 'short' | 'side' | 'long' | 'bob' | 'curls' | 'bun' | 'none';

/** Where the curls are, from the middle of the head: x, y and radius. */
const CURLS = [
  [-118, -40, 54],
  [-104, -104, 62],
  [-52, -152, 66],
  [12, -168, 68],
  [70, -142, 64],
  [112, -92, 60],
  [122, -30, 52],
] as const;

/** What of the hair is behind the head and the shoulders; the middle of the head is the origin. */
export function drawHairBehind(context: CanvasRenderingContext2D, style: HairStyle, { hair }: Palette) {
  context.fillStyle = hair;
  context.beginPath();
  switch (style) {
    case 'long':
      context.roundRect(-166, -176, 332, 470, [170, 170, 70, 70]);
      break;
    case 'bob':
      context.roundRect(-162, -174, 324, 310, [165, 165, 60, 60]);
      break;
    case 'bun':
      context.arc(0, -196, 64, 0, Math.PI * 2);
      break;
    case 'curls':
      for (const [x, y, radius] of CURLS) disc(context, x * 1.06, y + 12, radius);
      break;
    default:
      return;
  }
  context.fill();
}

/** What of the hair is before the forehead; the middle of the head is the origin. */
export function drawHairInFront(context: CanvasRenderingContext2D, style: HairStyle, { hair }: Palette) {
  context.fillStyle = hair;
  context.beginPath();
  switch (style) {
    case 'none':
      return;
    case 'curls':
      for (const [x, y, radius] of CURLS) disc(context, x, y, radius * 0.86);
      break;
    case 'side':
      crown(context);
      context.bezierCurveTo(116, -96, 60, -118, 20, -122);
      context.bezierCurveTo(-40, -84, -92, -74, -128, -16);
      break;
    case 'long':
    case 'bob':
      crown(context);
      context.bezierCurveTo(112, -60, 60, -112, 0, -128);
      context.bezierCurveTo(-60, -112, -112, -60, -128, -16);
      break;
    default:
      crown(context);
      context.bezierCurveTo(118, -92, 60, -102, 0, -100);
      context.bezierCurveTo(-60, -102, -118, -92, -128, -16);
  }
  context.fill();
}

/** From the left temple over the top to the right one. */
function crown(context: CanvasRenderingContext2D) {
  context.moveTo(-128, -16);
  context.bezierCurveTo(-158, -236, 158, -236, 128, -16);
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number) {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, Math.PI * 2);
}
