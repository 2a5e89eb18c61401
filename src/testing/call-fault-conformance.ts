import type { CallFact, CallRequest, CallState } from '../contracts/call.js';
import { idleCall } from '../stateful/call/idle-call.js';
import { reduceCall } from '../stateful/call/reduce-call.js';
import type { CallHarness } from './call-adapter-conformance.js';
import {
  check,
  checkEqual,
  checkPlain,
  checkRefused,
  conformanceTest,
  pause,
  Watched,
  type ConformanceTest,
} from './conformance.js';

/** A harness that can break what my adapter stands on, though not the adapter. What each returns mends it again. */
export interface BreakableCallHarness extends CallHarness {
  /** Cuts my way to the server. */
  loseSignal(): () => void;
  /** Gives my camera to another program, which keeps it. */
  takeCamera(): () => void;
}

type Fallible = Watched<CallState, CallFact, CallRequest>;

/** A test of somebody who is in the call with microphone and camera on. */
const test = (
  name: string,
  run: (call: Fallible, harness: BreakableCallHarness) => Promise<void>,
): ConformanceTest<BreakableCallHarness> =>
  conformanceTest<BreakableCallHarness>(name, async (harness) => {
    const call = new Watched(harness.adapter, idleCall, reduceCall, harness.patience);
    try {
      await call.ask({ type: 'set-microphone', on: true });
      await call.ask({ type: 'set-camera', on: true });
      await call.ask({ type: 'join', name: 'Ada' });
      await call.until('I am in the call', ({ status }) => status === 'connected');
      await run(call, harness);
      checkPlain(call.facts);
    } finally {
      call.stop();
    }
    await pause(250);
    checkEqual(harness.held?.() ?? 0, 0, 'What is held after the end');
  });

const lost = ({ status, connection }: CallState) =>
  status === 'reconnecting' && connection.signal !== 'online' && connection.cause !== undefined;

/** What every call adapter must do when something breaks; for harnesses that can break it. */
export const callFaultConformance: readonly ConformanceTest<BreakableCallHarness>[] = [
  test('says that the server is lost, tries again, and comes back by itself', async (call, harness) => {
    const mend = harness.loseSignal();
    await call.until('the call is reconnecting', lost);
    await call.until('it has been tried', ({ connection }) => connection.attempt > 0);
    checkEqual(call.state.endReason, undefined, 'Why the call ended');
    mend();
    await call.until('I am back', ({ status }) => status === 'connected');
    const { signal, attempt, nextRetryAt, cause } = call.state.connection;
    checkEqual(
      { signal, attempt, nextRetryAt, cause },
      { signal: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined },
      'The connection',
    );
    check(call.state.microphone.on && call.state.camera.on, 'What was on must still be on.');
  }),

  test('tries again at once when asked', async (call, harness) => {
    const mend = harness.loseSignal();
    await call.until('the call is reconnecting', lost);
    mend();
    await call.ask({ type: 'reconnect' });
    await call.until('I am back', ({ status }) => status === 'connected');
  }),

  test('refuses what needs the server while that is lost, and takes it afterwards', async (call, harness) => {
    const mend = harness.loseSignal();
    await call.until('the call is reconnecting', lost);
    await checkRefused('To raise a hand', call.ask({ type: 'set-hand', raised: true }), 'unreachable');
    await call.ask({ type: 'set-microphone', on: false });
    mend();
    await call.until('I am back', ({ status }) => status === 'connected');
    check(!call.state.microphone.on, 'What was turned off meanwhile must stay off.');
    await call.ask({ type: 'set-hand', raised: true });
    await call.until('my hand is up', ({ me }) => me.handRaisedAt !== undefined);
  }),

  test('can be left while the server is lost', async (call, harness) => {
    const mend = harness.loseSignal();
    await call.until('the call is reconnecting', lost);
    await call.ask({ type: 'leave' });
    await call.until('the call has ended', ({ status }) => status === 'ended');
    checkEqual(call.state.endReason?.code, 'left', 'Why it ended');
    mend();
    await pause(250);
    checkEqual(call.state.status, 'ended', 'The status when the server is there again');
  }),

  test('says that the camera was taken, and turns it on when it is given back', async (call, harness) => {
    const giveBack = harness.takeCamera();
    await call.until('the camera is off', ({ camera }) => !camera.on && camera.availability === 'busy');
    check(
      call.facts.some((fact) => fact.type === 'device-taken' && fact.kind === 'camera'),
      'It must be told that the camera was taken.',
    );
    checkEqual(call.state.me.streams, [], 'My streams');
    await checkRefused('To turn it on', call.ask({ type: 'set-camera', on: true }), 'device-busy');
    giveBack();
    await call.ask({ type: 'set-camera', on: true });
    await call.until('the camera is on', ({ camera, me }) => camera.on && me.streams.length === 1);
    check(call.state.microphone.on, 'The microphone must not be touched.');
  }),
];
