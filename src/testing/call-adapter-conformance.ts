import type { CallAdapter, CallFact, CallRequest, CallState, Participant } from '../contracts/call.js';
import { idleCall } from '../stateful/call/idle-call.js';
import { reduceCall } from '../stateful/call/reduce-call.js';
import {
  anotherOf,
  check,
  checkEqual,
  checkPlain,
  checkRefused,
  conformanceTest,
  pause,
  Watched,
  type ConformanceTest,
  type Harness,
} from './conformance.js';

/** What the suite needs to drive a call. */
export interface CallHarness extends Harness {
  /** Mine: nobody watches it yet, and it is in no call. It must be allowed to use its (fake) devices. */
  readonly adapter: CallAdapter;
  /** Somebody else's, for the same call; for the tests with a far side. */
  another?(): CallAdapter | Promise<CallAdapter>;
}

type WatchedCall = Watched<CallState, CallFact, CallRequest>;

const RELEASED = 250;

function watch(harness: CallHarness, adapter: CallAdapter = harness.adapter): WatchedCall {
  return new Watched(adapter, idleCall, reduceCall, harness.patience);
}

async function join(call: WatchedCall, name: string) {
  await call.ask({ type: 'join', name });
  await call.until(`${name} is in the call`, ({ status }) => status === 'connected');
}

const test = (name: string, run: (harness: CallHarness) => Promise<void>) =>
  conformanceTest<CallHarness>(name, run);

/** A test for two: me, Ada, and somebody else, Grace, who are in the call and know it. */
const testForTwo = (name: string, run: (me: WatchedCall, other: WatchedCall) => Promise<void>) =>
  conformanceTest<CallHarness>(
    name,
    async (harness) => {
      const me = watch(harness);
      const other = watch(harness, await anotherOf(harness));
      try {
        await join(me, 'Ada');
        await join(other, 'Grace');
        await me.until('I see Grace', ({ participants }) => named(participants, 'Grace') !== undefined);
        await other.until('Grace sees me', ({ participants }) => named(participants, 'Ada') !== undefined);
        await run(me, other);
      } finally {
        me.stop();
        other.stop();
      }
    },
    true,
  );

function named(participants: CallState['participants'], name: string): Participant | undefined {
  return [...participants.values()].find((one) => one.name === name);
}

const ada = ({ participants }: CallState) => named(participants, 'Ada');

/** What every call adapter must do. */
export const callAdapterConformance: readonly ConformanceTest<CallHarness>[] = [
  test('describes the present before watch() returns', async (harness) => {
    const call = watch(harness);
    check(call.facts.length > 0, 'watch() must report the present before it returns.');
    checkEqual(call.state.status, 'idle', 'The status before a join');
    checkEqual(call.state.participants.size, 0, 'The people before a join');
    call.stop();
    return Promise.resolve();
  }),

  test('reports plain data only', async (harness) => {
    const call = watch(harness);
    await call.ask({ type: 'set-microphone', on: true });
    await join(call, 'Ada');
    await call.ask({ type: 'set-camera', on: true });
    await call.ask({ type: 'set-hand', raised: true });
    await call.ask({ type: 'leave' });
    checkPlain(call.facts);
    call.stop();
  }),

  test('is silent once it is not watched any more', async (harness) => {
    const call = watch(harness);
    await join(call, 'Ada');
    call.stop();
    const before = call.facts.length;
    await call.ask({ type: 'set-microphone', on: true }).catch(() => {});
    await pause(RELEASED);
    checkEqual(call.facts.length, before, 'The number of facts after the end');
  }),

  test('holds nothing once it is not watched any more', async (harness) => {
    const call = watch(harness);
    await call.ask({ type: 'set-camera', on: true });
    await join(call, 'Ada');
    const frame = document.createElement('div');
    const stream = call.state.me.streams[0];
    check(stream !== undefined, 'A camera that is on must be among my streams.');
    harness.adapter.show(stream.id, frame);
    call.stop();
    await pause(RELEASED);
    checkEqual(frame.childElementCount, 0, 'The videos left in their frames after the end');
    if (harness.held) checkEqual(harness.held(), 0, 'What is held after the end');
  }),

  test('ends a join that is under way when it is not watched any more', async (harness) => {
    const call = watch(harness);
    const joining = call.ask({ type: 'join', name: 'Ada' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    call.stop();
    const before = call.facts.length;
    await Promise.race([joining, pause(RELEASED)]);
    await pause(RELEASED);
    checkEqual(call.facts.length, before, 'The number of facts after the end');
    if (harness.held) checkEqual(harness.held(), 0, 'What is held after the end');
  }),

  test('refuses requests that it does not know', async (harness) => {
    const call = watch(harness);
    const unknown = { type: 'sing' } as unknown as CallRequest;
    await checkRefused('An unknown request', call.ask(unknown), 'unsupported');
    call.stop();
  }),

  test('refuses to remove or mute nobody', async (harness) => {
    const call = watch(harness);
    await join(call, 'Ada');
    for (const type of ['remove-participant', 'mute-participant'] as const) {
      if (!harness.adapter.can.has(type)) continue;
      await checkRefused(type, call.ask({ type, id: 'nobody' }), 'not-found', 'forbidden');
    }
    call.stop();
  }),

  test('refuses a request that nobody waits for', async (harness) => {
    const call = watch(harness);
    const signal = AbortSignal.abort();
    await checkRefused('A join that was called off', call.ask({ type: 'join', name: 'Ada' }, { signal }));
    check(call.state.status !== 'connected', 'A join that was called off must not connect.');
    call.stop();
  }),

  test('joins once, however often it is asked', async (harness) => {
    const call = watch(harness);
    const request = { type: 'join', name: 'Ada' } as const;
    await call.ask(request);
    await call.until('I am in the call', ({ status }) => status === 'connected');
    await call.ask(request);
    await pause(50);
    const connected = call.facts.filter(
      (fact) => fact.type === 'status-changed' && fact.status === 'connected',
    );
    checkEqual(connected.length, 1, 'How often it was connected');
    checkEqual(call.state.me.name, 'Ada', 'My name');
    check(call.state.me.id !== '', 'I must have an id once I am in the call.');
    check(call.state.callId !== undefined, 'The call must have an id once I am in it.');
    check(!call.state.participants.has(call.state.me.id), 'I must not be among the others.');
    call.stop();
  }),

  test('leaves, and can come back', async (harness) => {
    const call = watch(harness);
    await join(call, 'Ada');
    await call.ask({ type: 'leave' });
    await call.until('the call has ended', ({ status }) => status === 'ended');
    checkEqual(call.state.endReason?.code, 'left', 'Why it ended');
    await call.ask({ type: 'leave' });
    await join(call, 'Ada');
    call.stop();
  }),

  test('turns the microphone and the camera on and off, before a join and in the call', async (harness) => {
    const call = watch(harness);
    for (const where of ['before a join', 'in the call']) {
      for (const on of [true, true, false, false]) {
        await call.ask({ type: 'set-microphone', on });
        await call.ask({ type: 'set-camera', on });
        await call.until(
          `microphone and camera are ${on ? 'on' : 'off'} ${where}`,
          ({ microphone, camera, me }) =>
            microphone.on === on &&
            camera.on === on &&
            me.muted === !on &&
            me.streams.some(({ kind }) => kind === 'camera') === on,
        );
      }
      if (where === 'before a join') await join(call, 'Ada');
    }
    call.stop();
  }),

  test('says nothing new when a value is set that it has already', async (harness) => {
    const call = watch(harness);
    await call.ask({ type: 'set-microphone', on: true });
    await join(call, 'Ada');
    await call.ask({ type: 'set-hand', raised: true });
    await call.until('my hand is up', ({ me }) => me.handRaisedAt !== undefined);
    const { handRaisedAt } = call.state.me;
    await call.ask({ type: 'set-hand', raised: true });
    await call.ask({ type: 'set-microphone', on: true });
    await pause(50);
    checkEqual(call.state.me.handRaisedAt, handRaisedAt, 'When my hand went up');
    check(call.state.microphone.on, 'The microphone must still be on.');
    call.stop();
  }),

  test('knows the machine’s devices and which one is in use', async (harness) => {
    const call = watch(harness);
    await call.ask({ type: 'ask-permission', camera: true, microphone: true });
    await call.until(
      'devices are known',
      ({ devices }) => devices.cameras.length > 0 && devices.microphones.length > 0,
    );
    checkEqual(call.state.devices.permission, { camera: 'granted', microphone: 'granted' }, 'The permission');
    const other = call.state.devices.microphones.at(-1);
    check(other !== undefined, 'There must be a microphone.');
    await call.ask({ type: 'select-device', kind: 'microphone', id: other.id });
    await call.until('the other is in use', ({ devices }) => devices.selected.microphone === other.id);
    call.stop();
  }),

  test('measures a level between 0 and 1, of strangers too', async (harness) => {
    const call = watch(harness);
    await call.ask({ type: 'set-microphone', on: true });
    await join(call, 'Ada');
    checkEqual(harness.adapter.level('nobody'), 0, 'The level of nobody');
    for (let sample = 0; sample < 10; sample++) {
      const level = harness.adapter.level(call.state.me.id);
      check(level >= 0 && level <= 1, `My level must be between 0 and 1, and is ${level}.`);
      await pause(20);
    }
    checkEqual(await harness.adapter.stats('nothing'), {}, 'The statistics of a stranger');
    call.stop();
  }),

  test('shows my camera as the only child of a frame, and takes it out again', async (harness) => {
    const call = watch(harness);
    const frame = document.createElement('div');
    document.body.append(frame);
    try {
      await call.ask({ type: 'set-camera', on: true });
      await call.until('my camera is a stream', ({ me }) => me.streams.length > 0);
      const id = call.state.me.streams[0]?.id ?? '';
      await firstFrame(frame, harness, () => harness.adapter.show(id, frame));
      checkEqual(frame.childElementCount, 1, 'The children of the frame');
      const video = frame.firstElementChild;
      check(video instanceof HTMLVideoElement, 'A stream must be shown by a <video>.');
      check(video.muted, 'The <video> must be silent: sound is not its business.');
      const shown = harness.adapter.show(id, document.createElement('div'));
      shown.demand({ visible: true, width: 320, height: 180, devicePixelRatio: 1, priority: 'low' });
      shown.release();
      shown.release();
      shown.demand({ visible: true, width: 320, height: 180, devicePixelRatio: 1, priority: 'low' });
      checkEqual(frame.childElementCount, 1, 'The children of the frame when another one was released');
    } finally {
      call.stop();
      frame.remove();
    }
  }),

  test('shows nothing of a stream that nobody knows', async (harness) => {
    const call = watch(harness);
    const frame = document.createElement('div');
    const shown = harness.adapter.show('nothing', frame);
    shown.demand({ visible: true, width: 320, height: 180, devicePixelRatio: 1, priority: 'normal' });
    await pause(50);
    checkEqual(frame.childElementCount, 0, 'The children of the frame');
    shown.release();
    shown.release();
    call.stop();
  }),

  testForTwo('tells others of my microphone, camera and hand', async (me, other) => {
    await me.ask({ type: 'set-microphone', on: true });
    await other.until('Grace sees that I am not muted', (call) => ada(call)?.muted === false);
    await me.ask({ type: 'set-microphone', on: false });
    await other.until('Grace sees that I am muted', (call) => ada(call)?.muted === true);
    await me.ask({ type: 'set-camera', on: true });
    await other.until(
      'Grace sees my camera',
      (call) => ada(call)?.streams.some(({ kind, available }) => kind === 'camera' && available) ?? false,
    );
    await me.ask({ type: 'set-camera', on: false });
    await other.until('Grace sees no camera', (call) => ada(call)?.streams.length === 0);
    await me.ask({ type: 'set-hand', raised: true });
    await other.until('Grace sees my hand', (call) => ada(call)?.handRaisedAt !== undefined);
    await me.ask({ type: 'set-hand', raised: false });
    await other.until('Grace sees my hand go down', (call) => {
      const found = ada(call);
      return found !== undefined && found.handRaisedAt === undefined;
    });
    checkPlain(other.facts);
  }),

  testForTwo('tells others that I left', async (me, other) => {
    await me.ask({ type: 'leave' });
    await other.until('Grace does not see me any more', ({ participants }) => participants.size === 0);
    checkEqual(other.state.status, 'connected', 'Grace’s status');
  }),

  testForTwo('tells others that I am gone when I am not watched any more', async (me, other) => {
    me.stop();
    await other.until('Grace does not see me any more', ({ participants }) => participants.size === 0);
  }),

  testForTwo('ends the call for everyone', async (me, other) => {
    await me.ask({ type: 'end-for-everyone' });
    for (const [who, call] of Object.entries({ mine: me, 'Grace’s': other })) {
      await call.until(`${who} has ended`, ({ status }) => status === 'ended');
      checkEqual(call.state.endReason?.code, 'ended-for-everyone', `Why ${who} ended`);
    }
  }),

  testForTwo('mutes and removes others', async (me, other) => {
    const id = other.state.me.id;
    await other.ask({ type: 'set-microphone', on: true });
    await me.until('I hear Grace', ({ participants }) => participants.get(id)?.muted === false);
    await me.ask({ type: 'mute-participant', id });
    await other.until('Grace is muted', ({ microphone }) => !microphone.on);
    await me.until('I see that Grace is muted', ({ participants }) => participants.get(id)?.muted === true);
    check(
      other.facts.some((fact) => fact.type === 'muted-by' && fact.by === 'Ada'),
      'Grace must be told who muted her.',
    );
    await me.ask({ type: 'remove-participant', id });
    await other.until('Grace is out', ({ status }) => status === 'ended');
    checkEqual(other.state.endReason?.code, 'removed', 'Why Grace’s call ended');
    await me.until('I do not see Grace any more', ({ participants }) => !participants.has(id));
  }),
];

/** Resolves when `acs-first-frame` fires on the frame. */
async function firstFrame(frame: HTMLElement, { patience = 5 }: CallHarness, show: () => void) {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`No acs-first-frame within ${patience} s.`)),
      patience * 1000,
    );
    frame.addEventListener(
      'acs-first-frame',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
    show();
  });
}
