import { expect } from '@open-wc/testing';
import { Comeback } from '../../../src/adapters/local/comeback.js';
import type { SignalState } from '../../../src/adapters/local/local-connection.js';
import type { CallFact, EndReason } from '../../../src/contracts/call.js';
import { AcsError, type ErrorCode } from '../../../src/contracts/errors.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';

const lost: SignalState = {
  phase: 'offline',
  attempt: 1,
  nextRetryAt: 1,
  cause: new AcsError('unreachable', ''),
};
const online: SignalState = { phase: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined };

describe('Comeback', () => {
  let clock: ManualClock;
  let facts: CallFact[];
  let ends: EndReason[];
  let rejoins: number;
  let retries: number;
  /** Why the next rejoins fail; the one after them works. */
  let refusals: ErrorCode[];
  let comeback: Comeback;

  beforeEach(() => {
    clock = new ManualClock();
    facts = [];
    ends = [];
    rejoins = retries = 0;
    refusals = [];
    comeback = new Comeback({
      clock,
      random: () => 1,
      report: (fact) => facts.push(fact),
      rejoin: async () => {
        rejoins++;
        const code = refusals.shift();
        await Promise.resolve();
        if (code) throw new AcsError(code, '');
        comeback.arrive();
      },
      retry: () => retries++,
      end: (reason) => ends.push(reason),
    });
  });

  afterEach(() => {
    comeback.stop();
    expect(clock.pending, 'timers that are left').to.equal(0);
  });

  const connection = () => facts.findLast((fact) => fact.type === 'connection-changed')?.change;

  it('tells once that the call is being mended, and joins again as soon as the server is there', async () => {
    comeback.follow(lost);
    comeback.follow({ ...lost, attempt: 2 });
    expect(facts.filter(({ type }) => type === 'status-changed')).to.have.length(1);
    expect(connection()).to.include({ signal: 'offline', attempt: 2, cause: 'unreachable' });
    comeback.follow(online);
    expect(connection()).to.include({ signal: 'connecting' });
    await clock.pass(0);
    expect(rejoins).to.equal(1);
    expect(comeback.lost).to.be.false;
    await clock.pass(200_000);
    expect(ends).to.be.empty;
  });

  it('gives up after two minutes', async () => {
    comeback.follow(lost);
    await clock.pass(119_999);
    expect(ends).to.be.empty;
    await clock.pass(1);
    expect(ends).to.deep.equal([{ code: 'network-lost', error: 'unreachable', rejoin: true }]);
  });

  it('counts no sleep as time in which the server could have been found', async () => {
    comeback.follow(lost);
    await clock.pass(10_000);
    await clock.sleep(3_600_000);
    expect(ends).to.be.empty;
    await clock.pass(29_999);
    expect(ends).to.be.empty;
    await clock.pass(1);
    expect(ends).to.have.length(1);
  });

  it('tries again, later each time, where a server that is there does not let me in yet', async () => {
    refusals = ['timed-out', 'throttled', 'internal'];
    comeback.follow(lost);
    comeback.follow(online);
    for (const [index, wait] of [500, 1000, 2000].entries()) {
      await clock.pass(0);
      expect(rejoins).to.equal(index + 1);
      expect(connection()).to.include({
        signal: 'connecting',
        attempt: index + 1,
        nextRetryAt: clock.now() + wait,
      });
      await clock.pass(wait - 1);
      expect(rejoins).to.equal(index + 1);
      await clock.pass(1);
    }
    expect(rejoins).to.equal(4);
    expect(comeback.lost).to.be.false;
    expect(ends).to.be.empty;
  });

  it('ends where there is no hope', async () => {
    refusals = ['forbidden'];
    comeback.follow(lost);
    comeback.follow(online);
    await clock.pass(0);
    expect(ends).to.deep.equal([{ code: 'failed', error: 'forbidden', message: '', rejoin: false }]);
    comeback.follow({ ...lost, nextRetryAt: undefined, cause: new AcsError('token-expired', 'old') });
    expect(ends.at(-1)).to.deep.equal({
      code: 'failed',
      error: 'token-expired',
      message: 'old',
      rejoin: false,
    });
  });

  it('leaves it to the connection to come back where that is lost meanwhile', async () => {
    refusals = ['unreachable'];
    comeback.follow(lost);
    comeback.follow(online);
    comeback.follow(lost);
    await clock.pass(5000);
    expect(rejoins).to.equal(1);
    comeback.follow(online);
    await clock.pass(0);
    expect(rejoins).to.equal(2);
    expect(comeback.lost).to.be.false;
  });

  it('hurries when asked, wherever it waits', async () => {
    comeback.follow(lost);
    comeback.hurry();
    expect(retries).to.equal(1);
    refusals = ['throttled'];
    comeback.follow(online);
    await clock.pass(0);
    comeback.hurry();
    await clock.pass(0);
    expect({ rejoins, retries }).to.deep.equal({ rejoins: 2, retries: 1 });
  });
});
