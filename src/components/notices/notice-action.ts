import type { CallRequest } from '../../contracts/call.js';
import type { Notice } from '../../contracts/notice.js';
import type { NoticeStrings } from '../../i18n/en/notices.js';

/** What can be done about a notice: a request, or a look at the devices. */
export interface NoticeAction {
  readonly label: string;
  readonly request: CallRequest | undefined;
}

/** @param settings - Somebody near shows the devices when asked. */
export function actionOf(
  { code }: Notice,
  { actions }: NoticeStrings,
  settings: boolean,
): NoticeAction | undefined {
  switch (code) {
    case 'speaking-while-muted':
      return { label: actions.unmute, request: { type: 'set-microphone', on: true } };
    case 'microphone-taken':
      return { label: actions.turnOn, request: { type: 'set-microphone', on: true } };
    case 'camera-taken':
      return { label: actions.turnOn, request: { type: 'set-camera', on: true } };
    case 'microphone-silent':
      return settings ? { label: actions.settings, request: undefined } : undefined;
    default:
      return undefined;
  }
}
