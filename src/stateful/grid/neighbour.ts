import type { Box } from './box.js';

export type Direction = 'start' | 'end' | 'up' | 'down';

/**
 * The box that an arrow key goes to: of those that lie in that direction the nearest, one in the same row or column
 * before others. Undefined at the edge.
 */
export function neighbour<Placed extends { readonly box: Box }>(
  from: Box,
  others: readonly Placed[],
  direction: Direction,
): Placed | undefined {
  const here = centre(from);
  let nearest: { readonly placed: Placed; readonly distance: number } | undefined;
  for (const placed of others) {
    const there = centre(placed.box);
    const [along, across] =
      direction === 'start' || direction === 'end'
        ? [there.x - here.x, there.y - here.y]
        : [there.y - here.y, there.x - here.x];
    const ahead = direction === 'end' || direction === 'down' ? along : -along;
    if (ahead <= 1) continue;
    const distance = ahead + Math.abs(across) * 3;
    if (!nearest || distance < nearest.distance) nearest = { placed, distance };
  }
  return nearest?.placed;
}

function centre({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}
