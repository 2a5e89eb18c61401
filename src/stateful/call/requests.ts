import type { Failure } from '../../contracts/adapter.js';
import type { CallRequest, CallState } from '../../contracts/call.js';
import { addNotice, removeNotices } from '../notices.js';
import { patch } from '../patch.js';
import { isDenied } from './devices.js';
import { isOut, withStatus } from './status.js';

/** The call while a request is on its way. */
export function withRequestStarted(call: CallState, request: CallRequest): CallState {
  return withPending(call, request, true);
}

/** The call after a request: a success takes an earlier failure of the same kind away. */
export function withRequestEnded(
  call: CallState,
  request: CallRequest,
  at: number,
  failure: Failure<CallRequest> | undefined,
): CallState {
  const ended = withPending(call, request, false);
  return failure ? withFailure(ended, failure, at) : withSuccess(ended, request, at);
}

function withSuccess(call: CallState, request: CallRequest, at: number): CallState {
  const { type } = request;
  const well = patch(call, {
    failure: call.failure?.request.type === type ? undefined : call.failure,
    notices: removeNotices(
      call.notices,
      ({ code, subject }) => code === 'request-failed' && subject === type,
    ),
  });
  switch (request.type) {
    case 'leave':
      // The transport had nothing to leave yet: the join was called off.
      return isOut(well) && well.status === 'ended' ? well : withStatus(well, 'ended', at);
    case 'ask-permission': {
      const { camera, microphone } = well.devices.permission;
      const told = request.camera && isDenied(camera) ? withDenied(well, 'camera', at) : well;
      return request.microphone && isDenied(microphone) ? withDenied(told, 'microphone', at) : told;
    }
    default:
      return well;
  }
}

function withFailure(call: CallState, failure: Failure<CallRequest>, at: number): CallState {
  const { request, code, message, retryable } = failure;
  if (code === 'cancelled' || code === 'closed') return call;
  const failed = { ...call, failure }; // Another one, though it may say the same as the one before.
  switch (request.type) {
    case 'join':
      // The end screen says why: a notice would say it twice. Where the transport has found words, they stand.
      if (call.status === 'ended' && call.endReason?.code === 'failed') return failed;
      if (isIn(call)) break;
      return withStatus(failed, 'ended', at, { code: 'failed', error: code, message, rejoin: retryable });
    case 'set-camera':
    case 'set-microphone':
      if (code !== 'permission-denied') break;
      return withDenied(failed, request.type === 'set-camera' ? 'camera' : 'microphone', at);
    default:
  }
  const notice = { code: 'request-failed', level: 'error', at, subject: request.type, error: code } as const;
  return { ...failed, notices: addNotice(call.notices, notice) };
}

function withDenied(call: CallState, subject: 'camera' | 'microphone', at: number): CallState {
  const notice = { code: 'permission-denied', level: 'warning', at, subject } as const;
  return { ...call, notices: addNotice(call.notices, notice) };
}

function withPending(call: CallState, request: CallRequest, pending: boolean): CallState {
  switch (request.type) {
    case 'set-microphone':
      return patch(call, { microphone: patch(call.microphone, { pending }) });
    case 'set-camera':
      return patch(call, { camera: patch(call.camera, { pending }) });
    case 'set-screen-share':
      return patch(call, { screenShare: patch(call.screenShare, { pending }) });
    default:
      return call;
  }
}

/** Connected, though perhaps on hold or being mended. */
function isIn({ status }: CallState): boolean {
  return (
    status === 'connected' ||
    status === 'held-locally' ||
    status === 'held-remotely' ||
    status === 'reconnecting'
  );
}
