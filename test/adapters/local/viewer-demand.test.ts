import { expect } from '@open-wc/testing';
import { Roster } from '../../../src/adapters/local/roster.js';
import { ShownStreams } from '../../../src/adapters/local/shown-streams.js';
import { LASTS, ViewerDemand } from '../../../src/adapters/local/viewer-demand.js';
import type { ShownStream, VideoDemand } from '../../../src/contracts/call.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';

const small: VideoDemand = { visible: true, width: 160, height: 96, devicePixelRatio: 1, priority: 'low' };
const large: VideoDemand = { ...small, width: 640, height: 352 };
const unseen: VideoDemand = { ...large, visible: false };

function roster(camera = true, ...ids: readonly string[]) {
  const people = new Roster();
  for (const id of ids) {
    const media = { muted: false, camera, screen: false };
    people.set({ id, name: id, state: 'connected', joinedAt: 0, session: 's', media });
  }
  return people;
}

function given() {
  const clock = new ManualClock();
  const told: unknown[] = [];
  const demand: ViewerDemand = new ViewerDemand({
    clock,
    needOf: (stream) => shown.needOf(stream),
    changed: (owner) => told.push(demand.of(owner).camera),
  });
  const shown = new ShownStreams({
    trackOf: () => undefined,
    changed: (stream) => demand.look(stream),
    clock,
  });
  demand.follow(roster(true, 'ada'));
  const show = (needs?: VideoDemand): ShownStream => {
    const place = shown.show('ada/camera', document.createElement('div'));
    if (needs) place.demand(needs);
    return place;
  };
  return { clock, told, demand, shown, show };
}

describe('ViewerDemand', () => {
  it('asks for nothing of a stream that nobody shows, once that has lasted', () => {
    const { clock, told, demand } = given();
    expect(demand.of('ada')).to.deep.equal({});
    clock.advance(LASTS - 1);
    expect(told).to.be.empty;
    clock.advance(1);
    expect(demand.of('ada')).to.deep.equal({ camera: null });
    expect(clock.pending).to.equal(0);
  });

  it('asks for more at once and for less only when it has lasted', () => {
    const { clock, told, show } = given();
    clock.advance(LASTS);
    const place = show(small);
    expect(told.at(-1)).to.deep.equal({ width: 160, height: 96 });
    place.demand(large);
    expect(told.at(-1)).to.deep.equal({ width: 640, height: 352 });
    place.demand(small);
    clock.advance(LASTS - 1);
    expect(told.at(-1)).to.deep.equal({ width: 640, height: 352 });
    clock.advance(1);
    expect(told.at(-1)).to.deep.equal({ width: 160, height: 96 });
    place.demand(unseen);
    clock.advance(LASTS);
    expect(told.at(-1)).to.equal(null);
  });

  it('forgets a passing moment: a tile that is drawn anew', () => {
    const { clock, told, show } = given();
    const place = show(small);
    place.release();
    clock.advance(LASTS / 2);
    show(small);
    clock.advance(LASTS * 2);
    expect(told).to.deep.equal([{ width: 160, height: 96 }]);
    expect(clock.pending).to.equal(0);
  });

  it('asks for what the largest place needs that is seen, in pixels of its screen, rounded up', () => {
    const { told, show } = given();
    show({ ...small, width: 170, devicePixelRatio: 2 });
    expect(told.at(-1)).to.deep.equal({ width: 352, height: 192 });
    show({ ...small, height: 400, devicePixelRatio: 1 });
    expect(told.at(-1)).to.deep.equal({ width: 352, height: 800 });
    show({ ...unseen, width: 2000 });
    expect(told.at(-1)).to.deep.equal({ width: 352, height: 800 });
  });

  it('asks for everything where a place says nothing', () => {
    const { clock, told, show } = given();
    show();
    expect(told).to.be.empty;
    clock.advance(500);
    expect(told.at(-1)).to.deep.equal({ width: 3840, height: 2176 });
  });

  it('goes on as it was when a camera comes back, and begins anew with another stay', () => {
    const { clock, demand } = given();
    clock.advance(LASTS);
    demand.follow(roster(false, 'ada'));
    expect(demand.of('ada')).to.deep.equal({ camera: null });
    demand.follow(roster(true, 'bo'));
    expect(demand.of('ada')).to.deep.equal({});
    demand.follow(undefined);
    expect(clock.pending).to.equal(0);
  });
});
