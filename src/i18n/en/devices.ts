/** The words about cameras, microphones, speakers and the permission to use them. */
export const deviceStrings = {
  devices: 'Devices',
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Speaker',
  systemDefault: 'System default',
  /** A device that the browser does not name yet. */
  numbered: (kind: string, number: number) => `${kind} ${number}`,
  levelHint: 'Say something: the bar should move.',
  levelMuted: 'Your microphone is off.',
  testSound: 'Play a test sound',
  testSoundPlaying: 'Playing…',
  testSoundFailed: 'The sound could not be played. Choose another speaker.',

  cameraNotAsked: 'Your cameras are listed once you have allowed them.',
  microphoneNotAsked: 'Your microphones are listed once you have allowed them.',
  cameraDenied: 'The camera is blocked in your browser.',
  microphoneDenied: 'The microphone is blocked in your browser.',
  cameraDeniedBySystem: 'Your system keeps the browser from the camera.',
  microphoneDeniedBySystem: 'Your system keeps the browser from the microphone.',
  cameraMissing: 'No camera found. Connect one and it will show up here.',
  microphoneMissing: 'No microphone found. Connect one and it will show up here.',
  cameraBusy: 'Another app is using your camera. Close that app, then turn the camera on again.',
  microphoneBusy: 'Another app is using your microphone. Close that app, then turn the microphone on again.',
  cameraUnsupported: 'This browser cannot use a camera here.',
  microphoneUnsupported: 'This browser cannot use a microphone here.',
  speakerBySystem:
    'This browser plays sound where your system does. Choose the speaker in your system’s settings.',

  primeTitle: 'Do you want people to see and hear you?',
  primeTitleMicrophone: 'Do you want people to hear you?',
  primeTitleCamera: 'Do you want people to see you?',
  primeText: 'Your browser will ask next. You can turn both off at any time.',
  primeTextOne: 'Your browser will ask next. You can turn it off at any time.',
  allow: 'Allow camera and microphone',
  allowMicrophone: 'Allow microphone',
  allowCamera: 'Allow camera',
  withoutDevices: 'Continue without',
  askingTitle: 'Choose “Allow”',
  askingText: 'Your browser is asking, at the top of the window.',
  deniedTitle: 'Camera and microphone are blocked',
  deniedTitleCamera: 'The camera is blocked',
  deniedTitleMicrophone: 'The microphone is blocked',
  /** By the browser's family: where it keeps the answer. */
  deniedHelp: {
    chromium: [
      'Select the icon at the start of the address bar.',
      'Turn on camera and microphone for this site.',
      'Then try again.',
    ],
    firefox: [
      'Select the crossed-out camera or microphone beside the address.',
      'Remove “Blocked” with the small cross.',
      'Then try again.',
    ],
    safari: [
      'Open the Safari menu, then “Settings for this website”.',
      'Set camera and microphone to “Allow”.',
      'Then try again.',
    ],
    other: ['Open your browser’s settings for this site.', 'Allow camera and microphone.', 'Then try again.'],
  },
  systemTitle: 'Your system blocks the browser',
  /** By the operating system: where it lets browsers use devices. */
  systemHelp: {
    mac: [
      'Open System Settings, then Privacy & Security.',
      'Under Camera and under Microphone, turn on your browser.',
      'Restart the browser if it asks you to.',
    ],
    windows: [
      'Open Settings, then Privacy & security.',
      'Under Camera and under Microphone, allow apps and your browser.',
      'Then try again.',
    ],
    other: [
      'Open your system’s privacy settings.',
      'Allow your browser to use camera and microphone.',
      'Then try again.',
    ],
  },
  tryAgain: 'Try again',
};

export type DeviceStrings = typeof deviceStrings;
