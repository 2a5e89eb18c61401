import type { Direction } from '../../stateful/grid/neighbour.js';

/** Where an arrow key leads, by the direction of text. */
export function directionOf(key: string, rightToLeft: boolean): Direction | undefined {
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return rightToLeft ? 'end' : 'start';
    case 'ArrowRight':
      return rightToLeft ? 'start' : 'end';
    default:
      return undefined;
  }
}

/** The event belongs to an open menu, which has its own use for keys. */
export function isInMenu(event: Event): boolean {
  return event
    .composedPath()
    .some((target) => target instanceof Element && target.getAttribute('role') === 'menu');
}
