import type { EndReason } from '../../contracts/call.js';
import { errorWords } from '../../components/notices/words-of.js';
import type { CallStrings } from '../../i18n/en/call.js';
import type { NoticeStrings } from '../../i18n/en/notices.js';

/** Why a call ended, and what may come next. */
export interface EndWords {
  readonly title: string;
  readonly text: string;
  /** The words of the button that joins again; undefined where that would not work. */
  readonly rejoin: string | undefined;
  /** It went wrong, rather than came to its end. */
  readonly failed: boolean;
}

/** Without a reason, I left. */
export function endWords(
  { code, error = 'internal', by = '', rejoin }: EndReason = { code: 'left', rejoin: true },
  call: CallStrings,
  notices: NoticeStrings,
): EndWords {
  const again = rejoin ? call.rejoin : undefined;
  switch (code) {
    case 'left':
      return { title: call.left, text: rejoin ? call.leftText : '', rejoin: again, failed: false };
    case 'removed':
      return { title: call.removed(by), text: call.removedText, rejoin: again, failed: true };
    case 'ended-for-everyone':
      return {
        title: call.endedForEveryone(by),
        text: call.endedForEveryoneText,
        rejoin: again,
        failed: false,
      };
    case 'replaced': {
      const back = rejoin ? call.replacedRejoin : undefined;
      return { title: call.replaced, text: call.replacedText, rejoin: back, failed: false };
    }
    case 'network-lost':
      return { title: call.networkLost, text: call.networkLostText, rejoin: again, failed: true };
    case 'failed':
      return { ...errorWords(error, notices), rejoin: rejoin ? call.tryAgain : undefined, failed: true };
  }
}
