import type { Script } from './action.js';

/** Nothing happens, but what you do. */
export const still: Script = [];

/** A few people talk in turns; somebody writes now and then. */
export const quietMeeting: Script = [
  { after: 1, do: { type: 'converse', liveliness: 0.2 } },
  { after: 5, do: { type: 'chat', every: 60 } },
  { after: 40, do: { type: 'set-hand', who: 1, raised: true } },
  { after: 15, do: { type: 'set-hand', who: 1, raised: false } },
];

/** People talk over each other, write, raise hands, share a screen, come and go. */
export const livelyMeeting: Script = [
  { after: 0.5, do: { type: 'converse', liveliness: 0.9 } },
  { after: 2, do: { type: 'write', who: 1, text: 'Hello everybody 👋' } },
  { after: 4, do: { type: 'chat', every: 12 } },
  { after: 2, do: { type: 'set-hand', who: 2, raised: true } },
  { after: 3, do: { type: 'set-muted', who: 3, muted: false } },
  { after: 2, do: { type: 'set-camera', who: 1, on: false } },
  { after: 3, do: { type: 'add-person' } },
  { after: 2, do: { type: 'set-hand', who: 2, raised: false } },
  { after: 3, do: { type: 'set-sharing', who: 0, on: true } },
  { after: 4, do: { type: 'set-camera', who: 1, on: true } },
  { after: 10, do: { type: 'set-state', who: 3, state: 'reconnecting' } },
  { after: 4, do: { type: 'set-state', who: 3, state: 'connected' } },
  { after: 8, do: { type: 'set-sharing', who: 0, on: false } },
  { after: 6, do: { type: 'leave', who: 2 } },
  { after: 8, do: { type: 'join', who: 2 } },
];

/** One person presents to the others, who are muted; hands go up at the end. */
export const presentation: Script = [
  { do: { type: 'set-muted', who: 'everyone', muted: true } },
  { after: 1, do: { type: 'set-muted', who: 0, muted: false } },
  { after: 1, do: { type: 'set-sharing', who: 0, on: true } },
  { after: 1, do: { type: 'converse', liveliness: 1 } },
  { after: 12, do: { type: 'write', who: 2, text: 'Could you go back one slide?' } },
  { after: 20, do: { type: 'set-hand', who: 1, raised: true } },
  { after: 2, do: { type: 'set-hand', who: 3, raised: true } },
  { after: 10, do: { type: 'set-muted', who: 1, muted: false } },
  { after: 6, do: { type: 'set-hand', who: [1, 3], raised: false } },
  { after: 20, do: { type: 'set-sharing', who: 0, on: false } },
];

/** People talk, say goodbye one after the other, and I am alone. */
export const everyoneLeaves: Script = [
  { do: { type: 'converse', liveliness: 0.5 } },
  { after: 8, do: { type: 'write', who: 1, text: 'I have to go, see you tomorrow!' } },
  { after: 5, do: { type: 'leave', who: 1 } },
  { after: 3, do: { type: 'leave', who: [2, 3] } },
  { after: 4, do: { type: 'leave', who: 'everyone' } },
];

/** The connection is lost twice: for six seconds, and until somebody tries again. */
export const badConnection: Script = [
  { do: { type: 'converse', liveliness: 0.5 } },
  { after: 6, do: { type: 'set-camera', who: 0, on: true, paused: true } },
  { after: 4, do: { type: 'drop-connection', seconds: 6 } },
  { after: 12, do: { type: 'set-camera', who: 0, on: true } },
  { after: 12, do: { type: 'drop-connection' } },
];

/** The built-in scripts, as `<acs-call transport="simulated" script="…">` names them. */
export const SCRIPTS = {
  still,
  'quiet-meeting': quietMeeting,
  'lively-meeting': livelyMeeting,
  presentation,
  'everyone-leaves': everyoneLeaves,
  'bad-connection': badConnection,
} as const satisfies Readonly<Record<string, Script>>;

export type ScriptName = keyof typeof SCRIPTS;
