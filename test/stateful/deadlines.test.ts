import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { AcsError } from '../../src/contracts/errors.js';
import { withDeadline, type DeadlineTask } from '../../src/stateful/deadlines.js';
import { ManualClock } from '../../src/testing/manual-clock.js';
import { settled } from '../support/settled.js';

function start(seconds: number, cancelled?: AbortSignal) {
  const clock = new ManualClock();
  const told: (number | undefined)[] = [];
  let outcome: unknown = 'waiting';
  let task: DeadlineTask | undefined;
  let answer: (answer: string) => void = () => {};
  let refuse: (reason: unknown) => void = () => {};
  const began = clock.now();
  withDeadline(
    clock,
    seconds,
    (given) => {
      task = given;
      return new Promise<string>((resolve, reject) => {
        answer = resolve;
        refuse = reject;
      });
    },
    (endsAt) => told.push(endsAt === undefined ? undefined : endsAt - began),
    cancelled,
  ).then(
    (result) => (outcome = result),
    (error: unknown) => (outcome = (error as AcsError).code),
  );
  return {
    clock,
    told,
    task: task!,
    answer: (result: string) => answer(result),
    refuse: (reason: unknown) => refuse(reason),
    get outcome() {
      return outcome;
    },
  };
}

describe('withDeadline', () => {
  it('gives the answer, and leaves no timer behind', async () => {
    const run = start(10);
    run.answer('yes');
    await settled();
    expect(run.outcome).to.equal('yes');
    expect(run.clock.pending).to.equal(0);
    expect(run.task.signal.aborted).to.be.false;
  });

  it('times out, and tells the task that nobody waits any more', async () => {
    const run = start(10);
    await run.clock.pass(9_999);
    expect(run.outcome).to.equal('waiting');
    await run.clock.pass(1);
    expect(run.outcome).to.equal('timed-out');
    expect((run.task.signal.reason as AcsError).code).to.equal('timed-out');
  });

  it('says until when it waits, and each change of it', async () => {
    const run = start(10);
    const goOn = run.task.pauseDeadline();
    await run.clock.pass(60_000);
    goOn();
    expect(run.told).to.deep.equal([10_000, undefined, 70_000]);
  });

  it('does not count the time while somebody decides', async () => {
    const run = start(10);
    await run.clock.pass(6_000);
    const goOn = run.task.pauseDeadline();
    await run.clock.pass(3_600_000);
    expect(run.outcome).to.equal('waiting');
    goOn();
    await run.clock.pass(3_999);
    expect(run.outcome).to.equal('waiting');
    await run.clock.pass(1);
    expect(run.outcome).to.equal('timed-out');
  });

  it('goes on when the last of several pauses has ended, each once', async () => {
    const run = start(10);
    const first = run.task.pauseDeadline();
    const second = run.task.pauseDeadline();
    first();
    first();
    await run.clock.pass(60_000);
    expect(run.outcome).to.equal('waiting');
    second();
    await run.clock.pass(10_000);
    expect(run.outcome).to.equal('timed-out');
  });

  it('counts the same time however it is cut by pauses', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(3_000), fc.nat(3_000)), { maxLength: 8 }), async (cuts) => {
        const run = start(10);
        let counted = 0;
        for (const [running, paused] of cuts) {
          if (counted + running >= 10_000) break;
          await run.clock.pass(running);
          counted += running;
          const goOn = run.task.pauseDeadline();
          await run.clock.pass(paused);
          goOn();
        }
        await run.clock.pass(10_000 - counted - 1);
        expect(run.outcome).to.equal('waiting');
        await run.clock.pass(1);
        expect(run.outcome).to.equal('timed-out');
      }),
      { numRuns: 25 },
    ));

  it('ends at once when it is cancelled, with the reason', async () => {
    const cancelling = new AbortController();
    const run = start(10, cancelling.signal);
    cancelling.abort(new AcsError('cancelled', 'no more'));
    await settled();
    expect(run.outcome).to.equal('cancelled');
    expect(run.task.signal.aborted).to.be.true;
    expect(run.clock.pending).to.equal(0);
  });

  it('does not begin what was cancelled before', async () => {
    const run = start(10, AbortSignal.abort(new AcsError('closed', 'too late')));
    await settled();
    expect(run.outcome).to.equal('closed');
    expect(run.task).to.be.undefined;
  });

  it('knows zero and for ever', async () => {
    const none = start(0);
    await none.clock.pass(0);
    expect(none.outcome).to.equal('timed-out');
    const ever = start(Infinity);
    await ever.clock.pass(1e12);
    expect(ever.outcome).to.equal('waiting');
    expect(ever.told).to.deep.equal([undefined]);
  });

  it('makes one of our errors of any other, also of one that is thrown at once', async () => {
    const run = start(10);
    run.refuse(new TypeError('odd'));
    await settled();
    expect(run.outcome).to.equal('internal');
    const clock = new ManualClock();
    const thrown = withDeadline(clock, 10, () => {
      throw new AcsError('forbidden', 'no');
    });
    expect(await thrown.catch((error: unknown) => (error as AcsError).code)).to.equal('forbidden');
    expect(clock.pending).to.equal(0);
  });

  it('is silent after the end', async () => {
    const run = start(10);
    run.answer('yes');
    await settled();
    run.task.pauseDeadline()();
    await run.clock.pass(60_000);
    expect(run.told).to.deep.equal([10_000]);
    expect(run.task.signal.aborted).to.be.false;
  });
});
