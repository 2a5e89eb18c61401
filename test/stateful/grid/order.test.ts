import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Participant } from '../../../src/contracts/call.js';
import { order } from '../../../src/stateful/grid/order.js';
import type { RecentSpeech } from '../../../src/stateful/grid/recent-speech.js';
import { participant, streams } from './grid-people.js';

const silence: RecentSpeech = new Map();
const keys = (people: readonly Participant[], pinned: readonly string[] = [], speech = silence) =>
  order(people, { pinned, speech }).map(({ key }) => key);

const people = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          spotlit: fc.boolean(),
          handRaisedAt: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
          camera: fc.boolean(),
          screen: fc.boolean(),
        })
        .map(({ camera, screen, ...change }) =>
          participant(`p${id}`, { ...change, streams: streams(`p${id}`, { camera, screen }) }),
        ),
    ),
  ),
);

describe('order', () => {
  it('puts shares first, then the pinned, the spotlit, hands by time, speakers, cameras, and then the rest', () => {
    const speech: RecentSpeech = new Map([
      ['spoke', { since: undefined, until: 10 }],
      ['speaks', { since: 1, until: Infinity }],
    ]);
    const all = [
      participant('late'),
      participant('camera', { streams: streams('camera', { camera: true }) }),
      participant('spoke'),
      participant('speaks'),
      participant('second', { handRaisedAt: 20 }),
      participant('first', { handRaisedAt: 10 }),
      participant('lit', { spotlit: true }),
      participant('pinned'),
      participant('shares', { streams: streams('shares', { screen: true }) }),
    ];
    expect(keys(all, ['pinned'], speech)).to.deep.equal([
      'screen:shares',
      'camera:pinned',
      'camera:lit',
      'camera:first',
      'camera:second',
      'camera:speaks',
      'camera:spoke',
      'camera:camera',
      'camera:late',
      'camera:shares',
    ]);
  });

  it('keeps the order of joining among equals', () => {
    const all = ['c', 'a', 'b'].map((id) => participant(id));
    expect(keys(all)).to.deep.equal(['camera:c', 'camera:a', 'camera:b']);
  });

  it('keeps two who speak now in the order of joining', () => {
    const speaks = { since: 1, until: Infinity };
    const all = ['c', 'a', 'b'].map((id) => participant(id));
    const speech = new Map(['b', 'c'].map((id) => [id, speaks] as const));
    expect(keys(all, [], speech)).to.deep.equal(['camera:c', 'camera:b', 'camera:a']);
  });

  it('has one tile for each person and one for each share', () => {
    fc.assert(
      fc.property(people, (all) => {
        const sharing = all.filter((one) => one.streams.some(({ kind }) => kind === 'screen'));
        const wanted = [...all.map(({ id }) => `camera:${id}`), ...sharing.map(({ id }) => `screen:${id}`)];
        expect([...keys(all)].sort()).to.deep.equal(wanted.sort());
      }),
    );
  });

  it('orders two people alike, whoever else is there', () => {
    fc.assert(
      fc.property(people, fc.nat(), (all, choice) => {
        const without = all.filter((_, index) => index !== choice % (all.length || 1));
        const here = new Set(without.map(({ id }) => id));
        const rest = order(all, { pinned: [], speech: silence }).filter(({ id }) => here.has(id));
        expect(rest.map(({ key }) => key)).to.deep.equal(keys(without));
      }),
    );
  });
});
