import type { CallState, Participant } from '../../contracts/call.js';
import type { Notice } from '../../contracts/notice.js';

/** What people should be told of participants that are new or have changed. Nothing on the first list after a join. */
export function noticesOf(
  call: CallState,
  changed: readonly Participant[],
  at: number,
): Omit<Notice, 'id'>[] {
  if (call.status !== 'connected') return [];
  return changed.flatMap((now) => {
    const before = call.participants.get(now.id);
    const subject = now.name;
    const notices: Omit<Notice, 'id'>[] = [];
    if (!before) notices.push({ code: 'joined', level: 'quiet', at, subject });
    if (now.handRaisedAt !== undefined && before && before.handRaisedAt === undefined) {
      notices.push({ code: 'hand-raised', level: 'info', at, subject });
    }
    const shared = before ? shares(before) : false;
    if (shares(now) && !shared) notices.push({ code: 'share-started', level: 'info', at, subject });
    if (!shares(now) && shared) notices.push({ code: 'share-stopped', level: 'quiet', at, subject });
    return notices;
  });
}

function shares(participant: Participant) {
  return participant.streams.some(({ kind }) => kind === 'screen');
}
