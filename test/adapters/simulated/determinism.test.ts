import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createRandom } from '../../../src/adapters/simulated/random.js';
import { livelyMeeting } from '../../../src/adapters/simulated/scripts.js';
import { record } from './session.js';

const seeds = fc.string({ minLength: 1, maxLength: 8 });
const steps = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 12 });
const room = (seed: string) => ({ seed, people: 6, history: 8, script: livelyMeeting });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('a simulated room', () => {
  it('does the same for the same seed and the same steps of the clock', () =>
    fc.assert(
      fc.asyncProperty(seeds, steps, async (seed, times) => {
        expect(await record(room(seed), times)).to.deep.equal(await record(room(seed), times));
      }),
      { numRuns: 20 },
    ));

  it('does the same in one step as in many', () =>
    fc.assert(
      fc.asyncProperty(seeds, steps, async (seed, times) => {
        const { facts } = await record(room(seed), times);
        expect((await record(room(seed), [sum(times)])).facts).to.deep.equal(facts);
      }),
      { numRuns: 20 },
    ));

  it('does something else for another seed', async () => {
    const [one, other] = await Promise.all(['a', 'b'].map((seed) => record(room(seed), [60_000])));
    expect(one!.facts).not.to.deep.equal(other!.facts);
  });

  it('leaves no timer behind', () =>
    fc.assert(
      fc.asyncProperty(seeds, steps, async (seed, times) => {
        expect((await record(room(seed), times)).pending).to.equal(0);
      }),
      { numRuns: 10 },
    ));

  it('has levels between 0 and 1', () =>
    fc.assert(
      fc.asyncProperty(seeds, steps, async (seed, times) => {
        const { levels } = await record(room(seed), times);
        expect(Math.min(...levels)).to.be.at.least(0);
        expect(Math.max(...levels)).to.be.at.most(1);
      }),
      { numRuns: 10 },
    ));

  it('shuffles without losing anybody', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer()), (seed, list) => {
        const shuffled = createRandom(seed).shuffle(list);
        expect([...shuffled].sort()).to.deep.equal([...list].sort());
      }),
    );
  });
});
