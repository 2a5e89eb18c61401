import { expect } from '@open-wc/testing';
import { idleCall } from '../../../src/stateful/call/idle-call.js';
import { handOrder } from '../../../src/stateful/grid/hand-order.js';
import { participant } from './grid-people.js';

describe('handOrder', () => {
  const people = [
    participant('a', { handRaisedAt: 30 }),
    participant('b'),
    participant('c', { handRaisedAt: 10 }),
  ];
  const call = {
    ...idleCall,
    me: participant('me', { handRaisedAt: 20 }),
    participants: new Map(people.map((one) => [one.id, one])),
  };

  it('counts hands by the time they went up, mine too', () => {
    expect(['c', 'me', 'a'].map((id) => handOrder(call, id))).to.deep.equal([1, 2, 3]);
  });

  it('is 0 for a hand that is down and for strangers', () => {
    expect(handOrder(call, 'b')).to.equal(0);
    expect(handOrder(call, 'nobody')).to.equal(0);
  });

  it('gives two hands of one moment an order that everybody sees alike', () => {
    const same = [participant('y', { handRaisedAt: 1 }), participant('x', { handRaisedAt: 1 })];
    const both = { ...idleCall, participants: new Map(same.map((one) => [one.id, one])) };
    expect(['x', 'y'].map((id) => handOrder(both, id))).to.deep.equal([1, 2]);
  });
});
