import type { CallRequest } from '../../contracts/call.js';
import type { ChatRequest } from '../../contracts/chat.js';
import type { ErrorCode } from '../../contracts/errors.js';
import type { Notice, NoticeCode } from '../../contracts/notice.js';
import type { NoticeStrings } from '../../i18n/en/notices.js';

type Words = Record<Exclude<NoticeCode, 'request-failed'>, (subject: string, count: number) => string>;
type Requests = Partial<Record<CallRequest['type'] | ChatRequest['type'], string>>;

/** A notice in words: what has happened and, where something failed, what to do next. */
export function wordsOf({ code, subject = '', count = 1, error }: Notice, strings: NoticeStrings): string {
  if (code !== 'request-failed') {
    const words: Words = strings.words;
    return words[code](subject, count);
  }
  const requests: Requests = strings.requests;
  const failed = requests[subject as keyof Requests] ?? strings.requests.other;
  const { title, text } = errorWords(error ?? 'internal', strings);
  return `${failed} ${title}. ${text}`;
}

/** What an error's code means, and what to do next. */
export function errorWords(code: ErrorCode, strings: NoticeStrings): { title: string; text: string } {
  const errors: Record<ErrorCode, { title: string; text: string }> = strings.errors;
  return errors[code];
}
