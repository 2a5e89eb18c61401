/** The words of the call: its screens, grid and people. */
export const callStrings = {
  you: 'You',
};

export type CallStrings = typeof callStrings;
