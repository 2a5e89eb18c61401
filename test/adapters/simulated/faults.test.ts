import { aTimeout, expect } from '@open-wc/testing';
import { AcsError, type ErrorCode } from '../../../src/contracts/errors.js';
import { createCall, createChat } from './session.js';

async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    expect(error).to.be.instanceOf(AcsError);
    return (error as AcsError).code;
  }
}

describe('faults of a simulated call', () => {
  it('refuses a request as often as it was told to, and then no more', async () => {
    const { room, call } = createCall();
    room.do({ type: 'refuse', request: 'set-camera', code: 'device-busy', times: 2 });
    const ask = () => codeOf(call.request({ type: 'set-camera', on: true }));
    expect([await ask(), await ask(), await ask()]).to.deep.equal(['device-busy', 'device-busy', undefined]);
    expect(call.state.camera.on).to.be.true;
  });

  it('refuses a join, which ends in a state that says why', async () => {
    const { room, call } = createCall();
    room.do({ type: 'refuse', request: 'join', code: 'full' });
    expect(await codeOf(call.request({ type: 'join' }))).to.equal('full');
    expect(call.state.status).to.equal('ended');
    expect(call.state.endReason).to.include({ code: 'failed', error: 'full', rejoin: true });
    await call.request({ type: 'join' });
    expect(call.state.status).to.equal('connected');
  });

  it('delays an answer', async () => {
    const { clock, room, call } = createCall();
    room.do({ type: 'delay', request: 'join', seconds: 3 });
    const joining = call.request({ type: 'join' });
    await clock.pass(2999);
    expect(call.state.status).to.equal('connecting');
    await clock.pass(1);
    await joining;
    expect(call.state.status).to.equal('connected');
  });

  it('never answers, until the deadline', async () => {
    const { clock, room, call } = createCall();
    room.do({ type: 'never-answer', request: 'set-microphone' });
    const asking = codeOf(call.request({ type: 'set-microphone', on: true }));
    await clock.pass(29_999);
    expect(call.state.microphone.pending).to.be.true;
    await clock.pass(1);
    expect(await asking).to.equal('timed-out');
    expect(call.state.microphone).to.include({ on: false, pending: false });
  });

  it('loses the connection, tries again after 1, 2 and 4 s, and is back', async () => {
    const { clock, room, call } = createCall();
    await call.request({ type: 'join' });
    room.do({ type: 'drop-connection', seconds: 5 });
    expect(call.state.status).to.equal('reconnecting');
    const attempts = [1000, 2000, 1999].map((step) => {
      const { attempt, nextRetryAt, media } = call.state.connection;
      expect(media).to.equal('interrupted');
      const wait = nextRetryAt! - clock.now();
      clock.advance(step);
      return [attempt, wait];
    });
    expect(attempts).to.deep.equal([
      [1, 1000],
      [2, 2000],
      [3, 4000],
    ]);
    clock.advance(1);
    expect(call.state.status).to.equal('connected');
    expect(call.state.connection).to.deep.include({ signal: 'online', media: 'flowing', attempt: 0 });
    expect(call.state.notices.map(({ code }) => code)).to.deep.equal(['reconnected']);
  });

  it('loses only sound and picture, or only the way to the server', async () => {
    const { room, call } = createCall();
    await call.request({ type: 'join' });
    room.do({ type: 'drop-connection', only: 'media' });
    expect(call.state.status).to.equal('connected');
    expect(call.state.connection).to.include({
      signal: 'online',
      media: 'interrupted',
      cause: 'media-failed',
    });
    await call.request({ type: 'reconnect' });
    expect(call.state.connection).to.include({ media: 'flowing', cause: undefined });
    room.do({ type: 'drop-connection', only: 'signal' });
    expect(call.state.status).to.equal('reconnecting');
    expect(call.state.connection).to.include({ signal: 'connecting', media: 'flowing' });
    room.do({ type: 'restore-connection' });
    expect(call.state.status).to.equal('connected');
  });

  it('lets a picture stand still, and move again', async () => {
    const { room, call } = createCall({ people: [{ camera: true }] });
    await call.request({ type: 'join' });
    const stream = () => call.state.participants.get(room.people[0]!.id)!.streams[0];
    room.do({ type: 'freeze-video', who: 0, frozen: true });
    expect(stream()).to.include({ available: true, paused: true });
    room.do({ type: 'freeze-video', who: 0, frozen: false });
    expect(stream()).to.include({ available: true, paused: false });
  });

  it('takes a camera or microphone away, which is busy until it is given back', async () => {
    for (const kind of ['camera', 'microphone'] as const) {
      const { room, call } = createCall({}, { [kind]: { on: true } });
      const turnOn = () => call.request({ type: `set-${kind}`, on: true });
      await call.request({ type: 'join' });
      room.do({ type: 'take-device', kind });
      expect(call.state[kind]).to.include({ on: false, availability: 'busy' });
      expect(call.state.notices.at(-1)).to.include({ code: `${kind}-taken` });
      expect(await codeOf(turnOn())).to.equal('device-busy');
      room.do({ type: 'give-back-device', kind });
      await turnOn();
      expect(call.state[kind].on).to.be.true;
      expect(call.state.notices).to.be.empty;
    }
  });

  it('takes all sound from my microphone', async () => {
    const { room, call, clock } = createCall({}, { microphone: { on: true } });
    await call.request({ type: 'join' });
    const loudest = () => {
      const levels = Array.from({ length: 20 }, () => {
        clock.advance(50);
        return call.level(call.state.me.id);
      });
      return Math.max(...levels);
    };
    room.do({ type: 'silence-microphone', silent: true });
    expect(call.state.notices.at(-1)).to.include({ code: 'microphone-silent' });
    expect(loudest()).to.equal(0);
    room.do({ type: 'silence-microphone', silent: false });
    expect(call.state.notices).to.be.empty;
    expect(loudest()).to.be.greaterThan(0);
  });

  it('lets me speak while I am muted, and only then', async () => {
    const { room, call } = createCall();
    await call.request({ type: 'join' });
    room.do({ type: 'speak-while-muted' });
    expect(call.state.notices.at(-1)).to.include({ code: 'speaking-while-muted' });
    await call.request({ type: 'set-microphone', on: true });
    expect(call.state.notices).to.be.empty;
    room.do({ type: 'speak-while-muted' });
    expect(call.state.notices).to.be.empty;
  });

  it('holds the sound back until it is asked to play', async () => {
    const { room, call } = createCall();
    await call.request({ type: 'join' });
    room.do({ type: 'block-sound' });
    expect(call.state.soundBlocked).to.be.true;
    await call.request({ type: 'play-sound' });
    expect(call.state.soundBlocked).to.be.false;
  });

  it('misses what happens while the connection is lost, and hears of it afterwards', async () => {
    const { room, call } = createCall({ people: 3 });
    await call.request({ type: 'join' });
    const [first, second] = room.people;
    room.do({ type: 'drop-connection' });
    room.do({ type: 'leave', who: 0 });
    room.do({ type: 'set-hand', who: 1, raised: true });
    expect(call.state.participants.has(first!.id)).to.be.true;
    const remove = { type: 'remove-participant', id: second!.id } as const;
    expect(await codeOf(call.request(remove))).to.equal('unreachable');
    await call.request({ type: 'reconnect' });
    expect(call.state.participants.has(first!.id)).to.be.false;
    expect(call.state.participants.get(second!.id)!.handRaisedAt).not.to.equal(undefined);
  });

  it('loses a device: the next one takes its place, and after the last there is none', async () => {
    const { room, call } = createCall({}, { microphone: { on: true } });
    const { microphones } = call.state.devices;
    room.do({ type: 'lose-device', kind: 'microphone' });
    expect(call.state.devices.selected.microphone).to.equal(microphones[1]!.id);
    expect(call.state.microphone.on).to.be.true;
    expect(call.state.notices.at(-1)).to.include({ code: 'device-lost', subject: microphones[0]!.label });
    for (let left = microphones.length - 1; left > 0; left--)
      room.do({ type: 'lose-device', kind: 'microphone' });
    expect(call.state.microphone).to.include({ on: false, availability: 'missing' });
    expect(call.state.me.muted).to.be.true;
    expect(await codeOf(call.request({ type: 'set-microphone', on: true }))).to.equal('device-missing');
    room.do({ type: 'plug-in-device', kind: 'microphone', label: 'New one' });
    await call.request({ type: 'set-microphone', on: true });
    expect(call.state.microphone.on).to.be.true;
  });

  it('denies permission, which is a state and not an error of the question', async () => {
    const permission = { camera: 'prompt', microphone: 'prompt' } as const;
    const { call } = createCall({}, { devices: { permission }, grants: false });
    expect(call.state.devices.cameras.map(({ label }) => label)).to.deep.equal(['']);
    await call.request({ type: 'ask-permission', camera: true, microphone: true });
    expect(call.state.devices.permission).to.deep.equal({ camera: 'denied', microphone: 'denied' });
    expect(call.state.camera.availability).to.equal('denied');
    expect(await codeOf(call.request({ type: 'set-camera', on: true }))).to.equal('permission-denied');
  });

  it('turns a camera off when its permission is taken away', async () => {
    const { room, call } = createCall({}, { camera: { on: true } });
    room.do({ type: 'set-permission', kind: 'camera', granted: false });
    expect(call.state.camera).to.include({ on: false, availability: 'denied' });
    expect(call.state.me.streams).to.be.empty;
    room.do({ type: 'set-permission', kind: 'camera', granted: true });
    await call.request({ type: 'set-camera', on: true });
    expect(call.state.me.streams).to.have.length(1);
  });

  it('keeps people in the lobby until they are admitted', async () => {
    const { clock, room, call } = createCall({ lobby: true });
    const joining = call.request({ type: 'join' });
    await clock.pass(600_000);
    expect(call.state.status).to.equal('lobby');
    expect(call.state.participants).to.be.empty;
    room.do({ type: 'admit' });
    await joining;
    expect(call.state.status).to.equal('connected');
  });

  it('turns somebody away who waits in the lobby', async () => {
    const { clock, room, call } = createCall({ lobby: true });
    const joining = codeOf(call.request({ type: 'join' }));
    await clock.pass(0);
    room.do({ type: 'remove-me', by: 'Ada' });
    expect(await joining).to.equal('forbidden');
    expect(call.state.endReason).to.include({ code: 'failed', error: 'forbidden', rejoin: false });
  });

  it('mutes me, removes me, ends the call', async () => {
    const { room, call } = createCall({}, { microphone: { on: true } });
    await call.request({ type: 'join' });
    room.do({ type: 'mute-me', by: 'Ada' });
    expect(call.state.microphone.on).to.be.false;
    expect(call.state.notices.at(-1)).to.include({ code: 'muted-by', subject: 'Ada' });
    room.do({ type: 'remove-me', by: 'Ada' });
    expect(call.state.endReason).to.deep.include({ code: 'removed', by: 'Ada' });
    await call.request({ type: 'join' });
    room.do({ type: 'end-call', reason: { code: 'network-lost', rejoin: true } });
    expect(call.state.endReason).to.deep.equal({ code: 'network-lost', rejoin: true });
    expect(call.state.participants).to.be.empty;
  });
});

describe('faults of a simulated chat', () => {
  it('refuses a message, which then says so', async () => {
    const { room, chat, thread } = await createChat();
    room.do({ type: 'refuse', request: 'send-message', code: 'forbidden' });
    const send = chat.request({ type: 'send-message', thread: 't', text: 'Hello' });
    expect(await codeOf(send)).to.equal('forbidden');
    expect(thread().messages.at(-1)).to.deep.include({ status: 'failed' });
  });

  it('sends what was written while the connection was lost, and hears what was missed', async () => {
    const { clock, room, chat, thread } = await createChat({ people: 2, replies: false });
    room.do({ type: 'drop-connection', seconds: 4 });
    await aTimeout(0);
    expect(chat.state.connection).to.include({ phase: 'offline', attempt: 1, cause: 'unreachable' });
    const sending = chat.request({ type: 'send-message', thread: 't', text: 'Mine' });
    room.do({ type: 'write', who: 0, text: 'Theirs', seconds: 0 });
    await clock.pass(3999);
    expect(thread().messages.map(({ status }) => status)).to.deep.equal(['queued']);
    await clock.pass(1);
    await sending;
    const texts = thread().messages.map(({ content }) => (content.kind === 'text' ? content.text : ''));
    expect(texts).to.deep.equal(['Theirs', 'Mine']);
    expect(chat.state.connection.phase).to.equal('online');
  });

  it('removes me from the thread', async () => {
    const { room, chat, thread } = await createChat();
    room.do({ type: 'remove-me-from-thread' });
    expect(thread().status).to.equal('removed');
    expect(await codeOf(chat.request({ type: 'send-message', thread: 't', text: 'Hello?' }))).to.equal(
      'forbidden',
    );
  });
});
