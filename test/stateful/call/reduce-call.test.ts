import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CallFact, CallState } from '../../../src/contracts/call.js';
import type { ErrorCode } from '../../../src/contracts/errors.js';
import type { CallSessionFact } from '../../../src/stateful/call/call-session-fact.js';
import { idleCall } from '../../../src/stateful/call/idle-call.js';
import { reduceCall } from '../../../src/stateful/call/reduce-call.js';
import { expectSharedParts } from '../../support/identity.js';
import { participant } from '../../support/participant.js';
import { callFacts } from './facts.js';

const after = (...facts: readonly CallSessionFact[]) => facts.reduce(reduceCall, idleCall);
const continued = (call: CallState, ...facts: readonly CallSessionFact[]) => facts.reduce(reduceCall, call);
const status = (status: CallState['status'], at = 0): CallFact => ({ type: 'status-changed', status, at });
const people = (at: number, ...participants: ReturnType<typeof participant>[]): CallFact => ({
  type: 'participants-changed',
  participants,
  at,
});
const codes = (call: CallState) => call.notices.map(({ code }) => code);
const failed = (request: (CallSessionFact & { type: 'request-started' })['request'], code: ErrorCode) =>
  ({
    type: 'request-ended',
    request,
    at: 5,
    failure: { request, code, message: 'no', retryable: false },
  }) as const;

describe('reduceCall', () => {
  it('keeps what a fact does not touch, whatever the fact', () =>
    fc.assert(
      fc.property(fc.array(callFacts, { maxLength: 30 }), (facts) => {
        let call = idleCall;
        for (const fact of facts) {
          const next = reduceCall(call, fact);
          expectSharedParts(call, next);
          call = next;
        }
      }),
    ));

  it('is plain data, always', () =>
    fc.assert(
      fc.property(fc.array(callFacts, { maxLength: 30 }), (facts) => {
        const call = facts.reduce(reduceCall, idleCall);
        expect(structuredClone(call)).to.deep.equal(call);
      }),
    ));

  it('never changes the state it is given', () =>
    fc.assert(
      fc.property(fc.array(callFacts, { maxLength: 10 }), callFacts, (facts, fact) => {
        const call = facts.reduce(reduceCall, idleCall);
        const copy = structuredClone(call);
        reduceCall(call, fact);
        expect(call).to.deep.equal(copy);
      }),
    ));

  describe('status', () => {
    it('remembers when I was connected, through a lost connection', () => {
      const call = after(status('connected', 1), status('reconnecting', 2), status('connected', 3));
      expect(call.connectedAt).to.equal(1);
      expect(codes(call)).to.deep.equal(['reconnected']);
    });

    it('tells of a lost connection once', () => {
      const call = after(status('connected'), status('reconnecting', 1), status('reconnecting', 2));
      expect(call.notices).to.have.length(1);
      expect(call.notices[0]).to.include({ code: 'reconnecting', at: 1, level: 'warning' });
    });

    it('lets go of the call when it ends, and keeps what is mine', () => {
      const call = after(
        status('connected'),
        { type: 'me-changed', change: { id: 'me', name: 'Ada', handRaisedAt: 1, speaking: true } },
        people(1, participant('grace')),
        { type: 'speaking-changed', ids: ['grace'], at: 2 },
        { type: 'pinned-changed', id: 'grace', pinned: true },
        { type: 'call-identified', callId: 'c1' },
        status('ended', 3),
      );
      expect(call).to.deep.include({
        endReason: { code: 'left', rejoin: true },
        connectedAt: undefined,
        callId: 'c1',
        pinned: ['grace'],
        dominantSpeakers: [],
        notices: [],
      });
      expect(call.participants.size).to.equal(0);
      expect(call.me).to.include({ name: 'Ada', handRaisedAt: undefined, speaking: false });
      expect(reduceCall(call, status('connecting')).endReason).to.be.undefined;
    });
  });

  describe('participants', () => {
    it('says nothing of those who were there before me', () => {
      const call = after(status('connecting'), people(0, participant('ada')), status('connected', 0));
      expect(call.notices).to.be.empty;
      expect(codes(continued(call, people(1, participant('grace'))))).to.deep.equal(['joined']);
    });

    it('takes the last of two copies in one list, and greets once', () => {
      const call = after(
        status('connected'),
        people(1, participant('ada'), participant('ada', { muted: false })),
      );
      expect(call.participants.get('ada')!.muted).to.be.false;
      expect(call.notices[0]).to.include({ code: 'joined', subject: 'ada' });
      expect(call.notices[0]!.count).to.be.undefined;
    });

    it('keeps whoever is as before', () => {
      const call = after(people(0, participant('ada'), participant('grace')));
      const next = continued(
        call,
        people(1, { ...participant('ada') }, participant('grace', { muted: false })),
      );
      expect(next.participants.get('ada')).to.equal(call.participants.get('ada'));
      expect(next.participants.get('grace')!.muted).to.be.false;
    });

    it('takes back what is told of a hand or a share once it is over', () => {
      const share = [{ id: 's', kind: 'screen', available: true, paused: false } as const];
      const active = after(
        status('connected'),
        people(0, participant('ada')),
        people(9_000, participant('ada', { handRaisedAt: 1, streams: share })),
      );
      expect(codes(active)).to.include.members(['hand-raised', 'share-started']);
      const over = continued(active, people(9_001, participant('ada')));
      expect(codes(over)).not.to.include('hand-raised').and.not.to.include('share-started');
      expect(codes(over)).to.include('share-stopped');
      const gone = continued(active, { type: 'participants-left', ids: ['ada'], at: 9_002 });
      expect(codes(gone)).not.to.include('hand-raised').and.not.to.include('share-started');
    });

    it('names the one who left, and counts several', () => {
      const call = after(
        status('connecting'),
        people(0, participant('ada'), participant('grace'), participant('al')),
      );
      const one = continued(call, { type: 'participants-left', ids: ['ada', 'ada', 'nobody'], at: 1 });
      expect(one.notices[0]).to.include({ code: 'left', subject: 'ada', participant: 'ada' });
      const rest = continued(one, { type: 'participants-left', ids: ['grace', 'al'], at: 9_000 });
      expect(rest.notices.at(-1)).to.include({ code: 'left', count: 2 });
      expect(rest.participants.size).to.equal(0);
    });

    it('knows who spoke last', () => {
      const call = after(
        people(0, participant('ada'), participant('grace')),
        { type: 'speaking-changed', ids: ['ada'], at: 1 },
        { type: 'speaking-changed', ids: ['ada', 'grace'], at: 2 },
        { type: 'speaking-changed', ids: [], at: 3 },
      );
      expect(call.dominantSpeakers).to.deep.equal(['grace', 'ada']);
      expect(call.participants.get('grace')).to.include({ speaking: false, spokeAt: 2 });
      const renamed = continued(call, people(4, participant('ada', { name: 'Ada L.' })));
      expect(renamed.participants.get('ada')).to.include({ name: 'Ada L.', spokeAt: 1 });
    });
  });

  describe('devices', () => {
    it('says which device was lost and what took its place, until it is back', () => {
      const headset = [{ id: '1', label: 'Headset' }];
      const lost = after(
        { type: 'devices-changed', change: { microphones: headset } },
        { type: 'device-lost', kind: 'microphone', label: 'Headset', now: 'Built-in', at: 1 },
        { type: 'devices-changed', change: { microphones: [] } },
      );
      expect(lost.notices[0]).to.include({ subject: 'Headset', replacement: 'Built-in', level: 'warning' });
      expect(continued(lost, { type: 'devices-changed', change: { microphones: headset } }).notices).to.be
        .empty;
    });

    it('says that a device is forbidden, until it is allowed', () => {
      const permission = { camera: 'denied', microphone: 'denied' } as const;
      const request = { type: 'ask-permission', camera: true, microphone: true } as const;
      const denied = after(
        { type: 'devices-changed', change: { permission } },
        { type: 'request-ended', request, at: 1 },
        failed({ type: 'set-camera', on: true }, 'permission-denied'),
      );
      expect(denied.notices.map(({ code, subject }) => [code, subject])).to.deep.equal([
        ['permission-denied', 'microphone'],
        ['permission-denied', 'camera'],
      ]);
      const change = { permission: { camera: 'granted', microphone: 'denied' } } as const;
      const allowed = continued(denied, { type: 'devices-changed', change });
      expect(allowed.notices.map(({ subject }) => subject)).to.deep.equal(['microphone']);
    });

    it('does not say so before anybody has asked', () => {
      const permission = { camera: 'denied', microphone: 'denied' } as const;
      expect(after({ type: 'devices-changed', change: { permission } }).notices).to.be.empty;
    });

    it('has me muted while the microphone is off', () => {
      const on = after({ type: 'microphone-changed', change: { on: true } });
      expect(on.me.muted).to.be.false;
      expect(continued(on, { type: 'microphone-changed', change: { on: false } }).me.muted).to.be.true;
    });
  });

  describe('requests', () => {
    const camera = { type: 'set-camera', on: true } as const;

    it('forgets a failure when the same succeeds', () => {
      const call = after(failed(camera, 'device-busy'));
      expect(call.failure).to.include({ code: 'device-busy' });
      expect(call.notices[0]).to.include({
        code: 'request-failed',
        subject: 'set-camera',
        error: 'device-busy',
      });
      const other = continued(call, { type: 'request-ended', request: { type: 'leave' }, at: 6 });
      expect(other.failure, 'another request').to.equal(call.failure);
      const same = continued(call, { type: 'request-ended', request: camera, at: 6 });
      expect(same.failure).to.be.undefined;
      expect(same.notices).to.be.empty;
    });

    it('forgets a failure when what was asked for comes true late', () => {
      const call = after(failed(camera, 'timed-out'));
      const late = continued(call, { type: 'camera-changed', change: { on: true } });
      expect(late.failure).to.be.undefined;
      expect(late.notices).to.be.empty;
    });

    it('says nothing of what was called off', () => {
      const call = after(failed(camera, 'cancelled'), failed(camera, 'closed'));
      expect(call.failure).to.be.undefined;
      expect(call.notices).to.be.empty;
    });

    it('ends a join that failed, with its reason and without a notice', () => {
      const call = after(status('connecting'), failed({ type: 'join' }, 'full'));
      expect(call.status).to.equal('ended');
      expect(call.endReason).to.include({ code: 'failed', error: 'full' });
      expect(call.notices).to.be.empty;
      expect(continued(call, status('connected')).failure, 'connected after all').to.be.undefined;
    });

    it('keeps the reason that the transport gave', () => {
      const endReason = { code: 'failed', error: 'not-found', by: 'the server', rejoin: false } as const;
      const ended: CallFact = { type: 'status-changed', status: 'ended', at: 1, endReason };
      expect(after(ended, failed({ type: 'join' }, 'not-found')).endReason).to.equal(endReason);
    });

    it('shows of several deadlines the one it is told', () => {
      const call = after({ type: 'deadline-changed', request: { type: 'join' }, endsAt: 7 });
      expect(call.deadline).to.deep.equal({ request: 'join', endsAt: 7 });
      const none = continued(call, { type: 'deadline-changed', request: undefined, endsAt: undefined });
      expect(none.deadline).to.be.undefined;
    });
  });
});
