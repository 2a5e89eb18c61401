import type { Message, ReportedMessage } from '../../contracts/chat.js';

/**
 * Merges reported messages into a thread. Whatever the order of arrival, and however often, the outcome is the
 * same: one row for each message, by the server's sequence, mine that it has not got yet last and in the order
 * I sent them; of two copies the higher version, though a deletion is final. A row that did not change is the same
 * object as before.
 */
export function mergeMessages(
  messages: readonly Message[],
  reported: readonly ReportedMessage[],
): readonly Message[] {
  const news = reported.filter((report) => isNews(messages, report)).sort(byPlace);
  const [first] = news;
  const last = news.at(-1);
  if (!first || !last) return messages;

  // Only what lies between the first and the last change is looked at: a thread may be long.
  const from = placeOf(messages, first.sequence);
  const end = placeOf(messages, last.sequence);
  const to = news.reduce(
    (to, report) => Math.max(to, indexOfUnsent(messages, report.clientMessageId) + 1),
    messages[end]?.sequence === last.sequence ? end + 1 : end,
  );
  const between = messages.slice(from, to);
  for (const report of news) mergeOne(between, report);
  return replaceBetween(messages, from, to, between);
}

function mergeOne(rows: Message[], report: ReportedMessage) {
  const at = placeOf(rows, report.sequence);
  const known = rows[at]?.sequence === report.sequence ? rows[at] : undefined;
  if (known && !supersedes(report, known)) return;
  const unsent = indexOfUnsent(rows, report.clientMessageId);
  const row = fromReport(report, rows[unsent] ?? known);
  if (unsent >= 0) rows.splice(unsent, 1); // Stands after `at`, which therefore still holds.
  rows.splice(at, known ? 1 : 0, row);
}

/** A copy with other rows in one stretch of it, in as few passes as the engine has. */
function replaceBetween(messages: readonly Message[], from: number, to: number, rows: readonly Message[]) {
  if (from === messages.length) return messages.concat(rows);
  // Each row is an argument here, and their number has a limit.
  if (rows.length < 1000) return messages.toSpliced(from, to - from, ...rows);
  return messages.slice(0, from).concat(rows, messages.slice(to));
}

function isNews(messages: readonly Message[], report: ReportedMessage): boolean {
  const known = messages[placeOf(messages, report.sequence)];
  return known?.sequence !== report.sequence || supersedes(report, known);
}

function byPlace(a: ReportedMessage, b: ReportedMessage): number {
  return a.sequence - b.sequence || a.version - b.version;
}

function supersedes(report: ReportedMessage, known: Message): boolean {
  const isDeleted = report.content.kind === 'deleted';
  if (isDeleted !== (known.content.kind === 'deleted')) return isDeleted;
  return report.version > known.version;
}

/** The index of the first row whose sequence is not lower. New messages are found in one step. */
function placeOf(rows: readonly Message[], sequence: number): number {
  let high = rows.length;
  while (high > 0 && (rows[high - 1]?.sequence ?? 0) === Infinity) high--;
  if (high === 0 || (rows[high - 1]?.sequence ?? 0) < sequence) return high;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.sequence ?? 0) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOfUnsent(rows: readonly Message[], clientMessageId: string | undefined): number {
  if (clientMessageId === undefined) return -1;
  for (let index = rows.length - 1; rows[index]?.sequence === Infinity; index--) {
    if (rows[index]?.clientMessageId === clientMessageId) return index;
  }
  return -1;
}

function fromReport(report: ReportedMessage, known: Message | undefined): Message {
  return {
    ...report,
    key: known?.key ?? report.clientMessageId ?? report.id,
    clientMessageId: report.clientMessageId ?? known?.clientMessageId,
    status: 'sent',
    pending: known?.pending,
    failure: undefined,
  };
}
