import type { ControlStrings } from '../en/controls.js';

export const controlStrings: ControlStrings = {
  microphone: 'الميكروفون',
  microphoneDenied: 'الميكروفون محظور في إعدادات المتصفح',
  microphoneMissing: 'لم يُعثر على ميكروفون',
};
