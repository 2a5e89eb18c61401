import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { GridInput } from '../../../src/stateful/grid/grid-input.js';
import { emptyPlan, type GridPlan } from '../../../src/stateful/grid/grid-plan.js';
import { layOut } from '../../../src/stateful/grid/lay-out.js';
import type { Box } from '../../../src/stateful/grid/box.js';
import { gridInput, participant, streams } from './grid-people.js';

const plan = (others: number, change: Partial<GridInput> = {}) =>
  layOut(emptyPlan, gridInput(others, change));
const keys = ({ tiles }: GridPlan) => tiles.map(({ key }) => key);
const at = ({ tiles }: GridPlan, place: string) =>
  tiles.filter((tile) => tile.place === place).map(({ key }) => key);
const speech = (...ids: readonly string[]) =>
  new Map(ids.map((id) => [id, { since: 0, until: Infinity }] as const));

const inputs = fc
  .record({
    others: fc.integer({ min: 0, max: 70 }),
    width: fc.integer({ min: 160, max: 2560 }),
    height: fc.integer({ min: 160, max: 1440 }),
    layout: fc.constantFrom('auto', 'grid', 'speaker', 'focus'),
    localTile: fc.constantFrom('auto', 'grid', 'floating', 'hidden'),
    page: fc.integer({ min: 1, max: 4 }),
    sharing: fc.boolean(),
    shares: fc.integer({ min: 0, max: 3 }),
    pinned: fc.integer({ min: 0, max: 3 }),
  } as const)
  .map(({ others, shares, pinned, ...change }) =>
    gridInput(others, {
      ...change,
      participants: Array.from({ length: others }, (_, index) =>
        participant(`p${index}`, { streams: streams(`p${index}`, { screen: index < shares }) }),
      ),
      pinned: Array.from({ length: Math.min(pinned, others) }, (_, index) => `p${others - 1 - index}`),
    }),
  );

function apart(one: Box, other: Box) {
  return (
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y
  );
}

describe('layOut', () => {
  it('keeps all tiles inside, and apart but for the one that floats', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { tiles } = layOut(emptyPlan, input);
        tiles.forEach(({ box, place }, index) => {
          expect(box.x).to.be.at.least(0);
          expect(box.y).to.be.at.least(0);
          expect(box.x + box.width).to.be.at.most(input.width);
          expect(box.y + box.height).to.be.at.most(input.height);
          if (place === 'floating') return;
          for (const other of tiles.slice(index + 1)) {
            if (other.place !== 'floating') expect(apart(box, other.box), `${index}`).to.be.true;
          }
        });
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const once = layOut(emptyPlan, input);
        expect(layOut(once, input)).to.deep.equal(once);
      }),
    );
  });

  it('shows everybody on some page, once', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const first = layOut(emptyPlan, { ...input, page: 1 });
        const seen = new Set<string>();
        let before = first;
        for (let page = 1; page <= first.pages; page += 1) {
          before = layOut(before, { ...input, page });
          const shown = before.tiles.filter(({ id, place }) => id !== '' && place !== 'stage');
          for (const { key } of shown) {
            expect(seen.has(key), key).to.be.false;
            seen.add(key);
          }
        }
        // A place too small for a filmstrip shows its stage alone.
        if (first.strip !== 'none') expect([...seen].sort()).to.deep.equal([...first.slots].sort());
      }),
    );
  });

  it('does not flip by a pixel more or less', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const before = layOut(emptyPlan, input);
        const wider = layOut(before, { ...input, width: input.width + 1 });
        const back = layOut(wider, input);
        expect(keys(back)).to.deep.equal(keys(wider));
        expect(back.packing?.columns).to.equal(wider.packing?.columns);
        expect(back.pages).to.equal(wider.pages);
      }),
    );
  });

  it('stays as it has become when the pixel that changed it is taken back', () => {
    const shape = ({ strip, pages, packing, stagePacking, tiles }: GridPlan) =>
      [strip, pages, packing?.columns, stagePacking?.columns, ...tiles.map(({ place }) => place)].join();
    let changes = 0;
    for (const [others, height, pinned] of [
      [3, 720, []],
      [4, 720, ['p1']],
      [6, 613, ['p1', 'p2']],
      [40, 720, []],
      [40, 547, ['p1']],
      [2, 391, ['p1']],
    ] as const) {
      let before = plan(others, { pinned, height, width: 200 });
      for (let width = 201; width <= 1400; width += 1) {
        const next = layOut(before, gridInput(others, { pinned, height, width }));
        if (shape(next) !== shape(before)) {
          changes += 1;
          const back = layOut(next, gridInput(others, { pinned, height, width: width - 1 }));
          expect(shape(back), `${others} at ${width}`).to.equal(shape(next));
        }
        before = next;
      }
    }
    expect(changes).to.be.above(20);
  });

  it('moves nobody when somebody speaks who is already seen', () => {
    const before = plan(8);
    expect(layOut(before, gridInput(8, { speech: speech('p6') })).tiles).to.deep.equal(before.tiles);
  });

  it('admits a speaker from another page in the place of one other', () => {
    const before = plan(60);
    const after = layOut(before, gridInput(60, { speech: speech('p55') }));
    expect(keys(before)).not.to.include('camera:p55');
    expect(keys(after)).to.include('camera:p55');
    const moved = keys(after).filter((key, index) => key !== keys(before)[index]);
    expect(moved).to.deep.equal(['camera:p55']);
  });

  it('admits nobody while the order is frozen, though newcomers and leavers are seen', () => {
    const before = plan(60);
    const frozen = layOut(before, gridInput(60, { speech: speech('p55'), frozen: true }));
    expect(frozen.tiles).to.deep.equal(before.tiles);
    const fewer = layOut(plan(3), gridInput(2, { frozen: true }));
    expect(keys(fewer)).to.deep.equal(['camera:p0', 'camera:p1', 'camera:']);
    const more = layOut(plan(3), gridInput(4, { frozen: true }));
    expect(keys(more)).to.deep.equal(['camera:p0', 'camera:p1', 'camera:p2', 'camera:p3', 'camera:']);
  });

  it('does not evict the tile with focus', () => {
    const before = plan(60);
    const last = before.slots[before.tiles.length - 2]!;
    const after = layOut(before, gridInput(60, { speech: speech('p55'), held: new Set([last]) }));
    expect(keys(after)).to.include.members(['camera:p55', last]);
  });

  it('has 49 tiles on a page at most, me among them', () => {
    const { tiles, pages } = plan(300, { width: 3840, height: 2160 });
    expect(tiles).to.have.length(49);
    expect(tiles.at(-1)?.id).to.equal('');
    expect(pages).to.equal(7);
  });

  it('has fewer tiles on a page in a small place', () => {
    const { tiles, pager } = plan(40, { width: 360, height: 640, gap: 6 });
    expect(tiles.length).to.be.within(8, 14);
    expect(pager).not.to.be.undefined;
    for (const { box } of tiles) expect(box.width).to.be.at.least(100);
  });

  it('shows the last page where a later one is asked for', () => {
    const { page, pages } = plan(100, { page: 9 });
    expect(page).to.equal(pages);
    expect(plan(3, { page: Number.NaN }).page).to.equal(1);
  });

  it('is a grid until something is shared or pinned', () => {
    expect(plan(4).layout).to.equal('grid');
    expect(plan(4, { pinned: ['p2'] }).layout).to.equal('focus');
    expect(at(plan(4, { pinned: ['p2'] }), 'stage')).to.deep.equal(['camera:p2']);
    const sharing = [participant('a'), participant('b', { streams: streams('b', { screen: true }) })];
    const shared = plan(0, { participants: sharing });
    expect(at(shared, 'stage')).to.deep.equal(['screen:b']);
    expect(at(shared, 'strip')).to.deep.equal(['camera:a', 'camera:b', 'camera:']);
  });

  it('gives the spotlit the stage, unless something is pinned', () => {
    const participants = [participant('a'), participant('b', { spotlit: true })];
    expect(at(plan(0, { participants }), 'stage')).to.deep.equal(['camera:b']);
    expect(at(plan(0, { participants, pinned: ['a'] }), 'stage')).to.deep.equal(['camera:a']);
  });

  it('shows the share of a pinned person instead of other shares', () => {
    const participants = ['a', 'b'].map((id) => participant(id, { streams: streams(id, { screen: true }) }));
    expect(at(plan(0, { participants }), 'stage')).to.deep.equal(['screen:a', 'screen:b']);
    expect(at(plan(0, { participants, pinned: ['b'] }), 'stage')).to.deep.equal(['screen:b']);
  });

  it('follows who speaks in the speaker layout, and keeps somebody in focus', () => {
    const spoke = (id: string) => gridInput(4, { layout: 'speaker', speech: speech(id) });
    const first = layOut(emptyPlan, spoke('p1'));
    expect(at(first, 'stage')).to.deep.equal(['camera:p1']);
    expect(at(layOut(first, spoke('p3')), 'stage')).to.deep.equal(['camera:p3']);
    const focus = layOut(emptyPlan, gridInput(4, { layout: 'focus' }));
    const later = layOut(focus, gridInput(4, { layout: 'focus', speech: speech('p3') }));
    expect(at(later, 'stage')).to.deep.equal(['camera:p0']);
  });

  it('keeps whoever speaks on the stage while others interrupt', () => {
    const first = layOut(emptyPlan, gridInput(4, { layout: 'speaker', speech: speech('p3') }));
    const both = layOut(first, gridInput(4, { layout: 'speaker', speech: speech('p3', 'p1') }));
    expect(at(both, 'stage')).to.deep.equal(['camera:p3']);
  });

  it('puts the filmstrip at the side of wide places and at the bottom of tall ones', () => {
    const strip = (width: number, height: number) => plan(4, { width, height, pinned: ['p1'] }).strip;
    expect(strip(1280, 720)).to.equal('side');
    expect(strip(740, 360)).to.equal('side');
    expect(strip(360, 740)).to.equal('bottom');
    expect(strip(200, 200)).to.equal('none');
  });

  it('floats my tile between two people and in narrow places, else not', () => {
    expect(at(plan(1), 'floating')).to.deep.equal(['camera:']);
    expect(at(plan(2), 'floating')).to.be.empty;
    expect(at(plan(2, { width: 360, height: 740 }), 'floating')).to.deep.equal(['camera:']);
    expect(at(plan(8, { width: 360, height: 740 }), 'floating')).to.be.empty;
    expect(at(plan(5, { localTile: 'floating' }), 'floating')).to.deep.equal(['camera:']);
    expect(keys(plan(5, { localTile: 'hidden' }))).not.to.include('camera:');
  });

  it('rests the floating tile in its corner, clear of the bar that turns pages', () => {
    const change = { localTile: 'floating', width: 360, height: 640 } as const;
    const { tiles, pager } = plan(40, change);
    const { box } = tiles.at(-1)!;
    expect(box.y + box.height).to.be.at.most(pager!.y);
    const corner = { inline: 'start', block: 'start' } as const;
    const other = plan(40, { ...change, corner }).tiles.at(-1)!.box;
    expect([other.x, other.y]).to.deep.equal([20, 20]);
  });

  it('leaves room for words while I am the only one', () => {
    const { tiles, alone } = plan(0);
    expect(keys(plan(0))).to.deep.equal(['camera:']);
    expect(alone!.y).to.be.at.least(tiles[0]!.box.y + tiles[0]!.box.height);
    expect(plan(0, { localTile: 'hidden' }).alone?.height).to.equal(700);
    expect(plan(0, { height: 160 }).alone).to.be.undefined;
    expect(plan(1).alone).to.be.undefined;
  });

  it('says that I share, in a place of its own, without giving it the stage', () => {
    expect(at(plan(3, { sharing: true }), 'grid')).to.deep.equal([
      'camera:p0',
      'camera:p1',
      'camera:p2',
      'screen:',
      'camera:',
    ]);
    expect(keys(plan(0, { sharing: true }))).to.deep.equal(['screen:', 'camera:']);
  });
});
