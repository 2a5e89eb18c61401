/** The words about cameras, microphones, speakers and the permission to use them. */
export const deviceStrings = {
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Speaker',
};

export type DeviceStrings = typeof deviceStrings;
