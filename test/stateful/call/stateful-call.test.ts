import { expect } from '@open-wc/testing';
import type { PerformOptions } from '../../../src/contracts/adapter.js';
import type { CallFact, CallRequest } from '../../../src/contracts/call.js';
import { AcsError } from '../../../src/contracts/errors.js';
import { createStatefulCall } from '../../../src/stateful/call/stateful-call.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { FakeCallAdapter } from '../../support/fake-call-adapter.js';
import { settled } from '../../support/settled.js';

const status = (status: (CallFact & { type: 'status-changed' })['status']): CallFact => ({
  type: 'status-changed',
  status,
  at: 0,
});

function start(...facts: CallFact[]) {
  const adapter = new FakeCallAdapter(...facts);
  const clock = new ManualClock();
  const call = createStatefulCall(adapter, { clock });
  return { adapter, clock, call, asked: () => adapter.requests.map(({ type }) => type) };
}

/** Keeps every request of one kind waiting, as a network does; whoever is aborted gives up. */
function slow(adapter: FakeCallAdapter, type: CallRequest['type']) {
  const waiting: { readonly options: PerformOptions; readonly answer: () => void }[] = [];
  adapter.answer = (request, options) =>
    request.type === type
      ? new Promise((answer, reject) => {
          waiting.push({ options, answer });
          options.signal.addEventListener('abort', () => reject(AcsError.from(options.signal.reason)));
        })
      : Promise.resolve();
  return waiting;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => AcsError.from(error).code,
  );

describe('createStatefulCall', () => {
  it('describes the present from the first moment on', () => {
    expect(start(status('lobby')).call.state.status).to.equal('lobby');
  });

  it('shows that a request is under way, and until when it may be', async () => {
    const { adapter, call, clock } = start(status('connected'));
    const waiting = slow(adapter, 'set-camera');
    const done = call.request({ type: 'set-camera', on: true });
    expect(call.state.camera).to.include({ pending: true, on: false });
    expect(call.state.deadline).to.deep.equal({ request: 'set-camera', endsAt: clock.now() + 40_000 });
    waiting[0]!.answer();
    await done;
    expect(call.state.camera).to.include({ pending: false, on: true });
    expect(call.state.deadline).to.be.undefined;
  });

  it('shows of several deadlines the one that runs the longest', async () => {
    const { adapter, call } = start();
    const waiting = slow(adapter, 'join');
    void call.request({ type: 'join' });
    await call.request({ type: 'set-microphone', on: true });
    expect(call.state.deadline?.request).to.equal('join');
    waiting[0]!.options.pauseDeadline();
    expect(call.state.deadline).to.deep.equal({ request: 'join', endsAt: undefined });
  });

  it('refuses what the transport does not know', async () => {
    const { adapter, call } = start(status('connected'));
    adapter.can = new Set(['join']);
    expect(await codeOf(call.request({ type: 'reconnect' }))).to.equal('unsupported');
    expect(adapter.requests).to.be.empty;
    expect(call.state.notices[0]).to.include({ code: 'request-failed', subject: 'reconnect' });
  });

  describe('join and leave', () => {
    it('joins once, however often it is asked', async () => {
      const { adapter, call, asked } = start();
      const waiting = slow(adapter, 'join');
      const both = [call.request({ type: 'join' }), call.request({ type: 'join' })];
      adapter.report(status('connecting'));
      both.push(call.request({ type: 'join' }));
      adapter.report(status('connected'));
      both.push(call.request({ type: 'join' }));
      waiting[0]!.answer();
      await Promise.all(both);
      expect(asked()).to.deep.equal(['join']);
    });

    it('cancels the join when I leave meanwhile, even before anybody noticed it', async () => {
      for (const early of [true, false]) {
        const { adapter, call, asked } = start();
        const waiting = slow(adapter, 'join');
        const joined = codeOf(call.request({ type: 'join' }));
        if (!early) adapter.report(status('connecting'));
        await call.request({ type: 'leave' });
        expect(await joined).to.equal('cancelled');
        expect(waiting[0]!.options.signal.aborted).to.be.true;
        expect(asked()).to.deep.equal(['join', 'leave']);
        expect(call.state.status).to.equal('ended');
        expect(call.state.endReason).to.deep.equal({ code: 'left', rejoin: true });
        expect(call.state.failure).to.be.undefined;
      }
    });

    it('joins again after I have left, though I asked while I was leaving', async () => {
      const { adapter, call, asked } = start(status('connected'));
      const waiting = slow(adapter, 'leave');
      const left = call.request({ type: 'leave' });
      adapter.report(status('ending'));
      const joined = call.request({ type: 'join' });
      await settled();
      expect(asked()).to.deep.equal(['leave']);
      adapter.report(status('ended'));
      waiting[0]!.answer();
      await Promise.all([left, joined]);
      expect(asked()).to.deep.equal(['leave', 'join']);
    });

    it('leaves once, and not when there is nothing to leave', async () => {
      const { adapter, call, asked } = start();
      await call.request({ type: 'leave' });
      expect(asked()).to.be.empty;
      adapter.report(status('connected'));
      const waiting = slow(adapter, 'leave');
      const both = [call.request({ type: 'leave' }), call.request({ type: 'leave' })];
      waiting[0]!.answer();
      await Promise.all(both);
      expect(asked()).to.deep.equal(['leave']);
      expect(call.state.status).to.equal('ended');
    });

    it('ends with the reason when the join takes too long, and is connected if it comes late', async () => {
      const { adapter, call, clock } = start();
      adapter.answer = () => new Promise(() => {});
      const joined = codeOf(call.request({ type: 'join' }));
      adapter.report(status('connecting'));
      await clock.pass(85_000);
      expect(await joined).to.equal('timed-out');
      expect(call.state).to.include({ status: 'ended' });
      expect(call.state.endReason).to.include({ code: 'failed', error: 'timed-out', rejoin: true });
      adapter.report(status('connected'));
      expect(call.state).to.include({ status: 'connected', failure: undefined, endReason: undefined });
    });

    it('lets the lobby take its time', async () => {
      const { adapter, call, clock } = start();
      const waiting = slow(adapter, 'join');
      const joined = codeOf(call.request({ type: 'join' }));
      const admitted = waiting[0]!.options.pauseDeadline();
      await clock.pass(3_600_000);
      admitted();
      waiting[0]!.answer();
      expect(await joined).to.equal('done');
    });
  });

  describe('deadlines', () => {
    for (const [request, limit] of [
      [{ type: 'join' }, 85],
      [{ type: 'set-camera', on: true }, 40],
      [{ type: 'set-screen-share', on: true }, 40],
      [{ type: 'remove-participant', id: 'bo' }, 120],
      [{ type: 'reconnect' }, 120],
      [{ type: 'set-microphone', on: true }, 30],
      [{ type: 'mute-participant', id: 'bo' }, 30],
      [{ type: 'leave' }, 30],
    ] as const) {
      it(`gives "${request.type}" ${limit} s, says until when, and tells the transport when they are over`, async () => {
        const { adapter, call, clock } = start(status(request.type === 'join' ? 'idle' : 'connected'));
        const waiting = slow(adapter, request.type);
        const asked = codeOf(call.request(request));
        await clock.pass(0);
        expect(call.state.deadline).to.deep.equal({
          request: request.type,
          endsAt: clock.now() + limit * 1000,
        });
        await clock.pass(limit * 1000 - 1);
        expect(waiting[0]!.options.signal.aborted).to.be.false;
        await clock.pass(1);
        expect(await asked).to.equal('timed-out');
        expect(waiting[0]!.options.signal.aborted).to.be.true;
        expect(call.state.deadline).to.be.undefined;
        expect(clock.pending).to.equal(0);
      });
    }

    it('shows what comes late after all', async () => {
      const { adapter, call, clock } = start(status('connected'));
      slow(adapter, 'set-hand');
      const asked = codeOf(call.request({ type: 'set-hand', raised: true }));
      await clock.pass(30_000);
      expect(await asked).to.equal('timed-out');
      expect(call.state.failure).to.deep.include({ code: 'timed-out' });
      adapter.report({ type: 'me-changed', change: { handRaisedAt: 5 } });
      expect(call.state.me.handRaisedAt).to.equal(5);
      expect(call.state.failure).to.be.undefined;
      expect(call.state.notices).to.be.empty;
    });
  });

  describe('after a rejoin', () => {
    async function rejoin({ adapter, call }: ReturnType<typeof start>, ended = status('ended')) {
      adapter.report(
        { type: 'microphone-changed', change: { on: false } },
        { type: 'camera-changed', change: { on: false } },
        ended,
      );
      adapter.requests.length = 0;
      await call.request({ type: 'join' });
      adapter.report(status('connecting'), status('connected'));
      await settled();
    }

    it('turns on what I had on, and nothing else', async () => {
      const run = start();
      await run.call.request({ type: 'set-microphone', on: true });
      await run.call.request({ type: 'set-camera', on: true });
      await run.call.request({ type: 'set-camera', on: false });
      run.adapter.report(status('connected'));
      await rejoin(run);
      expect(run.adapter.requests).to.deep.equal([{ type: 'join' }, { type: 'set-microphone', on: true }]);
      expect(run.call.state.microphone.on).to.be.true;
    });

    it('leaves me muted when somebody else has muted me', async () => {
      const run = start(status('connected'));
      await run.call.request({ type: 'set-microphone', on: true });
      run.adapter.report(
        { type: 'microphone-changed', change: { on: false } },
        { type: 'muted-by', by: 'Grace', at: 0 },
      );
      expect(run.call.state.notices[0]).to.include({ code: 'muted-by', subject: 'Grace' });
      await rejoin(run);
      expect(run.asked()).to.deep.equal(['join']);
    });

    it('knows what was on before anybody asked', async () => {
      const run = start({ type: 'camera-changed', change: { on: true } }, status('connected'));
      await rejoin(run);
      expect(run.asked()).to.deep.equal(['join', 'set-camera']);
    });

    it('does not insist on what was refused, and lets me in all the same', async () => {
      const run = start(status('connected'));
      run.adapter.answer = () => Promise.reject(new AcsError('device-missing', 'none'));
      await codeOf(run.call.request({ type: 'set-camera', on: true }));
      run.adapter.answer = () => Promise.resolve();
      await rejoin(run);
      expect(run.asked()).to.deep.equal(['join']);
      expect(run.call.state.status).to.equal('connected');
    });

    it('raises my hand again where the call was lost, and not where I have left it', async () => {
      for (const [endReason, asked] of [
        [{ code: 'network-lost', rejoin: true }, ['join', 'set-hand']],
        [{ code: 'left', rejoin: true }, ['join']],
      ] as const) {
        const run = start(status('connected'));
        await run.call.request({ type: 'set-hand', raised: true });
        await rejoin(run, { type: 'status-changed', status: 'ended', at: 0, endReason });
        expect(run.asked()).to.deep.equal(asked);
      }
    });

    it('raises my hand again when the server has forgotten it meanwhile, and touches no device', async () => {
      const run = start({ type: 'camera-changed', change: { on: true } }, status('connected'));
      await run.call.request({ type: 'set-hand', raised: true });
      run.adapter.report(status('reconnecting'), { type: 'camera-changed', change: { on: false } });
      run.adapter.requests.length = 0;
      run.adapter.report(status('connected'));
      await settled();
      expect(run.asked()).to.deep.equal(['set-hand']);
    });

    it('does not share a screen again', async () => {
      const run = start(status('connected'));
      await run.call.request({ type: 'set-screen-share', on: true });
      run.adapter.report({ type: 'screen-share-changed', change: { on: false } });
      await rejoin(run);
      expect(run.asked()).to.deep.equal(['join']);
    });
  });

  it('lets the last word count when a switch is turned quickly', async () => {
    const { adapter, call } = start(status('connected'));
    const waiting = slow(adapter, 'set-microphone');
    const all = [true, false, true, false].map((on) => call.request({ type: 'set-microphone', on }));
    waiting[0]!.answer();
    await settled();
    waiting[1]!.answer();
    await Promise.all(all);
    expect(adapter.requests).to.deep.equal([
      { type: 'set-microphone', on: true },
      { type: 'set-microphone', on: false },
    ]);
    expect(call.state.microphone).to.include({ on: false, pending: false });
  });

  it('asks for each permission that was asked for', async () => {
    const { adapter, call } = start();
    const waiting = slow(adapter, 'ask-permission');
    const all = [
      call.request({ type: 'ask-permission', camera: true, microphone: true }),
      call.request({ type: 'ask-permission', camera: true, microphone: false }),
      call.request({ type: 'ask-permission', camera: false, microphone: true }),
    ];
    for (let turn = 0; turn < 3; turn++) {
      await settled();
      waiting[turn]!.answer();
    }
    await Promise.all(all);
    expect(adapter.requests).to.have.length(3);
  });

  it('answers by itself what is mine alone, on every transport', async () => {
    const { adapter, call } = start(status('connected'), { type: 'muted-by', by: 'Grace', at: 0 });
    adapter.can = new Set();
    expect(call.can.has('set-pinned')).to.be.true;
    expect(call.can.has('dismiss-notice')).to.be.true;
    await call.request({ type: 'set-pinned', id: 'ada', pinned: true });
    await call.request({ type: 'set-pinned', id: 'grace', pinned: true });
    await call.request({ type: 'set-pinned', id: 'ada', pinned: true });
    expect(call.state.pinned).to.deep.equal(['ada', 'grace']);
    await call.request({ type: 'set-pinned', id: 'ada', pinned: false });
    expect(call.state.pinned).to.deep.equal(['grace']);
    await call.request({ type: 'dismiss-notice', id: call.state.notices[0]!.id });
    expect(call.state.notices).to.be.empty;
    expect(adapter.requests).to.be.empty;
  });

  describe('close', () => {
    it('ends what runs, the call and everything after', async () => {
      const { adapter, call, clock } = start(status('connected'));
      adapter.answer = () => new Promise(() => {});
      const running = codeOf(call.request({ type: 'set-camera', on: true }));
      const waiting = codeOf(call.request({ type: 'set-camera', on: false }));
      call.close();
      call.close();
      expect(await Promise.all([running, waiting])).to.deep.equal(['closed', 'closed']);
      expect(await codeOf(call.request({ type: 'join' }))).to.equal('closed');
      expect(await codeOf(call.request({ type: 'dismiss-notice', id: '' }))).to.equal('closed');
      expect(call.state.status).to.equal('ended');
      expect(call.state.camera.pending).to.be.false;
      expect(call.state.deadline).to.be.undefined;
      expect(clock.pending).to.equal(0);
    });

    it('hears nothing any more', () => {
      let report: (fact: CallFact) => void = () => {};
      const adapter = new FakeCallAdapter();
      adapter.watch = (told) => (report = told);
      const call = createStatefulCall(adapter);
      call.close();
      report(status('connected'));
      expect(call.state.status).to.equal('idle');
    });
  });
});
