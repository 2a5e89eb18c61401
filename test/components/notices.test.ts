import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { AnnounceEvent } from '../../src/context/announce-event.js';
import { AcsError } from '../../src/contracts/errors.js';
import '../../src/define/call-provider.js';
import '../../src/define/notices.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { participant } from '../support/participant.js';

async function mount(seconds = 60) {
  const adapter = new FakeCallAdapter({ type: 'status-changed', status: 'connected', at: 0 });
  const call = createStatefulCall(adapter);
  const provider = await fixture(html`
    <acs-call-provider .call=${call}>
      <button>Before</button>
      <acs-notices seconds=${seconds}></acs-notices>
    </acs-call-provider>
  `);
  const element = provider.querySelector('acs-notices')!;
  const announced: AnnounceEvent[] = [];
  element.addEventListener('acs-announce', (event) => announced.push(event));
  const settle = async () => {
    await nextFrame();
    await element.updateComplete;
  };
  const items = () => [...element.shadowRoot!.querySelectorAll<HTMLElement>('[part="notice"]')];
  const texts = () => items().map((item) => item.querySelector('p')!.textContent);
  const buttons = () => [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part="dismiss"]')];
  const muted = (by: string, at: number) => adapter.report({ type: 'muted-by', by, at });
  const lost = (label: string, at: number) =>
    adapter.report({ type: 'device-lost', kind: 'camera', label, now: undefined, at });
  return { adapter, call, provider, element, announced, settle, items, texts, buttons, muted, lost };
}

describe('acs-notices', () => {
  it('is accessible', async () => {
    const { element, muted, lost, settle } = await mount();
    muted('Ada', 1);
    lost('Front camera', 2);
    await settle();
    await expect(element).to.be.accessible();
  });

  it('is empty outside any call', async () => {
    const element = await fixture(html`<acs-notices></acs-notices>`);
    expect(element.shadowRoot!.querySelector('section')).to.be.null;
  });

  it('says what has happened, and who did it', async () => {
    const { muted, settle, texts, announced } = await mount();
    muted('Ada', 1);
    await settle();
    expect(texts()[0]).to.contain('Ada muted you');
    expect(announced.map(({ text }) => text)).to.deep.equal(texts());
  });

  it('says what failed and what to do next, at once', async () => {
    const { adapter, call, settle, texts, announced } = await mount();
    adapter.answer = () => Promise.reject(new AcsError('device-busy', 'in use'));
    await call.request({ type: 'set-camera', on: true }).catch(() => {});
    await settle();
    expect(texts()[0]).to.contain('camera').and.to.contain('Close that app');
    expect(announced[0]!.assertive).to.be.true;
  });

  it('leaves what is quiet to the announcer', async () => {
    const { adapter, settle, items } = await mount();
    adapter.report({ type: 'participants-changed', participants: [participant('ada')], at: 1 });
    await settle();
    expect(items()).to.be.empty;
  });

  it('shows the latest three', async () => {
    const { lost, settle, texts } = await mount();
    for (const at of [1, 2, 3, 4]) lost(`Camera ${at}`, at);
    await settle();
    expect(texts()).to.have.length(3);
    expect(texts()[0]).to.contain('Camera 2');
    expect(texts()[2]).to.contain('Camera 4');
  });

  it('shows nothing that something else shows already', async () => {
    const { element, lost, settle, items } = await mount();
    element.except = 'reconnecting device-lost';
    lost('Camera', 1);
    await settle();
    expect(items()).to.be.empty;
  });

  it('lets information go by itself, and keeps warnings', async () => {
    const { muted, lost, settle, texts } = await mount(0.1);
    muted('Ada', 1);
    lost('Camera', 2);
    await settle();
    await aTimeout(200);
    expect(texts()).to.have.length(1);
    expect(texts()[0]).to.contain('Camera');
  });

  it('lets nothing go while it is focused', async () => {
    const { muted, settle, items, buttons, provider } = await mount(0.1);
    muted('Ada', 1);
    await settle();
    buttons()[0]!.focus();
    await aTimeout(200);
    expect(items()).to.have.length(1);
    provider.querySelector('button')!.focus();
    await aTimeout(200);
    expect(items()).to.be.empty;
  });

  it('dismisses by hand and keeps focus: on the next message, then where it was before', async () => {
    const { provider, element, lost, settle, buttons, items } = await mount();
    const before = provider.querySelector('button')!;
    lost('One', 1);
    lost('Two', 2);
    await settle();
    before.focus();
    buttons()[0]!.focus();
    buttons()[0]!.click();
    await settle();
    expect(items()).to.have.length(1);
    expect(element.shadowRoot!.activeElement).to.equal(buttons()[0]);
    buttons()[0]!.click();
    await settle();
    expect(items()).to.be.empty;
    expect(document.activeElement).to.equal(before);
  });

  it('keeps the message when the request is cancelled', async () => {
    const { element, lost, settle, buttons, items } = await mount();
    element.addEventListener('acs-request', (event) => event.preventDefault());
    lost('One', 1);
    await settle();
    buttons()[0]!.click();
    await settle();
    expect(items()).to.have.length(1);
  });

  for (const [name, fact, label, request] of [
    [
      'speech into a muted microphone',
      { type: 'spoke-while-muted', at: 1 },
      'Unmute',
      { type: 'set-microphone', on: true },
    ],
    [
      'a camera that was taken',
      { type: 'device-taken', kind: 'camera', label: 'Front', at: 1 },
      'Turn it on again',
      { type: 'set-camera', on: true },
    ],
    [
      'a microphone that was taken',
      { type: 'device-taken', kind: 'microphone', label: 'USB', at: 1 },
      'Turn it on again',
      { type: 'set-microphone', on: true },
    ],
  ] as const) {
    it(`offers what helps against ${name}`, async () => {
      const { adapter, element, settle, items } = await mount();
      adapter.report(fact);
      await settle();
      await expect(element).to.be.accessible();
      const button = element.shadowRoot!.querySelector<HTMLButtonElement>('[part="action"]')!;
      expect(button.textContent).to.equal(label);
      button.click();
      expect(adapter.requests).to.deep.equal([request]);
      await settle();
      expect(items()).to.be.empty;
    });
  }

  it('leads from a dead microphone to the settings, where there are any', async () => {
    const { adapter, element, settle, items } = await mount();
    adapter.report({ type: 'microphone-silent-changed', silent: true, at: 1 });
    await settle();
    expect(element.shadowRoot!.querySelector('[part="action"]')).to.be.null;
    element.settings = true;
    await settle();
    const asked: string[] = [];
    element.addEventListener('acs-pane-toggle', ({ pane }) => asked.push(pane));
    element.shadowRoot!.querySelector<HTMLButtonElement>('[part="action"]')!.click();
    expect(asked).to.deep.equal(['settings']);
    await settle();
    expect(items()).to.be.empty;
  });

  it('forgets a dead microphone that lives or is turned off', async () => {
    const { adapter, call, settle, items } = await mount();
    const live = () => {
      adapter.report({ type: 'microphone-silent-changed', silent: false, at: 2 });
      return Promise.resolve();
    };
    const turnOff = () => call.request({ type: 'set-microphone', on: false });
    for (const end of [live, turnOff]) {
      adapter.report({ type: 'microphone-silent-changed', silent: true, at: 1 });
      await settle();
      expect(items()).to.have.length(1);
      await end();
      await settle();
      expect(items()).to.be.empty;
    }
  });
});
