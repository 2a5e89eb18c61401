/** The words of the grid: its tiles, pages and menus. */
export const gridStrings = {
  you: 'You',
};

export type GridStrings = typeof gridStrings;
