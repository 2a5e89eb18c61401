import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { VideoDemand } from '../../src/contracts/call.js';
import { SETTLE, watchDemand, type WatchedDemand } from '../../src/media/demand.js';

describe('watchDemand', () => {
  const watched: WatchedDemand[] = [];
  afterEach(() => watched.splice(0).forEach((one) => one.stop()));

  async function mount(width = 320, height = 180) {
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    resize(frame, width, height);
    return { frame, ...watch(frame) };
  }

  function watch(frame: HTMLElement) {
    const told: VideoDemand[] = [];
    const shown = { demand: (demand: VideoDemand) => void told.push(demand), release() {} };
    const demand = watchDemand(frame, shown);
    watched.push(demand);
    return { told, demand };
  }

  function resize(frame: HTMLElement, width: number, height: number) {
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
  }

  async function seen() {
    for (let frames = 0; frames < 4; frames += 1) await nextFrame();
    await aTimeout(120);
  }

  it('tells what a frame needs', async () => {
    const { told } = await mount();
    await seen();
    expect(told.at(-1)).to.deep.equal({
      visible: true,
      width: 320,
      height: 180,
      devicePixelRatio: window.devicePixelRatio,
      priority: 'normal',
    });
  });

  it('says nothing before it has looked', async () => {
    const { told } = await mount();
    expect(told).to.be.empty;
  });

  it('asks for more at once', async () => {
    const { frame, told, demand } = await mount();
    await seen();
    resize(frame, 640, 360);
    await seen();
    expect(told.at(-1)).to.include({ width: 640, height: 360 });
    demand.setPriority('high');
    await aTimeout(150);
    expect(told.at(-1)).to.include({ priority: 'high' });
  });

  it('asks for less only when it has lasted', async () => {
    const { frame, told } = await mount();
    await seen();
    resize(frame, 160, 90);
    await seen();
    expect(told.at(-1)).to.include({ width: 320, height: 180 });
    await aTimeout(SETTLE);
    expect(told.at(-1)).to.include({ width: 160, height: 90 });
  });

  it('gives up a frame that is out of sight, and takes it back at once', async () => {
    const { frame, told } = await mount();
    await seen();
    frame.style.display = 'none';
    await seen();
    expect(told.at(-1)).to.include({ visible: true });
    await aTimeout(SETTLE);
    expect(told.at(-1)).to.include({ visible: false });
    frame.style.display = '';
    await seen();
    expect(told.at(-1)).to.include({ visible: true });
  });

  it('forgets a passing moment out of sight', async () => {
    const { frame, told } = await mount();
    await seen();
    frame.style.display = 'none';
    await seen();
    frame.style.display = '';
    await aTimeout(SETTLE + 200);
    expect(told.every(({ visible }) => visible)).to.be.true;
  });

  it('tells once of a frame that was never in sight', async () => {
    const frame = await fixture<HTMLElement>(html`<div style="position: fixed; left: -900px"></div>`);
    resize(frame, 100, 100);
    const { told } = watch(frame);
    await seen();
    expect(told).to.have.length(1);
    expect(told[0]).to.include({ visible: false });
  });

  it('does not tell of every step of an animation', async () => {
    const { frame, told } = await mount(100, 100);
    await seen();
    const before = told.length;
    for (let width = 110; width <= 250; width += 10) {
      resize(frame, width, 100);
      await nextFrame();
    }
    await seen();
    expect(told.at(-1)).to.include({ width: 250 });
    expect(told.length - before).to.be.within(1, 6);
  });

  it('says nothing once it is stopped', async () => {
    const { frame, told, demand } = await mount();
    await seen();
    const before = told.length;
    demand.stop();
    demand.stop();
    resize(frame, 900, 500);
    demand.setPriority('high');
    await seen();
    expect(told).to.have.length(before);
  });

  it('has one observer of each kind for all frames of a document', async () => {
    const made: string[] = [];
    const { ResizeObserver, IntersectionObserver } = window;
    window.ResizeObserver = class extends ResizeObserver {
      constructor(callback: ResizeObserverCallback) {
        super(callback);
        made.push('resize');
      }
    };
    window.IntersectionObserver = class extends IntersectionObserver {
      constructor(callback: IntersectionObserverCallback) {
        super(callback);
        made.push('intersection');
      }
    };
    try {
      const inner = await fixture<HTMLIFrameElement>(html`<iframe title="another document"></iframe>`);
      const view = inner.contentWindow as unknown as typeof globalThis;
      view.ResizeObserver = window.ResizeObserver;
      view.IntersectionObserver = window.IntersectionObserver;
      for (let frames = 0; frames < 5; frames += 1) {
        const frame = inner.contentDocument!.createElement('div');
        inner.contentDocument!.body.append(frame);
        watch(frame);
      }
      expect(made.sort()).to.deep.equal(['intersection', 'resize']);
    } finally {
      Object.assign(window, { ResizeObserver, IntersectionObserver });
    }
  });
});
