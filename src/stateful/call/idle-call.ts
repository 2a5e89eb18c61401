import type { CallState, Participant, Switchable } from '../../contracts/call.js';

const idleSwitch: Switchable = Object.freeze({ on: false, availability: 'available', pending: false });

/** A participant of whom nothing is known but the id. */
export const unknownParticipant: Participant = Object.freeze({
  id: '',
  name: '',
  role: 'presenter',
  state: 'connected',
  muted: true,
  speaking: false,
  spokeAt: 0,
  handRaisedAt: undefined,
  spotlit: false,
  joinedAt: 0,
  streams: [],
});

/** The call outside any call: what components show until they are given one. */
export const idleCall: CallState = Object.freeze({
  status: 'idle',
  endReason: undefined,
  connection: Object.freeze({
    signal: 'offline',
    media: 'none',
    attempt: 0,
    nextRetryAt: undefined,
    cause: undefined,
  }),
  callId: undefined,
  connectedAt: undefined,
  me: unknownParticipant,
  participants: new Map<string, Participant>(),
  microphone: idleSwitch,
  camera: idleSwitch,
  screenShare: idleSwitch,
  devices: Object.freeze({
    cameras: [],
    microphones: [],
    speakers: [],
    selected: Object.freeze({ camera: undefined, microphone: undefined, speaker: undefined }),
    permission: Object.freeze({ camera: 'prompt', microphone: 'prompt' }),
  }),
  soundBlocked: false,
  dominantSpeakers: [],
  pinned: [],
  deadline: undefined,
  capabilities: new Map(),
  failure: undefined,
  notices: [],
});
