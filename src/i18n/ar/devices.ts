import type { DeviceStrings } from '../en/devices.js';

export const deviceStrings: DeviceStrings = {
  camera: 'الكاميرا',
  microphone: 'الميكروفون',
  speaker: 'مكبر الصوت',
};
