import type { CallRequest, CallState } from '../../contracts/call.js';
import { removeNotices } from '../notices.js';
import { patch } from '../patch.js';
import { isOut } from './status.js';

/**
 * Forgets failures that are history: what was asked for has come true after all, late or by another way, so that
 * nobody is told of them any more.
 */
export function withoutOvertakenFailures(before: CallState, after: CallState): CallState {
  const { failure, notices } = after;
  if (after === before || (!failure && notices.length === 0)) return after;
  const request = failure?.request;
  const isPast =
    isOvertaken(request?.type, before, after) ||
    (request && isMet(request, after) && !isMet(request, before));
  return patch(after, {
    failure: isPast ? undefined : failure,
    notices: removeNotices(
      notices,
      ({ code, subject }) => code === 'request-failed' && isOvertaken(subject, before, after),
    ),
  });
}

/** A switch has two positions: whichever was refused, once it has moved it is where it was wanted. */
function isOvertaken(type: string | undefined, before: CallState, after: CallState): boolean {
  switch (type) {
    case 'set-microphone':
      return before.microphone.on !== after.microphone.on;
    case 'set-camera':
      return before.camera.on !== after.camera.on;
    case 'set-screen-share':
      return before.screenShare.on !== after.screenShare.on;
    case 'set-hand':
      return (before.me.handRaisedAt === undefined) !== (after.me.handRaisedAt === undefined);
    case 'join':
      return isOut(before) && !isOut(after);
    case 'reconnect':
      return before.status === 'reconnecting' && after.status === 'connected';
    case 'leave':
    case 'end-for-everyone':
      return !isOut(before) && isOut(after);
    default:
      return false;
  }
}

function isMet(request: CallRequest, { devices, participants }: CallState): boolean {
  switch (request.type) {
    case 'select-device':
      return devices.selected[request.kind] === request.id;
    case 'mute-participant':
      return participants.get(request.id)?.muted ?? true;
    case 'remove-participant':
      return !participants.has(request.id);
    default:
      return false;
  }
}
