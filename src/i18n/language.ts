import type { CallStrings } from './en/call.js';
import type { ChatStrings } from './en/chat.js';
import type { ControlStrings } from './en/controls.js';
import type { DeviceStrings } from './en/devices.js';
import type { GridStrings } from './en/grid.js';
import type { NoticeStrings } from './en/notices.js';

/** The words, by the part of the library that shows them. */
export interface LanguageStrings {
  readonly call: CallStrings;
  readonly chat: ChatStrings;
  readonly controls: ControlStrings;
  readonly devices: DeviceStrings;
  readonly grid: GridStrings;
  readonly notices: NoticeStrings;
}

/** Every word the library shows, in one language. Sentences with a number or a name in them are functions. */
export interface Language {
  /** A BCP 47 tag, such as `en` or `ar-EG`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: LanguageStrings;
}

/** Single words in place of a language's own: `{ controls: { leave: 'Hang up' } }`. */
export type StringOverrides = {
  readonly [Domain in keyof LanguageStrings]?: Partial<LanguageStrings[Domain]>;
};

/** What is shown in a place. English words that nobody has replaced are not in it: elements bring their own. */
export interface ProvidedLanguage extends Pick<Language, 'locale' | 'direction'> {
  readonly strings: StringOverrides;
  /** What hosts have replaced around here: laid over every language, also by providers further in. */
  readonly overrides?: StringOverrides;
}
