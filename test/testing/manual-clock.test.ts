import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ManualClock } from '../../src/testing/manual-clock.js';

describe('ManualClock', () => {
  it('stands until it is moved', () => {
    const clock = new ManualClock(1000);
    let rang = false;
    clock.after(5, () => (rang = true));
    expect(clock.now()).to.equal(1000);
    clock.advance(4);
    expect(rang).to.be.false;
    clock.advance(1);
    expect(rang).to.be.true;
    expect(clock.now()).to.equal(1005);
    expect(clock.pending).to.equal(0);
  });

  it('runs what is due in its order, each at its time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (delays) => {
        const clock = new ManualClock(0);
        const rang: (readonly [number, number])[] = [];
        delays.forEach((delay, index) => clock.after(delay, () => rang.push([clock.now(), index])));
        clock.advance(50);
        const expected = delays.map((delay, index) => [delay, index] as const);
        expect(rang).to.deep.equal(expected.sort(([a, i], [b, j]) => a - b || i - j));
      }),
    );
  });

  it('runs what a timer sets, and not what was stopped', () => {
    const clock = new ManualClock();
    const rang: string[] = [];
    const stop = clock.after(20, () => rang.push('stopped'));
    clock.after(10, () => {
      rang.push('first');
      clock.after(5, () => rang.push('second'));
      stop();
    });
    clock.advance(30);
    expect(rang).to.deep.equal(['first', 'second']);
  });

  it('lets promises settle between the timers', async () => {
    const clock = new ManualClock(0);
    const rang: number[] = [];
    const sleep = (milliseconds: number) =>
      new Promise<void>((resolve) => clock.after(milliseconds, resolve));
    void (async () => {
      for (let round = 0; round < 3; round++) {
        await sleep(10);
        rang.push(clock.now());
      }
    })();
    await clock.pass(100);
    expect(rang).to.deep.equal([10, 20, 30]);
  });
});
