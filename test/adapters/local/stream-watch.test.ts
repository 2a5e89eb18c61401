import { expect } from '@open-wc/testing';
import { StreamWatch } from '../../../src/adapters/local/stream-watch.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';

describe('StreamWatch', () => {
  let clock: ManualClock;
  let told: string[];
  let watch: StreamWatch;
  let expected: readonly string[];
  let decoded: number;
  let position: number;

  beforeEach(() => {
    clock = new ManualClock();
    told = [];
    expected = ['a'];
    decoded = position = 0;
    watch = new StreamWatch({
      clock,
      expected: () => expected.map((id) => ({ id, decoded: () => Promise.resolve(decoded), position })),
      frozen: (id, frozen) => told.push(`${id} ${frozen ? 'frozen' : 'moves'}`),
      mend: (id, attempt) => told.push(`mend ${id} ${attempt}`),
      restart: (id) => told.push(`restart ${id}`),
    });
    watch.start();
    watch.start();
  });

  afterEach(() => {
    watch.rest();
    expect(clock.pending, 'timers that are left').to.equal(0);
  });

  async function run(seconds: number, framesPerSecond: number, shown = framesPerSecond) {
    for (let second = 0; second < seconds; second++) {
      decoded += framesPerSecond;
      position += shown;
      await clock.pass(1000);
    }
  }

  it('says nothing of what moves', async () => {
    await run(60, 20);
    expect(told).to.be.empty;
  });

  it('says what stands still, mends it with growing patience, and says when it moves again', async () => {
    await run(10, 20);
    await run(5, 0);
    expect(told).to.deep.equal(['a frozen']);
    await run(70, 0);
    expect(told).to.deep.equal(['a frozen', 'mend a 1', 'mend a 2', 'mend a 3', 'mend a 4']);
    await run(4, 20);
    expect(told.at(-1)).to.equal('a moves');
    await run(11, 0);
    expect(told.slice(-2)).to.deep.equal(['a frozen', 'mend a 1']);
  });

  it('expects nothing of what nobody looks at', async () => {
    await run(4, 20);
    expected = [];
    await run(60, 0);
    expect(told).to.be.empty;
    expected = ['a'];
    await run(5, 0);
    expect(told, 'it has time to come').to.be.empty;
    await run(2, 0);
    expect(told).to.deep.equal(['a frozen']);
    expected = [];
    await run(2, 0);
    expect(told.at(-1)).to.equal('a moves');
  });

  it('counts anew over another connection', async () => {
    await run(10, 20);
    decoded = 0;
    await run(4, 20);
    expect(told).to.be.empty;
  });

  it('begins afresh where pictures come and none is to be seen', async () => {
    await run(4, 20);
    await run(2, 20, 0);
    expect(told).to.deep.equal(['restart a']);
  });

  it('concludes nothing from a sleep', async () => {
    await run(4, 20);
    await clock.sleep(600_000);
    await run(3, 0);
    expect(told).to.be.empty;
  });
});
