import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Box } from '../../../src/stateful/grid/box.js';
import { capacity, cells, packing } from '../../../src/stateful/grid/packing.js';

const count = fc.integer({ min: 1, max: 49 });
const length = fc.integer({ min: 160, max: 3840 });
const gap = fc.integer({ min: 0, max: 16 });

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

describe('packing', () => {
  it('keeps tiles apart and inside, every one of them', () => {
    fc.assert(
      fc.property(count, length, length, gap, (tiles, width, height, space) => {
        const region = { x: 7, y: 9, width, height };
        const boxes = cells(packing(tiles, width, height, space), region, space);
        expect(boxes).to.have.length(tiles);
        boxes.forEach((box, index) => {
          expect(box.x).to.be.at.least(region.x);
          expect(box.y).to.be.at.least(region.y);
          expect(box.x + box.width).to.be.at.most(region.x + width);
          expect(box.y + box.height).to.be.at.most(region.y + height);
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).to.be.false;
        });
      }),
    );
  });

  it('never flips by a pixel more or less', () => {
    fc.assert(
      fc.property(count, length, length, gap, (tiles, width, height, space) => {
        const before = packing(tiles, width, height, space);
        const wider = packing(tiles, width + 1, height, space, before);
        const back = packing(tiles, width, height, space, wider);
        const again = packing(tiles, width + 1, height, space, back);
        expect(back.columns).to.equal(wider.columns);
        expect(again.columns).to.equal(wider.columns);
      }),
    );
  });

  it('stays as it has become when the pixel that changed it is taken back', () => {
    let changes = 0;
    for (let tiles = 2; tiles <= 12; tiles += 1) {
      let before = packing(tiles, 160, 720, 10);
      for (let width = 161; width <= 1400; width += 1) {
        const next = packing(tiles, width, 720, 10, before);
        if (next.columns !== before.columns) {
          changes += 1;
          expect(packing(tiles, width - 1, 720, 10, next).columns).to.equal(next.columns);
        }
        before = next;
      }
    }
    expect(changes).to.be.above(20);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(count, length, length, gap, (tiles, width, height, space) => {
        const once = packing(tiles, width, height, space);
        expect(packing(tiles, width, height, space, once)).to.deep.equal(once);
      }),
    );
  });

  it('chooses what people expect', () => {
    const columns = (tiles: number, width: number, height: number) =>
      packing(tiles, width, height, 10).columns;
    expect(columns(2, 1280, 720)).to.equal(2);
    expect(columns(4, 1280, 720)).to.equal(2);
    expect(columns(5, 1280, 720)).to.equal(3);
    expect(columns(9, 1280, 720)).to.equal(3);
    expect(columns(25, 1280, 720)).to.equal(5);
    expect(columns(49, 1280, 720)).to.equal(7);
    expect(columns(2, 360, 740)).to.equal(1);
    expect(columns(8, 360, 740)).to.equal(2);
  });

  it('has tiles from 16:9 to 1:1 in a wide place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 49 }), length, length, (tiles, one, other) => {
        const { tileWidth, tileHeight } = packing(tiles, Math.max(one, other), Math.min(one, other), 0);
        expect(tileWidth).to.be.at.most((tileHeight + 1) * (16 / 9));
        expect(tileHeight).to.be.at.most(tileWidth + 1);
      }),
    );
  });

  it('fits fewer tiles in smaller places, though always one', () => {
    expect(capacity(160, 160, 6, 120)).to.equal(1);
    expect(capacity(10, 10, 6, 120)).to.equal(1);
    expect(capacity(348, 728, 6, 120)).to.equal(14);
    expect(capacity(1260, 700, 10, 120)).to.equal(63);
  });
});
