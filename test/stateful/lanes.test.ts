import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { AcsError } from '../../src/contracts/errors.js';
import { Lanes, type Lane } from '../../src/stateful/lanes.js';
import { settled } from '../support/settled.js';

/** Runs that end when the test says so. */
class Runs {
  readonly lanes = new Lanes();
  readonly started: number[] = [];
  readonly outcomes: unknown[] = [];
  #running: { readonly id: number; readonly end: (failure?: Error) => void }[] = [];
  #calls = 0;

  get running() {
    return this.#running.length;
  }

  enter(lane: Lane | undefined): number {
    const id = this.#calls++;
    this.lanes
      .enter(lane, (signal) => {
        this.started.push(id);
        return new Promise<void>((resolve, reject) => {
          const end = (failure?: Error) => (failure ? reject(failure) : resolve());
          this.#running.push({ id, end });
          signal.addEventListener('abort', () => void this.end(AcsError.from(signal.reason)), { once: true });
        });
      })
      .then(
        () => (this.outcomes[id] = 'done'),
        (error: unknown) => {
          this.outcomes[id] = error instanceof AcsError ? error.code : (error as Error).message;
        },
      );
    return id;
  }

  /** Ends the run that began first. */
  async end(failure?: Error) {
    this.#running.shift()?.end(failure);
    await settled();
  }
}

const latest: Lane = { name: 'microphone', rule: 'latest' };
const queue: Lane = { name: 'messages', rule: 'queue' };
const join: Lane = { name: 'call', rule: 'join' };
const leave: Lane = { name: 'call', rule: 'interrupt', kind: 'leave' };

describe('Lanes', () => {
  it('runs at once what shares no resource', () => {
    const runs = new Runs();
    runs.enter(undefined);
    runs.enter(undefined);
    runs.enter(latest);
    runs.enter(queue);
    expect(runs.started).to.deep.equal([0, 1, 2, 3]);
  });

  it('latest: skips what has been asked for since, and lets it share the outcome', async () => {
    const runs = new Runs();
    for (let call = 0; call < 4; call++) runs.enter(latest);
    await runs.end();
    expect(runs.started).to.deep.equal([0, 3]);
    expect(runs.outcomes).to.deep.equal(['done']);
    await runs.end(new Error('no'));
    expect(runs.outcomes).to.deep.equal(['done', 'no', 'no', 'no']);
  });

  it('queue: runs one after the other, whatever becomes of the one before', async () => {
    const runs = new Runs();
    for (let call = 0; call < 3; call++) runs.enter(queue);
    expect(runs.started).to.deep.equal([0]);
    await runs.end(new Error('no'));
    expect(runs.started).to.deep.equal([0, 1]);
    await runs.end();
    await runs.end();
    expect(runs.outcomes).to.deep.equal(['no', 'done', 'done']);
  });

  it('join: twice is once', async () => {
    const runs = new Runs();
    runs.enter(join);
    runs.enter(join);
    await runs.end();
    expect(runs.started).to.deep.equal([0]);
    expect(runs.outcomes).to.deep.equal(['done', 'done']);
  });

  it('interrupt: aborts what runs, calls off what waits, and shares with its own kind', async () => {
    const runs = new Runs();
    runs.enter(join);
    runs.enter(leave);
    await settled();
    expect(runs.started).to.deep.equal([0, 1]);
    runs.enter(join);
    runs.enter(leave);
    await settled();
    expect(runs.outcomes).to.deep.equal(['cancelled', , 'cancelled']);
    await runs.end();
    expect(runs.started).to.deep.equal([0, 1]);
    expect(runs.outcomes).to.deep.equal(['cancelled', 'done', 'cancelled', 'done']);
  });

  it('never shares what has been called off', async () => {
    const runs = new Runs();
    runs.enter(leave);
    runs.enter({ ...leave, kind: 'end' });
    runs.enter(leave);
    await settled();
    await runs.end();
    expect(runs.outcomes).to.deep.equal(['cancelled', 'cancelled', 'done']);
  });

  it('join after an interrupt waits and is a new one', async () => {
    const runs = new Runs();
    runs.enter(join);
    runs.enter(leave);
    runs.enter(join);
    await settled();
    await runs.end();
    await runs.end();
    expect(runs.started).to.deep.equal([0, 1, 2]);
    expect(runs.outcomes).to.deep.equal(['cancelled', 'done', 'done']);
  });

  it('close: aborts what runs, refuses what waits and whatever comes', async () => {
    const runs = new Runs();
    runs.enter(queue);
    runs.enter(queue);
    runs.enter(undefined);
    runs.lanes.close();
    runs.lanes.close();
    runs.enter(queue);
    await settled();
    expect(runs.outcomes).to.deep.equal(['closed', 'closed', 'closed', 'closed']);
    expect(runs.started).to.deep.equal([0, 2]);
  });

  it('goes on after a run that throws instead of rejecting', async () => {
    const lanes = new Lanes();
    const broken = lanes.enter(queue, () => {
      throw new Error('broken');
    });
    let ran = false;
    const next = lanes.enter(queue, () => {
      ran = true;
      return Promise.resolve();
    });
    const outcome = await Promise.allSettled([broken, next]);
    expect(outcome.map(({ status }) => status)).to.deep.equal(['rejected', 'fulfilled']);
    expect(ran).to.be.true;
  });

  const enter = fc.constantFrom<Lane>(
    { name: 'one', rule: 'latest' },
    { name: 'one', rule: 'queue' },
    { name: 'one', rule: 'join' },
    { name: 'one', rule: 'interrupt', kind: 'a' },
    { name: 'one', rule: 'interrupt', kind: 'b' },
  );

  it('does what the rules say, in any order of calls and ends', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(enter, fc.constant('end' as const)), { maxLength: 25 }),
        async (steps) => {
          const runs = new Runs();
          const model = new Model();
          for (const step of steps) {
            if (step === 'end') {
              await runs.end(new Error('ended'));
              model.end('ended');
            } else {
              runs.enter(step);
              await settled();
              model.enter(step);
            }
            expect(runs.running).to.equal(Math.min(1, model.lane.length));
            expect(runs.started).to.deep.equal(model.started);
            expect([...runs.outcomes]).to.deep.equal([...model.outcomes]);
          }
        },
      ),
      { numRuns: 300 },
    ));
});

/** The rules once more, as plain bookkeeping: who stands in the lane, and which calls share their place. */
class Model {
  lane: { readonly lane: Lane; run: number; readonly calls: number[] }[] = [];
  readonly started: number[] = [];
  readonly outcomes: unknown[] = [];
  #calls = 0;

  enter(lane: Lane) {
    const call = this.#calls++;
    if (lane.rule === 'interrupt') {
      for (const { calls } of this.lane.splice(1)) this.#tell(calls, 'cancelled');
      if (this.lane[0] && !this.#isSame(this.lane[0].lane, lane)) this.end('cancelled');
    }
    const last = this.lane.at(-1);
    if (last && lane.rule === 'latest' && last.lane.rule === 'latest' && this.lane.length > 1) {
      last.run = call;
      last.calls.push(call);
    } else if (last && (lane.rule === 'join' || lane.rule === 'interrupt') && this.#isSame(last.lane, lane)) {
      last.calls.push(call);
    } else {
      this.lane.push({ lane, run: call, calls: [call] });
      if (this.lane.length === 1) this.started.push(call);
    }
  }

  end(outcome: string) {
    const ended = this.lane.shift();
    if (!ended) return;
    this.#tell(ended.calls, outcome);
    if (this.lane[0]) this.started.push(this.lane[0].run);
  }

  #isSame(a: Lane, b: Lane) {
    return a.rule === b.rule && a.kind === b.kind;
  }

  #tell(calls: readonly number[], outcome: string) {
    for (const call of calls) this.outcomes[call] = outcome;
  }
}
