import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CallFact, Participant, VideoStream } from '../../src/contracts/call.js';
import type { AcsMenu } from '../../src/components/menu/menu.js';
import '../../src/define/call-provider.js';
import '../../src/define/video-tile.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { participant } from '../support/participant.js';

const camera: VideoStream = { id: 'ada-camera', kind: 'camera', available: true, paused: false };
const screen: VideoStream = { id: 'ada-screen', kind: 'screen', available: true, paused: false };
const here = (...people: readonly Participant[]): CallFact => ({
  type: 'participants-changed',
  participants: people,
  at: 0,
});

/** Puts a video of a given shape into the frame, as a transport does, and remembers who is shown. */
class VideoAdapter extends FakeCallAdapter {
  size = { width: 64, height: 36 };

  override show(stream: string, frame?: HTMLElement) {
    const shown = super.show(stream);
    const video = document.createElement('video');
    const { width, height } = this.size;
    Object.defineProperties(video, { videoWidth: { value: width }, videoHeight: { value: height } });
    frame?.replaceChildren(video);
    return {
      demand() {},
      release: () => {
        video.remove();
        shown.release();
        return undefined;
      },
    };
  }
}

async function mount(change: Partial<Participant> = {}, adapter = new VideoAdapter(), id = 'ada') {
  const call = createStatefulCall(adapter);
  const provider = await fixture(html`
    <acs-call-provider .call=${call}>
      <acs-video-tile participant-id=${id}></acs-video-tile>
    </acs-call-provider>
  `);
  adapter.report(
    { type: 'me-changed', change: { id: 'me', name: 'Robin' } },
    here(participant('ada', { name: 'Ada', muted: false, ...change })),
  );
  const tile = provider.querySelector('acs-video-tile')!;
  const root = tile.shadowRoot!;
  const settled = async () => {
    await nextFrame();
    await nextFrame();
    await tile.updateComplete;
  };
  await settled();
  const part = (name: string) => root.querySelector<HTMLElement>(`[part="${name}"]`);
  const play = async () => {
    part('frame')!.dispatchEvent(new Event('acs-first-frame', { bubbles: true }));
    await settled();
  };
  const menu = () => root.querySelector<AcsMenu>('acs-menu');
  const offered = () => {
    const items = menu()?.items ?? [];
    return (typeof items === 'function' ? items() : items).flatMap((item) => ('id' in item ? [item.id] : []));
  };
  const choose = async (wanted: string) => {
    if (!menu()!.open) await menu()!.show();
    await menu()!.updateComplete;
    const buttons = [...menu()!.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')];
    buttons[offered().indexOf(wanted)]!.click();
    await settled();
  };
  return { adapter, call, tile, root, part, play, settled, menu, offered, choose };
}

const label = (tile: HTMLElement) =>
  tile.shadowRoot!.querySelector('[role="group"]')!.getAttribute('aria-label');

describe('acs-video-tile', () => {
  it('is accessible', async () => {
    const { tile, play } = await mount({ streams: [camera], handRaisedAt: 1, muted: true, spotlit: true });
    await play();
    await expect(tile).to.be.accessible();
  });

  it('is an empty tile outside any call', async () => {
    const tile = await fixture(html`<acs-video-tile participant-id="ada"></acs-video-tile>`);
    expect(tile.shadowRoot!.querySelector('[part="options"]')).to.be.null;
    expect(tile.shadowRoot!.querySelector('acs-avatar')).to.exist;
  });

  it('shows the name, the microphone and the hand with its order', async () => {
    const { tile, part, root } = await mount({ muted: true, handRaisedAt: 5 });
    expect(part('name')!.textContent).to.equal('Ada');
    expect(root.querySelector('.muted')).to.exist;
    expect(root.querySelector('.hand')!.textContent).to.equal('1');
    expect(label(tile)).to.equal('Ada, muted, camera off, hand raised, number 1');
  });

  it('calls a nameless person a guest, and me you', async () => {
    const { part } = await mount({ name: ' ' });
    expect(part('name')!.textContent).to.equal('Guest');
    const mine = await mount({}, new VideoAdapter(), '');
    expect(mine.part('name')!.textContent).to.equal('You');
  });

  it('shows the avatar until the first picture has come', async () => {
    const { adapter, tile, play } = await mount({ streams: [camera] });
    expect(adapter.shown).to.deep.equal(['ada-camera']);
    expect(tile.matches(':state(playing)')).to.be.false;
    await play();
    expect(tile.matches(':state(playing)')).to.be.true;
  });

  it('shows the avatar again when the camera goes off', async () => {
    const { adapter, tile, play, settled } = await mount({ streams: [camera] });
    await play();
    adapter.report(here(participant('ada', { streams: [{ ...camera, available: false }] })));
    await settled();
    expect(adapter.shown).to.be.empty;
    expect(tile.matches(':state(playing)')).to.be.false;
  });

  it('shows the video once, however often it renders', async () => {
    const { adapter, root, play, settled } = await mount({ streams: [camera] });
    await play();
    const video = root.querySelector('video');
    adapter.report(here(participant('ada', { streams: [{ ...camera }], speaking: true })));
    await settled();
    expect(adapter.shown).to.deep.equal(['ada-camera']);
    expect(root.querySelector('video')).to.equal(video);
  });

  it('lets go of the video when it leaves and shows it again when it returns', async () => {
    const { adapter, tile, settled } = await mount({ streams: [camera] });
    const parent = tile.parentElement!;
    tile.remove();
    expect(adapter.shown).to.be.empty;
    parent.append(tile);
    await settled();
    expect(adapter.shown).to.deep.equal(['ada-camera']);
  });

  it('shows the camera or the screen, as it is told', async () => {
    const { adapter, tile, part, settled } = await mount({ streams: [camera, screen] });
    tile.kind = 'screen';
    await settled();
    expect(adapter.shown).to.deep.equal(['ada-screen']);
    expect(part('name')!.textContent).to.equal('Ada’s screen');
    expect(tile.matches(':state(filling)')).to.be.false;
  });

  it('mirrors my own camera only', async () => {
    const { tile } = await mount({ streams: [camera] });
    expect(tile.matches(':state(mirrored)')).to.be.false;
    const mine = await mount({}, new VideoAdapter(), '');
    expect(mine.tile.matches(':state(mirrored)')).to.be.true;
  });

  it('shows an upright picture whole in a wide tile, and fills with others', async () => {
    const adapter = new VideoAdapter();
    adapter.size = { width: 36, height: 64 };
    const upright = await mount({ streams: [camera] }, adapter);
    await upright.play();
    expect(getComputedStyle(upright.root.querySelector('video')!).objectFit).to.equal('contain');
    const wide = await mount({ streams: [camera] });
    await wide.play();
    expect(getComputedStyle(wide.root.querySelector('video')!).objectFit).to.equal('cover');
    await wide.choose('fit');
    expect(getComputedStyle(wide.root.querySelector('video')!).objectFit).to.equal('contain');
    await wide.choose('fill');
    expect(getComputedStyle(wide.root.querySelector('video')!).objectFit).to.equal('cover');
  });

  it('shows who speaks', async () => {
    const { adapter, tile, settled } = await mount();
    adapter.report({ type: 'speaking-changed', ids: ['ada'], at: 1 });
    await settled();
    expect(tile.matches(':state(speaking)')).to.be.true;
    expect(label(tile)).to.contain('speaking');
  });

  for (const [state, words] of [
    ['ringing', 'Calling…'],
    ['connecting', 'Connecting…'],
    ['reconnecting', 'Reconnecting…'],
    ['held', 'On hold'],
  ] as const) {
    it(`says that somebody is ${state}`, async () => {
      const { tile, part } = await mount({ state });
      expect(part('status')!.textContent).to.equal(words);
      expect(tile.matches(':state(away)')).to.be.true;
      expect(label(tile)).to.contain(words);
    });
  }

  it('says why a picture stands still', async () => {
    for (const available of [true, false]) {
      const { tile, part } = await mount({ streams: [{ ...camera, available, paused: true }] });
      expect(part('status')!.textContent).to.contain('weak connection');
      expect(label(tile)).not.to.contain('camera off');
    }
  });

  it('pins and unpins', async () => {
    const { call, offered, choose } = await mount();
    await choose('pin');
    expect(call.state.pinned).to.deep.equal(['ada']);
    expect(offered()).to.include('unpin');
    await choose('unpin');
    expect(call.state.pinned).to.be.empty;
  });

  it('mutes who is not muted', async () => {
    const { adapter, offered, choose, settled } = await mount();
    await choose('mute');
    expect(adapter.requests).to.deep.equal([{ type: 'mute-participant', id: 'ada' }]);
    adapter.report(here(participant('ada', { muted: true })));
    await settled();
    expect(offered()).not.to.include('mute');
  });

  it('asks before it removes somebody', async () => {
    const { adapter, menu, offered, choose } = await mount();
    await choose('remove');
    expect(adapter.requests).to.be.empty;
    expect(menu()!.open).to.be.true;
    expect(offered()).to.deep.equal(['cancel', 'remove-now']);
    await choose('cancel');
    expect(menu()!.open).to.be.false;
    expect(adapter.requests).to.be.empty;
    await choose('remove');
    await choose('remove-now');
    expect(adapter.requests).to.deep.equal([{ type: 'remove-participant', id: 'ada' }]);
  });

  it('forgets the question when the menu closes', async () => {
    const { menu, offered, choose, settled } = await mount();
    await choose('remove');
    menu()!.hide();
    await settled();
    expect(offered()).to.include('remove');
  });

  it('puts focus on Cancel, not on Remove', async () => {
    const { tile, menu, settled } = await mount();
    tile.focus();
    for (const press of ['Enter', 'End', 'Enter']) {
      await sendKeys({ press });
      await settled();
    }
    expect(menu()!.shadowRoot!.activeElement?.textContent.trim()).to.equal('Cancel');
  });

  it('asks nothing when the request is cancelled', async () => {
    const { call, tile, choose } = await mount();
    tile.addEventListener('acs-request', (event) => event.preventDefault());
    await choose('pin');
    expect(call.state.pinned).to.be.empty;
  });

  it('offers only what the transport can and the role may', async () => {
    const adapter = new VideoAdapter();
    adapter.can = new Set(['mute-participant']);
    const { offered } = await mount({}, adapter);
    expect(offered()).to.deep.equal(['pin', 'mute']);
    const other = await mount();
    other.adapter.report({
      type: 'capabilities-changed',
      capabilities: [
        ['remove-participant', { allowed: false, reason: 'role' }],
        ['mute-participant', { allowed: false, reason: 'role' }],
      ],
    });
    await other.settled();
    expect(other.offered()).to.deep.equal(['pin']);
  });

  it('offers me neither to pin, nor mute, nor remove myself', async () => {
    const { menu } = await mount({}, new VideoAdapter(), '');
    expect(menu()).to.be.null;
  });

  it('opens the menu by the secondary button', async () => {
    const { tile, menu, settled } = await mount();
    const event = new MouseEvent('contextmenu', { cancelable: true, button: 2, clientX: 20, clientY: 20 });
    tile.dispatchEvent(event);
    await settled();
    expect(event.defaultPrevented).to.be.true;
    expect(menu()!.open).to.be.true;
  });

  it('opens the menu by a long touch, when the finger is lifted', async () => {
    const { tile, menu, settled } = await mount();
    const touch = (type: string) =>
      tile.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', clientX: 9, clientY: 9 }));
    touch('pointerdown');
    touch('pointerup');
    await aTimeout(20);
    expect(menu()!.open).to.be.false;
    touch('pointerdown');
    await aTimeout(550);
    expect(menu()!.open).to.be.false;
    touch('pointerup');
    await aTimeout(20);
    await settled();
    expect(menu()!.open).to.be.true;
  });

  it('says that I share my screen, and stops it', async () => {
    const { adapter, tile, root, settled } = await mount({}, new VideoAdapter(), '');
    tile.kind = 'screen';
    await settled();
    expect(label(tile)).to.equal('You are sharing your screen');
    root.querySelector<HTMLElement>('.stop')!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'set-screen-share', on: false }]);
    await expect(tile).to.be.accessible();
  });

  it('does not render again for someone else', async () => {
    const { adapter, tile, settled } = await mount();
    let updates = 0;
    tile.addController({ hostUpdated: () => updates++ });
    adapter.report(here(participant('grace')));
    await settled();
    expect(updates).to.equal(0);
  });
});
