/** The words on the buttons of a call. */
export const controlStrings = {
  microphone: 'Microphone',
  microphoneDenied: 'Microphone blocked in the browser settings',
  microphoneMissing: 'No microphone found',
};

export type ControlStrings = typeof controlStrings;
