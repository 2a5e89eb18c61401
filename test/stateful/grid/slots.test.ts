import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { slots } from '../../../src/stateful/grid/slots.js';

const everybody = Array.from({ length: 14 }, (_, index) => `p${index}`);
const some = fc.shuffledSubarray(everybody);
const page = fc.integer({ min: 0, max: 9 });

describe('slots', () => {
  it('has everybody once and nobody else', () => {
    fc.assert(
      fc.property(some, some, page, some, (previous, wanted, k, held) => {
        const result = slots(previous, wanted, k, new Set(held));
        expect([...result].sort()).to.deep.equal([...wanted].sort());
      }),
    );
  });

  it('has the most wanted on page one', () => {
    fc.assert(
      fc.property(some, some, page, (previous, wanted, k) => {
        const first = slots(previous, wanted, k).slice(0, k);
        expect([...first].sort()).to.deep.equal(wanted.slice(0, k).sort());
      }),
    );
  });

  it('moves nobody who may stay on their page', () => {
    fc.assert(
      fc.property(some, some, page, (previous, wanted, k) => {
        const result = slots(previous, wanted, k);
        const first = Math.min(k, wanted.length);
        const top = new Set(wanted.slice(0, first));
        previous.slice(0, wanted.length).forEach((key, slot) => {
          if (wanted.includes(key) && slot < first === top.has(key)) expect(result[slot]).to.equal(key);
        });
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(some, some, page, some, (previous, wanted, k, held) => {
        const once = slots(previous, wanted, k, new Set(held));
        expect(slots(once, wanted, k, new Set(held))).to.deep.equal(once);
      }),
    );
  });

  it('evicts nobody who is held', () => {
    fc.assert(
      fc.property(some, some, page, some, (previous, wanted, k, held) => {
        const result = slots(previous, wanted, k, new Set(held));
        const first = Math.min(k, wanted.length);
        for (const key of previous.slice(0, first)) {
          if (held.includes(key) && wanted.includes(key)) expect(result.slice(0, first)).to.include(key);
        }
      }),
    );
  });

  it('changes places with the least wanted, and moves nobody else', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(slots(before, ['f', 'a', 'b', 'c', 'd', 'e'], 3)).to.deep.equal(['a', 'b', 'f', 'd', 'e', 'c']);
  });

  it('fills a vacated slot with the most wanted who waits', () => {
    expect(slots(['a', 'b', 'c', 'd', 'e'], ['a', 'c', 'e', 'd'], 3)).to.deep.equal(['a', 'e', 'c', 'd']);
  });

  it('gives the slot of the least wanted who is not held', () => {
    const held = new Set(['c']);
    expect(slots(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], 3, held)).to.deep.equal(['a', 'd', 'c', 'b']);
  });
});
