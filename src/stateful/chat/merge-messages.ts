import type { Message, ReportedMessage } from '../../contracts/chat.js';

/**
 * Merges reported messages into a thread. Whatever the order of arrival, and however often, the outcome is the
 * same: one row for each message, by the server's sequence, mine that it has not got yet last and in the order
 * I sent them; of two copies the higher version. A row that did not change is the same object as before.
 */
export function mergeMessages(
  messages: readonly Message[],
  reported: readonly ReportedMessage[],
): readonly Message[] {
  const news = [...reported].sort((a, b) => a.sequence - b.sequence || a.version - b.version);
  const rows = [...messages];
  let changed = false;
  for (const report of news) {
    changed = mergeOne(rows, report) || changed;
  }
  return changed ? rows : messages;
}

/** Changes `rows` in place and says whether it did. */
function mergeOne(rows: Message[], report: ReportedMessage): boolean {
  const at = placeOf(rows, report.sequence);
  const known = rows[at];
  if (known?.sequence === report.sequence) {
    if (known.version >= report.version) return false;
    rows[at] = fromReport(report, known);
    return true;
  }
  const mine = report.clientMessageId === undefined ? -1 : indexOfUnsent(rows, report.clientMessageId);
  const row = fromReport(report, rows[mine]);
  if (mine >= 0) rows.splice(mine, 1);
  rows.splice(at, 0, row);
  return true;
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

function indexOfUnsent(rows: readonly Message[], clientMessageId: string): number {
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
