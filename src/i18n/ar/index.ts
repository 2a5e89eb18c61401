import type { Language } from '../language.js';
import { callStrings } from './call.js';
import { chatStrings } from './chat.js';
import { controlStrings } from './controls.js';
import { deviceStrings } from './devices.js';
import { gridStrings } from './grid.js';
import { noticeStrings } from './notices.js';

/** Arabic. */
export const arabic: Language = {
  locale: 'ar',
  direction: 'rtl',
  strings: {
    call: callStrings,
    chat: chatStrings,
    controls: controlStrings,
    devices: deviceStrings,
    grid: gridStrings,
    notices: noticeStrings,
  },
};
