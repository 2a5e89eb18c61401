import type { CallState, CallStatus, EndReason } from '../../contracts/call.js';
import { addNotice, removeNotices } from '../notices.js';
import { deleteAll, patch } from '../patch.js';
import { idleCall } from './idle-call.js';

/** The call in another status, without what was true in the one before only. */
export function withStatus(
  call: CallState,
  status: CallStatus,
  at: number,
  endReason?: EndReason,
): CallState {
  const changed = patch(call, {
    status,
    endReason: status === 'ended' ? (endReason ?? { code: 'left', rejoin: true }) : undefined,
  });
  switch (status) {
    case 'ended':
    case 'idle':
      return withoutCall(changed);
    case 'reconnecting':
      if (call.status === 'reconnecting') return changed;
      return { ...changed, notices: addNotice(call.notices, { code: 'reconnecting', level: 'warning', at }) };
    default: {
      const calm = removeNotices(call.notices, ({ code }) => code === 'reconnecting');
      const back = status === 'connected' && call.status === 'reconnecting';
      return patch(changed, {
        connectedAt: status === 'connected' ? (call.connectedAt ?? at) : call.connectedAt,
        notices: back ? addNotice(calm, { code: 'reconnected', level: 'info', at }) : calm,
      });
    }
  }
}

/** Whether there is no call: none yet, or none any more. */
export function isOut({ status }: Pick<CallState, 'status'>): boolean {
  return status === 'idle' || status === 'ended';
}

/** What belongs to me stays: devices, pins, the id for the support. What belongs to the call goes. */
function withoutCall(call: CallState): CallState {
  const { connection, dominantSpeakers, connectedAt, notices } = idleCall;
  const me = patch(call.me, { speaking: false, handRaisedAt: undefined });
  const participants = deleteAll(call.participants, [...call.participants.keys()]);
  return patch(call, { connection, participants, dominantSpeakers, connectedAt, notices, me });
}
