import { expect } from '@open-wc/testing';
import type { Participant } from '../../../src/contracts/call.js';
import type { GridInput } from '../../../src/stateful/grid/grid-input.js';
import { isSameInput } from '../../../src/stateful/grid/is-same-input.js';
import { gridInput, participant, streams } from './grid-people.js';

const three = gridInput(3);
const like = (change: Partial<GridInput>): GridInput => ({ ...three, ...change });

/** Three people, of whom the second has changed. */
const changed = (change: Partial<Participant>): GridInput =>
  like({ participants: ['p0', 'p1', 'p2'].map((id) => participant(id, id === 'p1' ? change : {})) });

describe('isSameInput', () => {
  it('sees no cause for another plan in what does not place anybody', () => {
    for (const change of [{ muted: false }, { speaking: true }, { name: 'Ada' }, { spokeAt: 7 }]) {
      expect(isSameInput(three, changed(change)), JSON.stringify(change)).to.be.true;
    }
    const speech = new Map([['p1', { since: 5, until: undefined }]]);
    expect(isSameInput(three, like({ speech })), 'a word').to.be.true;
    expect(isSameInput(like({ held: new Set(['p1']) }), like({ held: new Set(['p1']) })), 'held').to.be.true;
  });

  it('sees cause in all that does', () => {
    const others: readonly GridInput[] = [
      like({ participants: gridInput(4).participants }),
      like({ width: 900 }),
      like({ page: 2 }),
      like({ frozen: true }),
      like({ held: new Set(['p1']) }),
      like({ speech: new Map([['p1', { since: 0, until: Infinity }]]) }),
      changed({ id: 'other' }),
      changed({ spotlit: true }),
      changed({ handRaisedAt: 1 }),
      changed({ streams: streams('p1', { camera: true }) }),
      changed({ streams: streams('p1', { screen: true }) }),
    ];
    others.forEach((other, index) => expect(isSameInput(three, other), String(index)).to.be.false);
  });
});
