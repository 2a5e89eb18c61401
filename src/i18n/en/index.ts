import type { Language } from '../language.js';
import { callStrings } from './call.js';
import { chatStrings } from './chat.js';
import { controlStrings } from './controls.js';
import { deviceStrings } from './devices.js';
import { gridStrings } from './grid.js';
import { noticeStrings } from './notices.js';

/** English, whole: where a translation starts from. Elements need none of it, for they bring their own words. */
export const english: Language = {
  locale: 'en',
  direction: 'ltr',
  strings: {
    call: callStrings,
    chat: chatStrings,
    controls: controlStrings,
    devices: deviceStrings,
    grid: gridStrings,
    notices: noticeStrings,
  },
};
