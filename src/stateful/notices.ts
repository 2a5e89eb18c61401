import type { Notice } from '../contracts/notice.js';

/** How many notices are kept; older ones go first. */
const KEPT = 20;

/** Notices of the same kind within this time, in milliseconds, are told as one. */
const TOGETHER = 2000;

/** Adds a notice; several people who join or leave together become one notice with a count. */
export function addNotice(notices: readonly Notice[], notice: Omit<Notice, 'id'>): readonly Notice[] {
  const last = notices.at(-1);
  const together =
    (notice.code === 'joined' || notice.code === 'left') &&
    last?.code === notice.code &&
    notice.at - last.at < TOGETHER;
  if (!together) return [...notices, { ...notice, id: nextId(notices) }].slice(-KEPT);

  // A count of people has no single name.
  const { subject, ...merged } = { ...last, at: notice.at, count: (last.count ?? 1) + (notice.count ?? 1) };
  return [...notices.slice(0, -1), merged];
}

/** Removes notices for which `gone` holds; the same list where there are none. */
export function removeNotices(
  notices: readonly Notice[],
  gone: (notice: Notice) => boolean,
): readonly Notice[] {
  return notices.some(gone) ? notices.filter((notice) => !gone(notice)) : notices;
}

function nextId(notices: readonly Notice[]): string {
  return String(Number(notices.at(-1)?.id ?? 0) + 1);
}
