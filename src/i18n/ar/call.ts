import type { CallStrings } from '../en/call.js';

export const callStrings: CallStrings = {
  you: 'أنت',
};
