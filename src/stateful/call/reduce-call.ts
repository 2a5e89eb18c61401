import type { CallRequest, CallState, EndReason, Participant, Switchable } from '../../contracts/call.js';
import type { Notice } from '../../contracts/notice.js';
import { addNotice, removeNotices } from '../notices.js';
import type { CallSessionFact } from './call-session-fact.js';
import { idleCall } from './idle-call.js';
import { noticesOf } from './notices-of-participants.js';
import { withSpeakers } from './speaking.js';

/** Folds one fact into the call. Pure; what a fact does not touch keeps its identity. */
export function reduceCall(call: CallState, fact: CallSessionFact): CallState {
  switch (fact.type) {
    case 'status-changed':
      return withStatus(call, fact.status, fact.at, fact.endReason);
    case 'call-identified':
      return { ...call, callId: fact.callId };
    case 'connection-changed':
      return { ...call, connection: { ...call.connection, ...fact.change } };
    case 'me-changed':
      return { ...call, me: { ...call.me, ...fact.change } };
    case 'participants-changed': {
      const participants = new Map(call.participants);
      for (const participant of fact.participants) participants.set(participant.id, participant);
      const notices = noticesOf(call, fact.participants, fact.at).reduce(addNotice, call.notices);
      return { ...call, participants, notices };
    }
    case 'participants-left':
      return withoutParticipants(call, fact.ids, fact.at);
    case 'speaking-changed':
      return withSpeakers(call, fact.ids, fact.at);
    case 'microphone-changed':
      return { ...call, microphone: { ...call.microphone, ...fact.change } };
    case 'camera-changed':
      return { ...call, camera: { ...call.camera, ...fact.change } };
    case 'screen-share-changed':
      return { ...call, screenShare: { ...call.screenShare, ...fact.change } };
    case 'devices-changed':
      return { ...call, devices: { ...call.devices, ...fact.change } };
    case 'device-lost':
      return withNotice(call, { code: 'device-lost', level: 'warning', at: fact.at, subject: fact.label });
    case 'muted-by':
      return withNotice(call, { code: 'muted-by', level: 'info', at: fact.at, subject: fact.by });
    case 'capabilities-changed':
      return { ...call, capabilities: new Map([...call.capabilities, ...fact.capabilities]) };
    case 'pinned-changed': {
      const others = call.pinned.filter((id) => id !== fact.id);
      return { ...call, pinned: fact.pinned ? [...others, fact.id] : others };
    }
    case 'notice-dismissed':
      return { ...call, notices: removeNotices(call.notices, ({ id }) => id === fact.id) };
    case 'deadline-changed':
      return { ...call, deadline: { request: fact.request.type, endsAt: fact.endsAt } };
    case 'request-started':
      return withPending(call, fact.request, true);
    case 'request-ended': {
      const { request, failure } = fact;
      const deadline = call.deadline?.request === request.type ? undefined : call.deadline;
      const ended = { ...withPending(call, request, false), deadline };
      if (!failure) {
        return call.failure?.request.type === request.type ? { ...ended, failure: undefined } : ended;
      }
      if (failure.code === 'cancelled' || failure.code === 'closed') return ended;
      return withNotice(
        { ...ended, failure },
        { code: 'request-failed', level: 'error', at: fact.at, subject: request.type, error: failure.code },
      );
    }
  }
}

function withStatus(
  call: CallState,
  status: CallState['status'],
  at: number,
  endReason: EndReason | undefined,
): CallState {
  const changed = { ...call, status, endReason: status === 'ended' ? endReason : undefined };
  switch (status) {
    case 'connected': {
      const notices = removeNotices(call.notices, ({ code }) => code === 'reconnecting');
      return {
        ...changed,
        connectedAt: call.connectedAt ?? at,
        notices:
          call.status === 'reconnecting'
            ? addNotice(notices, { code: 'reconnected', level: 'info', at })
            : notices,
      };
    }
    case 'reconnecting':
      return withNotice(changed, { code: 'reconnecting', level: 'warning', at });
    case 'ended':
    case 'idle':
      return {
        ...changed,
        connection: idleCall.connection,
        participants: idleCall.participants,
        dominantSpeakers: idleCall.dominantSpeakers,
        connectedAt: undefined,
        deadline: undefined,
        notices: idleCall.notices,
      };
    default:
      return changed;
  }
}

function withoutParticipants(call: CallState, ids: readonly string[], at: number): CallState {
  const gone = ids
    .map((id) => call.participants.get(id))
    .filter((one): one is Participant => one !== undefined);
  if (gone.length === 0) return call;
  const participants = new Map(call.participants);
  for (const { id } of gone) participants.delete(id);
  const name = gone.length === 1 ? gone[0]?.name : undefined;
  return withNotice(
    { ...call, participants, dominantSpeakers: call.dominantSpeakers.filter((id) => participants.has(id)) },
    {
      code: 'left',
      level: 'quiet',
      at,
      count: gone.length,
      ...(name === undefined ? {} : { subject: name }),
    },
  );
}

function withNotice(call: CallState, notice: Omit<Notice, 'id'>): CallState {
  return { ...call, notices: addNotice(call.notices, notice) };
}

function withPending(call: CallState, request: CallRequest, pending: boolean): CallState {
  const mark = (control: Switchable): Switchable => ({ ...control, pending });
  switch (request.type) {
    case 'set-microphone':
      return { ...call, microphone: mark(call.microphone) };
    case 'set-camera':
      return { ...call, camera: mark(call.camera) };
    case 'set-screen-share':
      return { ...call, screenShare: mark(call.screenShare) };
    default:
      return call;
  }
}
