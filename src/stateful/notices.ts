import type { Notice, NoticeCode } from '../contracts/notice.js';

/** A notice before it has an id. */
export type NewNotice = Omit<Notice, 'id'>;

/** How many notices are kept. */
const KEPT = 20;

/** People who come, and people who go, within this time, in milliseconds, are told as one. */
const TOGETHER = 2000;

const COUNTED: ReadonlySet<NoticeCode> = new Set(['joined', 'left']);

/**
 * Adds a notice. Several people who join or leave together become one notice with a count; any other takes the
 * place of one that says the same.
 */
export function addNotice(notices: readonly Notice[], notice: NewNotice): readonly Notice[] {
  const earlier = notices.findLast(({ code }) => code === notice.code);
  if (earlier && COUNTED.has(notice.code) && notice.at - earlier.at < TOGETHER) {
    // A count of people has no single name.
    const { subject, participant, ...rest } = earlier;
    const count = (earlier.count ?? 1) + (notice.count ?? 1);
    return notices.map((one) => (one === earlier ? { ...rest, at: notice.at, count } : one));
  }
  const others = COUNTED.has(notice.code) ? notices : notices.filter((one) => !saysTheSame(one, notice));
  return withinLimit([...others, { ...notice, id: createId(notices, notice) }]);
}

/** Removes notices for which `gone` holds; the same list where there are none. */
export function removeNotices(
  notices: readonly Notice[],
  gone: (notice: Notice) => boolean,
): readonly Notice[] {
  return notices.some(gone) ? notices.filter((notice) => !gone(notice)) : notices;
}

function saysTheSame(a: NewNotice, b: NewNotice): boolean {
  return a.code === b.code && a.subject === b.subject && a.participant === b.participant;
}

/** Who only whispers goes first: a warning must not be lost to a crowd that comes and goes. */
function withinLimit(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length <= KEPT) return notices;
  const index = notices.findIndex(({ level }) => level === 'quiet' || level === 'info');
  return notices.toSpliced(Math.max(0, index), 1);
}

/** Counts on within the millisecond, so that a notice never gets the id of one that was dismissed. */
function createId(notices: readonly Notice[], { code, at }: NewNotice): string {
  const prefix = `${code}-${at}-`;
  const taken = notices
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ id }) => Number(id.slice(prefix.length)));
  return `${prefix}${Math.max(0, ...taken.map((number) => number + 1))}`;
}
