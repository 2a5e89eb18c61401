import type { CallState, Participant } from '../../contracts/call.js';
import type { Notice } from '../../contracts/notice.js';
import type { NewNotice } from '../notices.js';

/** What people should be told of participants that are new or have changed. Nothing on the first list after a join. */
export function noticesOf(call: CallState, changed: readonly Participant[], at: number): NewNotice[] {
  if (call.status !== 'connected') return [];
  return changed.flatMap((now) => {
    const before = call.participants.get(now.id);
    const about = { at, subject: now.name, participant: now.id };
    const notices: NewNotice[] = [];
    if (!before) notices.push({ code: 'joined', level: 'quiet', ...about });
    if (before && hasHandUp(now) && !hasHandUp(before)) {
      notices.push({ code: 'hand-raised', level: 'info', ...about });
    }
    const shared = before !== undefined && shares(before);
    if (shares(now) && !shared) notices.push({ code: 'share-started', level: 'info', ...about });
    if (!shares(now) && shared) notices.push({ code: 'share-stopped', level: 'quiet', ...about });
    return notices;
  });
}

/** Whether what the notice says of somebody is over. */
export function isObsolete({ code, participant }: Notice, participants: CallState['participants']): boolean {
  if (participant === undefined) return false;
  const now = participants.get(participant);
  if (code === 'hand-raised') return !now || !hasHandUp(now);
  if (code === 'share-started') return !now || !shares(now);
  return false;
}

function hasHandUp({ handRaisedAt }: Participant) {
  return handRaisedAt !== undefined;
}

function shares({ streams }: Participant) {
  return streams.some(({ kind }) => kind === 'screen');
}
