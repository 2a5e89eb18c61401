import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import type { AcsCallWithChat } from '../../src/composites/call-with-chat/call-with-chat.js';
import { watchSight, watchSize } from '../../src/media/observers.js';

const made: string[] = [];
const kinds = { ResizeObserver, IntersectionObserver };

async function drawn() {
  for (let frames = 0; frames < 4; frames += 1) await nextFrame();
}

async function box(width: number) {
  const element = await fixture<HTMLElement>(html`<div></div>`);
  element.style.width = `${width}px`;
  element.style.height = '10px';
  return element;
}

describe('the observers of a document', () => {
  before(() => {
    window.ResizeObserver = class extends ResizeObserver {
      constructor(callback: ResizeObserverCallback) {
        super(callback);
        made.push('resize');
      }
    };
    window.IntersectionObserver = class extends IntersectionObserver {
      constructor(callback: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        super(callback, options);
        made.push('intersection');
      }
    };
  });
  after(() => void Object.assign(window, kinds));

  it('are one of each kind for a call, its lists, its chat and its menus together', async () => {
    const { simulatedCall, simulatedChat } = await import('../../stories/support/simulated.js');
    await import('../../src/define/all.js');
    const { chat, thread } = simulatedChat();
    const call = simulatedCall({ people: 30, still: false });
    const element = await fixture<AcsCallWithChat>(html`
      <div>
        <acs-call-with-chat .call=${call} .chat=${chat} thread=${thread}></acs-call-with-chat>
        <acs-call .call=${call}></acs-call>
        <acs-chat .chat=${chat} thread=${thread}></acs-chat>
        <acs-call-provider .call=${call}>
          <acs-call-grid></acs-call-grid>
          <acs-participant-list></acs-participant-list>
          <acs-device-menu></acs-device-menu>
          <acs-leave-menu></acs-leave-menu>
          <acs-pre-join></acs-pre-join>
        </acs-call-provider>
      </div>
    `);
    await waitUntil(() =>
      element.querySelector('acs-call-grid')?.shadowRoot?.querySelector('acs-video-tile'),
    );
    for (const tag of ['acs-device-menu', 'acs-leave-menu']) {
      const root = element.querySelector(tag)!.shadowRoot!;
      (root.querySelector<HTMLElement>('button') ?? root.querySelector('acs-menu')!).click();
    }
    await waitUntil(() => made.length >= 2);
    await drawn();
    expect(made.sort()).to.deep.equal(['intersection', 'resize']);
  });

  it('tell everybody who watches the same element, until they stop', async () => {
    const element = await box(100);
    const told: string[] = [];
    const stopFirst = watchSize(element, ([{ contentRect }]) => told.push(`first ${contentRect.width}`));
    await drawn();
    const stopSecond = watchSize(element, ([{ contentRect }]) => told.push(`second ${contentRect.width}`));
    await drawn();
    expect(told).to.include.members(['first 100', 'second 100']);
    stopFirst();
    stopFirst();
    element.style.width = '200px';
    await drawn();
    expect(told).to.include('second 200').and.not.include('first 200');
    stopSecond();
    element.style.width = '300px';
    await drawn();
    expect(told).not.to.include('second 300');
  });

  it('tell a second one at once whether an element is in view', async () => {
    const element = await box(100);
    const told: boolean[] = [];
    const stops = [watchSight(element, () => {})];
    await drawn();
    stops.push(watchSight(element, ([{ isIntersecting }]) => told.push(isIntersecting)));
    await drawn();
    expect(told).to.deep.equal([true]);
    for (const stop of stops) stop();
  });

  it('tell of several elements together', async () => {
    const pair = [await box(100), await box(100)] as const;
    const told: number[] = [];
    const tell = ({ length }: readonly unknown[]) => void told.push(length);
    const stops = pair.map((element) => watchSize(element, tell));
    await drawn();
    for (const element of pair) element.style.width = '50px';
    await drawn();
    expect(told).to.deep.equal([2, 2]);
    for (const stop of stops) stop();
  });
});
