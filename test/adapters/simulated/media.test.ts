import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import type { SimulatedRoomOptions } from '../../../src/adapters/simulated/simulated-room.js';
import type { VideoDemand } from '../../../src/contracts/call.js';
import { createCall } from './session.js';

const small: VideoDemand = { visible: true, width: 160, height: 90, devicePixelRatio: 1, priority: 'low' };

async function mount(options: SimulatedRoomOptions = {}) {
  const { clock, room, call, adapter } = createCall({ people: [{ sharing: true }], ...options });
  await call.request({ type: 'join' });
  const [camera, screen] = room.people[0]!.streams.map(({ id }) => id);
  const frame = document.createElement('div');
  document.body.append(frame);
  const show = async (stream: string, place = frame) => {
    const shown = oneEvent(place, 'acs-first-frame');
    const handle = call.show(stream, place);
    await shown;
    return handle;
  };
  return { clock, call, adapter, camera: camera!, screen: screen!, frame, show };
}

/** What the video shows now, as numbers. */
function pixels(frame: HTMLElement): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = 32;
  canvas.height = 18;
  const context = canvas.getContext('2d')!;
  context.drawImage(frame.querySelector('video')!, 0, 0, 32, 18);
  return [...context.getImageData(0, 0, 32, 18).data];
}

/** How far two pictures are apart, 0 to 255 on average. */
function difference(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - other[index]!), 0) / one.length;
}

describe('simulated media', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows a person and a screen, which are not the same picture', async () => {
    const { camera, screen, frame, show } = await mount();
    await show(camera);
    const person = pixels(frame);
    const other = document.createElement('div');
    document.body.append(other);
    await show(screen, other);
    const slide = pixels(other);
    expect(new Set(person).size).to.be.greaterThan(20);
    expect(difference(person, slide)).to.be.greaterThan(20);
  });

  it('moves with the clock, and not while nobody sees it', async () => {
    const { clock, call, screen, frame, show } = await mount();
    const handle = await show(screen);
    const before = pixels(frame);
    clock.advance(9000);
    await aTimeout(300);
    const after = pixels(frame);
    expect(difference(before, after), 'another slide').to.be.greaterThan(1);
    handle.demand({ ...small, visible: false });
    const waiting = clock.pending;
    clock.advance(8000);
    await aTimeout(300);
    expect(difference(after, pixels(frame)), 'while hidden').to.be.below(1);
    handle.demand({ ...small, visible: true });
    expect(clock.pending).to.equal(waiting + 1);
    call.close();
    expect(clock.pending).to.equal(0);
  });

  it('stands still where it is asked to, without any timer', async () => {
    const { clock, camera, show } = await mount({ still: true });
    await show(camera);
    expect(clock.pending).to.equal(0);
  });

  it('is as large as the largest place needs it', async () => {
    const { clock, call, camera, frame, show } = await mount();
    const handle = await show(camera);
    const video = frame.querySelector('video')!;
    const sizeAfter = async (demand: VideoDemand) => {
      handle.demand(demand);
      clock.advance(200);
      await aTimeout(300);
      return video.videoWidth;
    };
    expect(await sizeAfter(small)).to.equal(320);
    expect(await sizeAfter({ ...small, width: 600, devicePixelRatio: 2 })).to.equal(1280);
    expect(await call.stats(camera)).to.include({ width: 1280, height: 720, codec: 'simulated' });
  });

  it('remembers what the places of a stream need together', async () => {
    const { adapter, camera, show } = await mount();
    const handle = await show(camera);
    expect(adapter.demandOf(camera)).to.equal(undefined);
    handle.demand(small);
    const other = document.createElement('div');
    document.body.append(other);
    const second = await show(camera, other);
    second.demand({ ...small, height: 400, priority: 'high' });
    expect(adapter.demandOf(camera)).to.deep.equal({ ...small, height: 400, priority: 'high' });
    second.demand({ ...small, visible: false, height: 400 });
    expect(adapter.demandOf(camera)).to.deep.equal(small);
    handle.demand({ ...small, visible: false });
    expect(adapter.demandOf(camera)).to.include({ visible: false });
    second.release();
    handle.release();
    expect(adapter.demandOf(camera)).to.equal(undefined);
  });

  it('stops a track when its last place is gone', async () => {
    const { call, camera, frame, show } = await mount();
    const handle = await show(camera);
    const other = document.createElement('div');
    document.body.append(other);
    const second = await show(camera, other);
    const [track] = (frame.querySelector('video')!.srcObject as MediaStream).getVideoTracks();
    handle.release();
    expect(track!.readyState).to.equal('live');
    second.release();
    expect(track!.readyState).to.equal('ended');
    expect(await call.stats(camera)).to.deep.equal({});
  });
});
