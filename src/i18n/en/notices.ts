const someone = (name: string) => name || 'Somebody';
const people = (name: string, count: number) => (count > 1 ? `${count} people` : someone(name));

/** The words of notices and failures. */
export const noticeStrings = {
  notices: 'Notices',
  dismiss: 'Dismiss',

  /** By a notice's code. `subject` is a name, a device or a room, and may be empty. */
  words: {
    joined: (subject: string, count: number) => `${people(subject, count)} joined`,
    left: (subject: string, count: number) => `${people(subject, count)} left`,
    'hand-raised': (subject: string) => `${someone(subject)} raised a hand`,
    'share-started': (subject: string) => `${someone(subject)} is sharing a screen`,
    'share-stopped': (subject: string) => `${someone(subject)} stopped sharing`,
    'muted-by': (subject: string) =>
      subject
        ? `${subject} muted you. Turn your microphone on when you want to speak.`
        : 'You were muted. Turn your microphone on when you want to speak.',
    'device-lost': (subject: string) =>
      subject
        ? `“${subject}” was disconnected. Another device is used if there is one.`
        : 'A device was disconnected.',
    'camera-taken': () => 'Your camera has stopped. Another app may be using it.',
    'microphone-taken': () => 'Your microphone has stopped. Another app may be using it.',
    'microphone-silent': () =>
      'There is no sound from your microphone. Is it switched off, or the wrong one?',
    'speaking-while-muted': () => 'You are muted: nobody hears you',
    'permission-denied': () =>
      'The browser blocks your camera or microphone. Allow them in its settings for this site.',
    reconnecting: () => 'The connection was lost. Reconnecting…',
    reconnected: () => 'You are connected again',
    'removed-from-thread': (subject: string) =>
      subject ? `You were removed from “${subject}”` : 'You were removed from this chat',
    'not-kept': () =>
      'Messages that are not sent yet cannot be kept on this device. Leave this page open until they are sent.',
  },

  /** What can be done about it. */
  actions: {
    unmute: 'Unmute',
    turnOn: 'Turn it on again',
    settings: 'Choose a microphone',
  },

  /** By the request that failed; `other` for those that a person never sees. */
  requests: {
    join: 'You could not join.',
    leave: 'You could not leave.',
    'end-for-everyone': 'The call could not be ended.',
    'set-microphone': 'The microphone did not switch.',
    'set-camera': 'The camera did not switch.',
    'set-screen-share': 'Your screen is not shared.',
    'set-hand': 'Your hand did not move.',
    'ask-permission': 'Your devices could not be reached.',
    'select-device': 'This device could not be used.',
    'mute-participant': 'They were not muted.',
    'remove-participant': 'They were not removed.',
    reconnect: 'The connection is still lost.',
    'play-sound': 'The sound does not play.',
    'open-thread': 'The chat could not be opened.',
    'load-older': 'Older messages could not be loaded.',
    'send-message': 'Your message was not sent.',
    'edit-message': 'Your message was not changed.',
    'delete-message': 'Your message was not deleted.',
    other: 'That did not work.',
  },

  /** By an error's code: what is wrong, and what to do next. */
  errors: {
    'invalid-argument': { title: 'This is not set up right', text: 'Tell whoever runs this page.' },
    'unknown-transport': { title: 'This is not set up right', text: 'Tell whoever runs this page.' },
    unsupported: {
      title: 'This browser cannot do that',
      text: 'Try a current Chrome, Edge, Firefox or Safari.',
    },
    'insecure-context': {
      title: 'This page is not secure',
      text: 'Browsers allow calls on secure pages only. Open the address with https:// in front.',
    },
    unauthenticated: { title: 'You are not signed in', text: 'Sign in again, then try once more.' },
    'token-expired': { title: 'Your sign-in has expired', text: 'Sign in again, then try once more.' },
    forbidden: { title: 'You are not allowed to do that', text: 'Ask whoever runs the call to let you.' },
    'not-found': { title: 'It does not exist', text: 'Check the link, or ask for a new one.' },
    conflict: { title: 'Somebody was faster', text: 'Look at how it stands now, then try again.' },
    'too-large': { title: 'That is too large', text: 'Try again with less.' },
    throttled: { title: 'That was too often', text: 'Wait a moment, then try again.' },
    full: { title: 'The call is full', text: 'Try again when somebody has left.' },
    unreachable: {
      title: 'No connection to the server',
      text: 'Check your internet connection, then try again.',
    },
    'timed-out': { title: 'No answer in time', text: 'Check your internet connection, then try again.' },
    'permission-denied': {
      title: 'The browser said no',
      text: 'Allow camera and microphone in its settings for this site.',
    },
    'device-missing': { title: 'No such device', text: 'Connect one, or choose another.' },
    'device-busy': { title: 'Another app is using the device', text: 'Close that app, then try again.' },
    cancelled: { title: 'Cancelled', text: 'Nothing has changed.' },
    closed: { title: 'The call was closed', text: 'Join again to go on.' },
    'media-failed': {
      title: 'Sound and picture do not get through',
      text: 'A firewall or VPN may be in the way. Try another network.',
    },
    internal: { title: 'Something went wrong', text: 'Try again. If it stays, reload the page.' },
  },
};

export type NoticeStrings = typeof noticeStrings;
