import type { GridStrings } from '../en/grid.js';

export const gridStrings: GridStrings = {
  you: 'أنت',
};
