import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CallFact, Participant } from '../../src/contracts/call.js';
import type { GridLayout } from '../../src/stateful/grid/grid-input.js';
import type { LayoutChangeEvent, PageChangeEvent } from '../../src/components/call-grid/grid-events.js';
import type { AcsVideoTile } from '../../src/components/video-tile/video-tile.js';
import '../../src/define/call-grid.js';
import '../../src/define/call-provider.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { countUpdates } from '../support/count-updates.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { participant } from '../support/participant.js';

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly layout?: GridLayout;
  readonly direction?: 'ltr' | 'rtl';
}

const here = (...people: readonly Participant[]): CallFact => ({
  type: 'participants-changed',
  participants: people,
  at: 0,
});
const camera = (id: string) =>
  ({ id: `${id}-camera`, kind: 'camera', available: true, paused: false }) as const;
const screen = (id: string) =>
  ({ id: `${id}-screen`, kind: 'screen', available: true, paused: false }) as const;
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => participant(`p${index}`, { streams: [camera(`p${index}`)] }));

/** Puts a video into each frame, as transports do. */
class VideoAdapter extends FakeCallAdapter {
  override show(stream: string, frame?: HTMLElement) {
    frame?.replaceChildren(document.createElement('video'));
    return super.show(stream);
  }
}

async function mount(
  count: number,
  { width = 800, height = 450, layout = 'auto', direction = 'ltr' }: Options = {},
) {
  const adapter = new VideoAdapter();
  const call = createStatefulCall(adapter);
  const place = await fixture<HTMLElement>(html`
    <div dir=${direction}>
      <acs-call-provider .call=${call}>
        <acs-call-grid layout=${layout}><button slot="invite">Invite</button></acs-call-grid>
      </acs-call-provider>
    </div>
  `);
  place.style.width = `${width}px`;
  place.style.height = `${height}px`;
  adapter.report(
    { type: 'status-changed', status: 'connected', at: 0 },
    { type: 'me-changed', change: { id: 'me' } },
    here(...people(count)),
  );
  const grid = place.querySelector('acs-call-grid')!;
  const root = grid.shadowRoot!;
  const settled = async () => {
    for (let frames = 0; frames < 4; frames += 1) await nextFrame();
    await grid.updateComplete;
  };
  await settled();
  const tiles = () => [...root.querySelectorAll<AcsVideoTile>('acs-video-tile')];
  /** In the order in which assistive technology reads them. */
  const keys = () =>
    (root.querySelector('[part="tiles"]')!.getAttribute('aria-owns') ?? '')
      .split(' ')
      .map((id) => root.getElementById(id)!.dataset['key']!);
  const tile = (key: string) => tiles().find((one) => one.dataset['key'] === key)!;
  const focused = () => (root.activeElement as HTMLElement | null)?.dataset['key'];
  const press = async (...keysToPress: readonly string[]) => {
    for (const key of keysToPress) {
      await sendKeys({ press: key });
      await settled();
    }
  };
  /** As Tab does it; but after a Tab out of the page Firefox would not come back. */
  const enter = async (key = 'camera:p0') => {
    tile(key).focus();
    await press('Shift');
  };
  const box = (key: string) => {
    const around = grid.getBoundingClientRect();
    const { left, top, width, height } = tile(key).getBoundingClientRect();
    return { left: left - around.left, top: top - around.top, width, height };
  };
  const still = () =>
    Promise.all(tiles().flatMap((one) => one.getAnimations().map(({ finished }) => finished)));
  return { adapter, call, grid, root, settled, tiles, keys, tile, focused, press, enter, box, still, place };
}

describe('acs-call-grid', () => {
  it('is accessible', async () => {
    const { grid, still } = await mount(4);
    await still();
    await expect(grid).to.be.accessible();
  });

  it('is empty but for me outside any call', async () => {
    const place = await fixture<HTMLElement>(html`<div><acs-call-grid></acs-call-grid></div>`);
    place.style.height = '300px';
    await aTimeout(50);
    const grid = place.querySelector('acs-call-grid')!;
    expect(grid.shadowRoot!.querySelectorAll('acs-video-tile')).to.have.length(1);
    expect(grid.shadowRoot!.querySelector('[part="alone"]')).to.be.null;
  });

  it('shows everybody, me last, inside and apart', async () => {
    const { keys, box, still } = await mount(4);
    expect(keys()).to.deep.equal(['camera:p0', 'camera:p1', 'camera:p2', 'camera:p3', 'camera:']);
    await still();
    const boxes = keys().map(box);
    for (const { left, top, width, height } of boxes) {
      expect(left).to.be.at.least(0);
      expect(top).to.be.at.least(0);
      expect(left + width).to.be.at.most(800);
      expect(top + height).to.be.at.most(450);
      expect(width).to.be.above(200);
    }
    expect(new Set(boxes.map(({ left, top }) => `${left} ${top}`)).size).to.equal(5);
  });

  it('begins at the right where text does', async () => {
    const { box, still } = await mount(3, { direction: 'rtl' });
    await still();
    expect(box('camera:p0').left).to.be.above(box('camera:p1').left);
    expect(box('camera:p0').left + box('camera:p0').width).to.be.at.most(800);
  });

  it('says that I am the only one, and invites', async () => {
    const { adapter, root, settled } = await mount(0);
    expect(root.querySelector('[part="alone"]')!.textContent).to.contain('only one here');
    expect(root.querySelector('slot')!.assignedElements()).to.have.length(1);
    adapter.report(here(...people(1)));
    await settled();
    expect(root.querySelector('[part="alone"]')).to.be.null;
  });

  it('gives a share the stage and takes it back, and says so', async () => {
    const { adapter, grid, tile, settled, box, still } = await mount(3);
    setTimeout(() => adapter.report(here(participant('p1', { streams: [screen('p1')] }))));
    const focus: LayoutChangeEvent = await oneEvent(grid, 'acs-layout-change');
    expect(focus.layout).to.equal('focus');
    await settled();
    expect(tile('screen:p1').priority).to.equal('high');
    expect(tile('camera:p0').priority).to.equal('low');
    await still();
    expect(box('screen:p1').width).to.be.above(box('camera:p0').width * 2);
    setTimeout(() => adapter.report(here(participant('p1'))));
    const back: LayoutChangeEvent = await oneEvent(grid, 'acs-layout-change');
    expect(back.layout).to.equal('grid');
  });

  it('never moves a video in the document', async () => {
    const { adapter, call, tiles, settled } = await mount(3);
    const videos = tiles().map((one) => one.shadowRoot!.querySelector('video'));
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(tiles()[0]!.parentNode!, { childList: true });
    await call.request({ type: 'set-pinned', id: 'p1', pinned: true });
    await settled();
    adapter.report(here(participant('p2', { handRaisedAt: 1, streams: [camera('p2')] })));
    await call.request({ type: 'set-pinned', id: 'p1', pinned: false });
    await settled();
    observer.disconnect();
    expect(changes).to.equal(0);
    expect(tiles().map((one) => one.shadowRoot!.querySelector('video'))).to.deep.equal(videos);
  });

  it('has pages, and renders only the one that is seen', async () => {
    const { adapter, grid, root, tiles, keys, settled } = await mount(300);
    expect(tiles().length).to.be.within(15, 49);
    expect(adapter.shown).to.have.length(tiles().length - 1);
    const first = keys();
    const pager = root.querySelector('[part="pager"]')!;
    expect(pager.textContent).to.match(/Page 1 of \d+/);
    let announced = '';
    grid.addEventListener('acs-announce', ({ text }) => (announced = text));
    const [previous, next] = [...pager.querySelectorAll('button')];
    expect(previous!.ariaDisabled).to.equal('true');
    setTimeout(() => next!.click());
    const { page, pages }: PageChangeEvent = await oneEvent(grid, 'acs-page-change');
    expect(page).to.equal(2);
    expect(pages).to.be.above(6);
    await settled();
    expect(keys().filter((key) => first.includes(key))).to.deep.equal(['camera:']);
    expect(announced).to.equal(`Page 2 of ${pages}`);
  });

  it('turns pages by Page Up and Page Down, and keeps focus on a tile', async () => {
    const { grid, press, enter, focused, keys } = await mount(100);
    await enter();
    await press('PageDown');
    expect(grid.page).to.equal(2);
    expect(keys()).to.include(focused());
    await press('PageUp');
    expect(grid.page).to.equal(1);
    await press('PageUp');
    expect(grid.page).to.equal(1);
  });

  it('turns pages by a swipe, in the direction of text', async () => {
    const swipe = async (direction: 'ltr' | 'rtl', x: number) => {
      const { grid, root, settled } = await mount(100, { direction });
      const list = root.querySelector('[part="tiles"]')!;
      const touch = { pointerType: 'touch', isPrimary: true, pointerId: 5, bubbles: true, composed: true };
      list.dispatchEvent(new PointerEvent('pointerdown', { ...touch, clientX: 300, clientY: 200 }));
      list.dispatchEvent(new PointerEvent('pointerup', { ...touch, clientX: 300 + x, clientY: 205 }));
      await settled();
      return grid.page;
    };
    expect(await swipe('ltr', -120)).to.equal(2);
    expect(await swipe('ltr', 120)).to.equal(1);
    expect(await swipe('ltr', -20)).to.equal(1);
    expect(await swipe('rtl', 120)).to.equal(2);
  });

  it('is one stop for Tab, and arrows go from tile to tile', async () => {
    const { press, enter, focused, tiles } = await mount(3);
    await enter();
    const stops = () => tiles().filter(({ tabStop }) => tabStop);
    expect(stops().map(({ dataset }) => dataset['key'])).to.deep.equal(['camera:p0']);
    await press('ArrowRight');
    expect(focused()).to.equal('camera:p1');
    await press('ArrowDown');
    expect(focused()).to.equal('camera:');
    await press('ArrowUp', 'ArrowLeft', 'Home');
    expect(focused()).to.equal('camera:p0');
    await press('End');
    expect(focused()).to.equal('camera:');
    expect(stops().map(({ dataset }) => dataset['key'])).to.deep.equal(['camera:']);
  });

  it('goes against the arrow where text runs from the right', async () => {
    const { press, enter, focused } = await mount(3, { direction: 'rtl' });
    await enter();
    await press('ArrowLeft');
    expect(focused()).to.equal('camera:p1');
  });

  it('leaves keys to an open menu', async () => {
    const { press, enter, focused, tile } = await mount(3);
    await enter();
    await press('Enter', 'ArrowDown');
    expect(focused()).to.equal('camera:p0');
    expect(tile('camera:p0').shadowRoot!.querySelector('acs-menu')!.open).to.be.true;
  });

  it('moves focus to the tile in its place when somebody with focus leaves', async () => {
    const { adapter, press, enter, focused, settled } = await mount(3);
    await enter();
    await press('ArrowRight');
    adapter.report({ type: 'participants-left', ids: ['p1'], at: 1 });
    await settled();
    expect(focused()).to.equal('camera:p2');
  });

  it('admits a speaker after one second, and nobody before', async () => {
    const { adapter, keys, settled } = await mount(100);
    const before = keys();
    expect(before).not.to.include('camera:p99');
    adapter.report({ type: 'speaking-changed', ids: ['p99'], at: 1 });
    await settled();
    expect(keys()).to.deep.equal(before);
    await aTimeout(1100);
    await settled();
    expect(keys()).to.include('camera:p99');
    expect(keys().filter((key) => !before.includes(key))).to.deep.equal(['camera:p99']);
  });

  it('moves nobody while somebody is at work in it', async () => {
    const { adapter, keys, enter, settled, root } = await mount(100);
    const before = keys();
    await enter();
    adapter.report({ type: 'speaking-changed', ids: ['p99'], at: 1 });
    await aTimeout(1200);
    await settled();
    expect(keys()).to.deep.equal(before);
    (root.activeElement as HTMLElement).shadowRoot!.querySelector<HTMLElement>('.options')!.blur();
    await settled();
    expect(keys()).to.include('camera:p99');
  });

  it('floats me between two people, to be moved by arrow keys', async () => {
    const { press, enter, focused, tiles, box, still, tile } = await mount(1);
    expect(tile('camera:').className).to.equal('floating');
    await still();
    const before = box('camera:');
    expect(before.left).to.be.above(400);
    expect(tiles().every(({ tabStop }) => tabStop)).to.be.true;
    await enter('camera:');
    expect(focused()).to.equal('camera:');
    await press('ArrowLeft', 'ArrowUp');
    await still();
    expect(box('camera:').left).to.be.below(100);
    expect(box('camera:').top).to.be.below(100);
  });

  it('lets me drag the floating tile to another corner', async () => {
    const { tile, box, still, settled } = await mount(1);
    const mine = tile('camera:');
    const drag = (type: string, x: number, y: number) =>
      mine.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true, composed: true }),
      );
    // A pointer that the browser has not made cannot be captured.
    mine.setPointerCapture = () => {};
    drag('pointerdown', 700, 400);
    drag('pointermove', 600, 200);
    expect(mine.classList.contains('dragged')).to.be.true;
    drag('pointermove', 100, 100);
    drag('pointerup', 100, 100);
    await settled();
    await still();
    expect(mine.classList.contains('dragged')).to.be.false;
    expect(box('camera:').left).to.be.below(100);
    expect(box('camera:').top).to.be.below(100);
  });

  it('shows me where it is told to', async () => {
    const { grid, keys, tile, settled } = await mount(3);
    grid.localTile = 'hidden';
    await settled();
    expect(keys()).not.to.include('camera:');
    grid.localTile = 'floating';
    await settled();
    expect(tile('camera:').className).to.equal('floating');
  });

  it('says that I share my screen', async () => {
    const { adapter, keys, settled } = await mount(2);
    adapter.report({ type: 'screen-share-changed', change: { on: true } });
    await settled();
    expect(keys()).to.deep.equal(['camera:p0', 'camera:p1', 'screen:', 'camera:']);
  });

  it('glides when people change places, and not when it is resized', async () => {
    const { adapter, place, tile, settled, still } = await mount(3);
    await still();
    place.style.width = '700px';
    await nextFrame();
    await nextFrame();
    const moving = () => tile('camera:p0').getAnimations().length;
    expect(moving()).to.equal(0);
    await settled();
    adapter.report(here(...people(6)));
    await nextFrame();
    await nextFrame();
    expect(moving()).to.be.above(0);
  });

  it('shows again what it showed when it leaves and returns', async () => {
    const { adapter, grid, keys, settled } = await mount(3);
    const parent = grid.parentElement!;
    const before = keys();
    grid.remove();
    expect(adapter.shown).to.be.empty;
    adapter.report({ type: 'participants-left', ids: ['p1'], at: 1 });
    parent.append(grid);
    await settled();
    expect(keys()).to.deep.equal(before.filter((key) => key !== 'camera:p1'));
    expect(adapter.shown).to.have.members(['p0-camera', 'p2-camera']);
  });

  it('draws as many tiles of 300 people as of 100', async () => {
    const [many, more] = [await mount(100), await mount(300)];
    expect(more.tiles()).to.have.lengthOf(many.tiles().length);
  });

  it('draws only the tile of whoever is muted, and moves nobody', async () => {
    const { adapter, grid, tiles, tile, settled } = await mount(9);
    const counts = countUpdates(tiles());
    const list = grid.shadowRoot!.querySelector('[part="tiles"]')!;
    const changes = new MutationObserver(() => {});
    changes.observe(list, { attributes: true, childList: true, subtree: true });
    adapter.report(here(participant('p4', { streams: [camera('p4')], muted: false })));
    await settled();
    expect([...counts]).to.deep.equal([[tile('camera:p4'), 1]]);
    expect(changes.takeRecords()).to.be.empty;
  });
});
