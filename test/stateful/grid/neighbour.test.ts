import { expect } from '@open-wc/testing';
import { nearestCorner, nextCorner, towards } from '../../../src/stateful/grid/floating.js';
import { emptyPlan } from '../../../src/stateful/grid/grid-plan.js';
import { layOut } from '../../../src/stateful/grid/lay-out.js';
import { neighbour, type Direction } from '../../../src/stateful/grid/neighbour.js';
import { gridInput } from './grid-people.js';

describe('neighbour', () => {
  const { tiles } = layOut(emptyPlan, gridInput(4));
  const go = (key: string, direction: Direction) =>
    neighbour(tiles.find((tile) => tile.key === key)!.box, tiles, direction)?.key;

  it('goes along rows and columns, three above two', () => {
    expect(go('camera:p0', 'end')).to.equal('camera:p1');
    expect(go('camera:p2', 'start')).to.equal('camera:p1');
    expect(go('camera:p0', 'down')).to.equal('camera:p3');
    expect(go('camera:', 'up')).to.be.oneOf(['camera:p1', 'camera:p2']);
  });

  it('stops at the edge', () => {
    expect(go('camera:p0', 'start')).to.be.undefined;
    expect(go('camera:p0', 'up')).to.be.undefined;
    expect(go('camera:', 'down')).to.be.undefined;
  });
});

describe('corners', () => {
  const corner = { inline: 'end', block: 'end' } as const;

  it('go where an arrow leads', () => {
    expect(towards(corner, 'start')).to.deep.equal({ inline: 'start', block: 'end' });
    expect(towards(corner, 'up')).to.deep.equal({ inline: 'end', block: 'start' });
    expect(towards(corner, 'down')).to.deep.equal(corner);
  });

  it('come round to the first after four', () => {
    const round = [1, 2, 3, 4].reduce<(typeof corner | ReturnType<typeof nextCorner>)[]>(
      (all) => [...all, nextCorner(all.at(-1)!)],
      [corner],
    );
    expect(new Set(round.map((one) => JSON.stringify(one)))).to.have.property('size', 4);
    expect(round.at(-1)).to.deep.equal(corner);
  });

  it('catch a tile that is dropped near them', () => {
    const box = { x: 100, y: 400, width: 100, height: 100 };
    expect(nearestCorner({ width: 1000, height: 600 }, box)).to.deep.equal({ inline: 'start', block: 'end' });
  });
});
