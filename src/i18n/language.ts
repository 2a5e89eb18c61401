import type { CallStrings } from './en/call.js';
import type { ChatStrings } from './en/chat.js';
import type { ControlStrings } from './en/controls.js';
import type { DeviceStrings } from './en/devices.js';
import type { NoticeStrings } from './en/notices.js';

/** Every word the library shows, in one language. Sentences with a number or a name in them are functions. */
export interface Language {
  /** A BCP 47 tag, such as `en` or `ar-EG`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: {
    readonly call: CallStrings;
    readonly chat: ChatStrings;
    readonly controls: ControlStrings;
    readonly devices: DeviceStrings;
    readonly notices: NoticeStrings;
  };
}
