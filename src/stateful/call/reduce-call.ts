import type { CallState } from '../../contracts/call.js';
import type { NoticeCode } from '../../contracts/notice.js';
import { addNotice, removeNotices, type NewNotice } from '../notices.js';
import { patch, setAll } from '../patch.js';
import type { CallSessionFact } from './call-session-fact.js';
import { withDevices } from './devices.js';
import { withoutOvertakenFailures } from './overtaken-failures.js';
import { withoutParticipants, withParticipants } from './participants.js';
import { withRequestEnded, withRequestStarted } from './requests.js';
import { withSpeakers } from './speaking.js';
import { withStatus } from './status.js';

/** Folds one fact into the call. Pure; what a fact does not touch keeps its identity. */
export function reduceCall(call: CallState, fact: CallSessionFact): CallState {
  return withoutOvertakenFailures(call, reduceFact(call, fact));
}

function reduceFact(call: CallState, fact: CallSessionFact): CallState {
  switch (fact.type) {
    case 'status-changed':
      return withStatus(call, fact.status, fact.at, fact.endReason);
    case 'call-identified':
      return patch(call, { callId: fact.callId });
    case 'connection-changed':
      return patch(call, { connection: patch(call.connection, fact.change) });
    case 'me-changed':
      return patch(call, { me: patch(call.me, fact.change) });
    case 'participants-changed':
      return withParticipants(call, fact.participants, fact.at);
    case 'participants-left':
      return withoutParticipants(call, fact.ids, fact.at);
    case 'speaking-changed':
      return withSpeakers(call, fact.ids, fact.at);
    case 'microphone-changed': {
      const { on = call.microphone.on } = fact.change;
      const changed = patch(call, {
        microphone: patch(call.microphone, fact.change),
        me: patch(call.me, { muted: !on }),
      });
      return fact.change.on === undefined ? changed : withoutNotices(changed, ...microphoneNotices(on));
    }
    case 'camera-changed': {
      const changed = patch(call, { camera: patch(call.camera, fact.change) });
      return fact.change.on ? withoutNotices(changed, 'camera-taken') : changed;
    }
    case 'screen-share-changed':
      return patch(call, { screenShare: patch(call.screenShare, fact.change) });
    case 'devices-changed':
      return withDevices(call, fact.change);
    case 'device-lost':
      return withNotice(call, {
        code: 'device-lost',
        level: 'warning',
        at: fact.at,
        subject: fact.label,
        ...(fact.now === undefined ? {} : { replacement: fact.now }),
      });
    case 'device-taken':
      return withNotice(call, {
        code: `${fact.kind}-taken`,
        level: 'warning',
        at: fact.at,
        subject: fact.label,
      });
    case 'device-returned':
      return withoutNotices(call, `${fact.kind}-taken`);
    case 'microphone-silent-changed':
      return fact.silent
        ? withNotice(call, { code: 'microphone-silent', level: 'warning', at: fact.at })
        : withoutNotices(call, 'microphone-silent');
    case 'spoke-while-muted':
      return withNotice(call, { code: 'speaking-while-muted', level: 'info', at: fact.at });
    case 'sound-blocked-changed':
      return patch(call, { soundBlocked: fact.blocked });
    case 'muted-by':
      return withNotice(call, { code: 'muted-by', level: 'info', at: fact.at, subject: fact.by });
    case 'capabilities-changed':
      return patch(call, { capabilities: setAll(call.capabilities, fact.capabilities) });
    case 'pinned-changed': {
      if (call.pinned.includes(fact.id) === fact.pinned) return call;
      const others = call.pinned.filter((id) => id !== fact.id);
      return { ...call, pinned: fact.pinned ? [...others, fact.id] : others };
    }
    case 'notice-dismissed':
      return patch(call, { notices: removeNotices(call.notices, ({ id }) => id === fact.id) });
    case 'deadline-changed': {
      const { request, endsAt } = fact;
      return patch(call, { deadline: request && { request: request.type, endsAt } });
    }
    case 'request-started':
      return withRequestStarted(call, fact.request);
    case 'request-ended':
      return withRequestEnded(call, fact.request, fact.at, fact.failure);
  }
}

function withNotice(call: CallState, notice: NewNotice): CallState {
  return { ...call, notices: addNotice(call.notices, notice) };
}

function withoutNotices(call: CallState, ...codes: readonly NoticeCode[]): CallState {
  return patch(call, { notices: removeNotices(call.notices, ({ code }) => codes.includes(code)) });
}

/** What is no longer true of a microphone that was turned on or off. */
function microphoneNotices(on: boolean): readonly NoticeCode[] {
  return on ? ['microphone-taken', 'speaking-while-muted'] : ['microphone-silent'];
}
