import fc from 'fast-check';
import type { CallRequest, Participant } from '../../../src/contracts/call.js';
import type { CallSessionFact } from '../../../src/stateful/call/call-session-fact.js';
import { participant } from '../../support/participant.js';

const id = fc.constantFrom('ada', 'grace', 'alan', 'me');
const at = fc.nat(10_000);
const label = fc.constantFrom('Headset', 'Built-in');
const switchable = fc.record({ on: fc.boolean(), pending: fc.boolean() }, { requiredKeys: [] });
const answer = fc.constantFrom('prompt' as const, 'asking' as const, 'granted' as const, 'denied' as const);
const device = label.map((label) => ({ id: label, label }));

const somebody: fc.Arbitrary<Participant> = fc
  .record({
    id: fc.constantFrom('ada', 'grace', 'alan'),
    muted: fc.boolean(),
    spokeAt: at,
    handRaisedAt: fc.option(at, { nil: undefined }),
    streams: fc.constantFrom([], [{ id: 's', kind: 'screen', available: true, paused: false } as const]),
  })
  .map(({ id, ...change }) => participant(id, change));

export const callRequests: fc.Arbitrary<CallRequest> = fc.oneof(
  fc.constantFrom<CallRequest>(
    { type: 'join' },
    { type: 'leave' },
    { type: 'end-for-everyone' },
    { type: 'reconnect' },
  ),
  fc.record({
    type: fc.constantFrom('set-microphone' as const, 'set-camera' as const, 'set-screen-share' as const),
    on: fc.boolean(),
  }),
  fc.record({ type: fc.constant('set-hand' as const), raised: fc.boolean() }),
  fc.record({ type: fc.constant('ask-permission' as const), camera: fc.boolean(), microphone: fc.boolean() }),
  fc.record({ type: fc.constant('select-device' as const), kind: fc.constant('camera' as const), id: label }),
  fc.record({ type: fc.constantFrom('mute-participant' as const, 'remove-participant' as const), id }),
);

const failure = fc
  .tuple(
    callRequests,
    fc.constantFrom('forbidden' as const, 'permission-denied' as const, 'cancelled' as const),
  )
  .map(([request, code]) => ({ request, code, message: 'no', retryable: false }));

/** Every fact that a call may hear. */
export const callFacts: fc.Arbitrary<CallSessionFact> = fc.oneof(
  fc.record({
    type: fc.constant('status-changed' as const),
    status: fc.constantFrom('idle', 'connecting', 'lobby', 'connected', 'reconnecting', 'ending', 'ended'),
    at,
  }),
  fc.record({ type: fc.constant('call-identified' as const), callId: label }),
  fc.record({
    type: fc.constant('connection-changed' as const),
    change: fc.record({ attempt: fc.nat(2) }, { requiredKeys: [] }),
  }),
  fc.record({
    type: fc.constant('me-changed' as const),
    change: fc.record({ id: fc.constant('me'), name: label }),
  }),
  fc.record({
    type: fc.constant('participants-changed' as const),
    participants: fc.array(somebody, { maxLength: 3 }),
    at,
  }),
  fc.record({ type: fc.constant('participants-left' as const), ids: fc.array(id), at }),
  fc.record({ type: fc.constant('speaking-changed' as const), ids: fc.array(id), at }),
  fc.record({
    type: fc.constantFrom(
      'microphone-changed' as const,
      'camera-changed' as const,
      'screen-share-changed' as const,
    ),
    change: switchable,
  }),
  fc.record({
    type: fc.constant('devices-changed' as const),
    change: fc.record(
      {
        cameras: fc.uniqueArray(device, { selector: ({ id }) => id }),
        permission: fc.record({ camera: answer, microphone: answer }),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    type: fc.constant('device-lost' as const),
    kind: fc.constant('camera' as const),
    label,
    now: fc.option(label, { nil: undefined }),
    at,
  }),
  fc.record({ type: fc.constant('muted-by' as const), by: label, at }),
  fc.record({
    type: fc.constant('capabilities-changed' as const),
    capabilities: fc.array(
      fc.tuple(fc.constant('remove-participant' as const), fc.record({ allowed: fc.boolean() })),
    ),
  }),
  fc.record({ type: fc.constant('pinned-changed' as const), id, pinned: fc.boolean() }),
  fc.record({
    type: fc.constant('notice-dismissed' as const),
    id: fc.constantFrom('left-0-0', 'muted-by-1-0'),
  }),
  fc.record({
    type: fc.constant('deadline-changed' as const),
    request: fc.option(callRequests, { nil: undefined }),
    endsAt: fc.option(at, { nil: undefined }),
  }),
  fc.record({ type: fc.constant('request-started' as const), request: callRequests, at }),
  fc.record({ type: fc.constant('request-ended' as const), request: callRequests, at }),
  fc
    .tuple(failure, at)
    .map(([failure, at]) => ({ type: 'request-ended' as const, request: failure.request, failure, at })),
);
