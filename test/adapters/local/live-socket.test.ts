import { expect } from '@open-wc/testing';
import { LocalConnection, type SignalState } from '../../../src/adapters/local/local-connection.js';
import { AcsError } from '../../../src/contracts/errors.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { FarSide } from '../../support/far-side.js';

const person = { id: '8:acs:ada', name: 'Ada' };

describe('LocalConnection', () => {
  const realSocket = window.WebSocket;
  let clock: ManualClock;
  let connection: LocalConnection;
  let states: SignalState[];
  let tokens: string[];

  beforeEach(() => {
    FarSide.made.length = 0;
    (window as { WebSocket: unknown }).WebSocket = FarSide;
    clock = new ManualClock();
    states = [];
    tokens = [];
    connect(() => {
      tokens.push(`token ${tokens.length + 1}`);
      return Promise.resolve(tokens.at(-1)!);
    });
  });

  afterEach(async () => {
    connection.close();
    await clock.pass(0);
    expect(clock.pending, 'timers that are left').to.equal(0);
    window.WebSocket = realSocket;
  });

  function connect(credential: string | (() => Promise<string>)) {
    connection = new LocalConnection({
      server: 'https://calls.example.org/base',
      credential,
      topics: ['call'],
      clock,
      random: () => 1,
    });
    connection.listen({ changed: (state) => states.push(state), received: () => {} });
  }

  const latest = () => FarSide.made.at(-1)!;

  async function goOnline(lifetime = 3600_000) {
    connection.open();
    latest().accept();
    await clock.pass(0);
    latest().answer('authenticate', { person, expiresAt: clock.now() + lifetime });
    await clock.pass(0);
  }

  it('says who it is in the first frame, and never in the address', async () => {
    await goOnline();
    expect(latest().url).to.equal('wss://calls.example.org/base/api/v1/socket');
    expect(latest().frames[0]).to.include({ type: 'authenticate', token: 'token 1' });
    expect(connection.person).to.deep.equal(person);
    expect(states.map(({ phase }) => phase)).to.deep.equal(['connecting', 'online']);
  });

  it('asks for a sign of life when it is silent, and ends a socket that gives none', async () => {
    await goOnline();
    await clock.pass(5000);
    expect(latest().frames.at(-1)).to.deep.equal({ type: 'ping' });
    latest().push({ type: 'pong' });
    await clock.pass(9000);
    expect(connection.state.phase).to.equal('online');
    await clock.pass(1000);
    expect(connection.state).to.deep.include({ phase: 'offline', attempt: 1 });
    expect(connection.state.cause?.code).to.equal('unreachable');
  });

  it('asks at once when the machine wakes up, and takes no silence of the sleep for an end', async () => {
    await goOnline();
    await clock.pass(5000);
    const pings = () => latest().frames.filter(({ type }) => type === 'ping').length;
    expect(pings()).to.equal(1);
    await clock.pass(4500);
    await clock.sleep(60_000);
    expect(connection.state.phase).to.equal('online');
    expect(pings()).to.be.greaterThan(1);
    await clock.pass(4900);
    expect(connection.state.phase, 'it has as long to answer as ever').to.equal('online');
    await clock.pass(100);
    expect(connection.state.phase, 'nobody answers').to.equal('offline');
  });

  it('asks at once when a frozen page goes on', async () => {
    await goOnline();
    document.dispatchEvent(new Event('resume'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(latest().frames.filter(({ type }) => type === 'ping')).to.have.length(2);
  });

  it('begins anew with its attempts when the machine wakes up', async () => {
    await goOnline();
    for (let attempt = 0; attempt < 6; attempt++) {
      latest().onclose?.();
      await clock.pass(15_000);
    }
    latest().onclose?.();
    await clock.pass(1000);
    const before = FarSide.made.length;
    await clock.sleep(6000);
    expect(FarSide.made).to.have.length(before + 1);
    expect(connection.state).to.include({ phase: 'connecting', attempt: 0 });
  });

  it('tries again after half a second, then twice as long each time, and at once when asked', async () => {
    await goOnline();
    latest().onclose?.();
    for (const wait of [500, 1000, 2000, 4000, 8000, 15_000, 15_000]) {
      expect(connection.state.nextRetryAt).to.equal(clock.now() + wait);
      const before = FarSide.made.length;
      await clock.pass(wait - 1);
      expect(FarSide.made.length).to.equal(before);
      await clock.pass(1);
      expect(FarSide.made.length).to.equal(before + 1);
      latest().onclose?.();
      await clock.pass(0);
    }
    const before = FarSide.made.length;
    connection.retry();
    expect(FarSide.made.length).to.equal(before + 1);
    await goOnlineAgain();
    expect(connection.state).to.deep.include({ phase: 'online', attempt: 0, cause: undefined });
  });

  async function goOnlineAgain() {
    latest().accept();
    await clock.pass(0);
    latest().answer('authenticate', { person, expiresAt: clock.now() + 3600_000 });
    await clock.pass(0);
  }

  it('comes back as soon as the browser is online again', async () => {
    await goOnline();
    latest().onclose?.();
    await clock.pass(0);
    const before = FarSide.made.length;
    window.dispatchEvent(new Event('online'));
    expect(FarSide.made.length).to.equal(before + 1);
  });

  it('asks for another token when one is refused, and gives up when all are', async () => {
    connection.open();
    for (const token of ['token 1', 'token 2', 'token 3']) {
      latest().accept();
      await clock.pass(0);
      expect(latest().frames[0]).to.include({ token });
      latest().refuse('authenticate', 'token-expired');
      await clock.pass(0);
    }
    expect(connection.state).to.deep.include({ phase: 'offline', nextRetryAt: undefined });
    expect(connection.state.cause?.code).to.equal('token-expired');
  });

  it('gives up at once when a fixed token is refused', async () => {
    connect('fixed');
    connection.open();
    latest().accept();
    await clock.pass(0);
    latest().refuse('authenticate', 'unauthenticated');
    await clock.pass(0);
    expect(connection.state.nextRetryAt).to.be.undefined;
    expect(connection.state.cause?.code).to.equal('unauthenticated');
  });

  it('renews its token on the same socket before it ends', async () => {
    await goOnline(100_000);
    for (let second = 0; second < 90; second++) {
      await clock.pass(1000);
      latest().push({ type: 'pong' });
    }
    expect(FarSide.made).to.have.length(1);
    expect(latest().frames.filter(({ type }) => type === 'authenticate')).to.have.length(2);
    expect(latest().frames.findLast(({ type }) => type === 'authenticate')).to.include({ token: 'token 2' });
  });

  it('rejects what waits for an answer when the socket ends, or when none comes', async () => {
    await goOnline();
    const outcomes: string[] = [];
    const ask = () =>
      connection.ask<'leave-call'>({ type: 'leave-call' }).then(
        () => outcomes.push('done'),
        (error: unknown) => outcomes.push(AcsError.from(error).code),
      );
    void ask();
    for (let second = 0; second < 10; second++) {
      await clock.pass(1000);
      latest().push({ type: 'pong' });
    }
    void ask();
    latest().onclose?.();
    await clock.pass(0);
    void ask();
    await clock.pass(0);
    expect(outcomes).to.deep.equal(['timed-out', 'unreachable', 'unreachable']);
  });

  for (const [name, text] of Object.entries({
    'no JSON': '{',
    'no frame': 'null',
    'a malformed frame': '{"type":"participants-left","ids":"ada"}',
    'a reply without its id': '{"type":"reply","result":{}}',
  })) {
    it(`begins afresh, and says why, where the server sends ${name}`, async () => {
      await goOnline();
      latest().pushText(text);
      expect(connection.state).to.deep.include({ phase: 'offline', attempt: 1 });
      expect(connection.state.cause?.code).to.equal('internal');
      await clock.pass(60_000);
      expect(FarSide.made.length).to.be.greaterThan(1);
    });
  }

  it('passes over what only a newer server knows', async () => {
    await goOnline();
    latest().pushText('{"type":"constructor"}');
    latest().pushText('{"type":"message-pinned","thread":7}');
    expect(connection.state.phase).to.equal('online');
  });
});
