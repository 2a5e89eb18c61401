import { plural } from '../plural.js';

/** The words on the buttons of a call. */
export const controlStrings = {
  controls: 'Call controls',
  more: 'More',

  microphone: 'Microphone',
  turnOnMicrophone: 'Turn on your microphone',
  turnOffMicrophone: 'Turn off your microphone',
  microphoneOn: 'Microphone on',
  microphoneOff: 'Microphone off',
  chooseMicrophone: 'Choose a microphone and a speaker',
  allowMicrophone: 'Allow the microphone…',
  noMicrophone: 'No microphone found',

  camera: 'Camera',
  turnOnCamera: 'Turn on your camera',
  turnOffCamera: 'Turn off your camera',
  cameraOn: 'Camera on',
  cameraOff: 'Camera off',
  chooseCamera: 'Choose a camera',
  allowCamera: 'Allow the camera…',
  noCamera: 'No camera found',

  speaker: 'Speaker',
  /** A device without a name of its own, counted from 1. */
  device: (place: number) => `Device ${place}`,

  share: 'Share screen',
  startSharing: 'Share your screen',
  stopSharing: 'Stop sharing your screen',

  hand: 'Raise hand',
  raiseHand: 'Raise your hand',
  lowerHand: 'Lower your hand',
  handRaised: 'Your hand is raised',
  handLowered: 'Your hand is lowered',

  people: 'People',
  /** How many are in the call, me too. Begins with `people`. `shown` is the count as the badge has it. */
  peopleCount: (_count: number, shown: string) => `People, ${shown} in the call`,

  chat: 'Chat',
  /** Begins with `chat`. `shown` is the count as the badge has it: `3`, `99+`. */
  chatUnread: (count: number, shown: string) =>
    `Chat, ${plural('en', count, { one: `${shown} unread message`, other: `${shown} unread messages` })}`,

  leave: 'Leave',
  leaveCall: 'Leave the call',
  leaveOptions: 'More ways to leave',
  endForEveryone: 'End the call for everyone',
  confirmEnd: 'End the call for everyone?',
  confirmEndYes: 'End for everyone',
  confirmEndNo: 'Cancel',

  /** Why something cannot be used, after its own name, and below what to do about it. */
  blocked: (thing: string) => `${thing}: blocked`,
  missing: (thing: string) => `${thing}: none found`,
  busy: (thing: string) => `${thing}: in use elsewhere`,
  unavailable: (thing: string) => `${thing}: not available`,
  blockedHelp: 'Blocked in the browser. Press to ask again, or allow it in the address bar.',
  blockedBySystemHelp: 'The system blocks it for this browser. Allow it in the system settings, then press.',
  missingHelp: 'None is connected. Plug one in.',
  busyHelp: 'Another program uses it. Press to try again.',
  unsupportedHelp: 'This browser cannot do this.',
  insecureHelp: 'Works only on a secure page: its address must begin with https.',
  roleHelp: 'You are not allowed to do this here.',
  notJoinedHelp: 'Join the call first.',
  aloneHelp: 'Nobody else is here yet.',
};

export type ControlStrings = typeof controlStrings;
