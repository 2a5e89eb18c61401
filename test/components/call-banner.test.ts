import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { AnnounceEvent } from '../../src/context/announce-event.js';
import '../../src/define/call-banner.js';
import '../../src/define/call-provider.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';

async function mount() {
  const adapter = new FakeCallAdapter({ type: 'status-changed', status: 'connected', at: 0 });
  const provider = await fixture(html`
    <acs-call-provider .call=${createStatefulCall(adapter)}
      ><acs-call-banner></acs-call-banner
    ></acs-call-provider>
  `);
  const element = provider.querySelector('acs-call-banner')!;
  const announced: string[] = [];
  element.addEventListener('acs-announce', ({ text }: AnnounceEvent) => announced.push(text));
  const lose = (seconds: number | undefined) =>
    adapter.report(
      {
        type: 'connection-changed',
        change: {
          signal: 'offline',
          attempt: 3,
          nextRetryAt: seconds === undefined ? undefined : Date.now() + seconds * 1000,
        },
      },
      { type: 'status-changed', status: 'reconnecting', at: 1 },
    );
  const text = async () => {
    await nextFrame();
    await element.updateComplete;
    return element.shadowRoot!.textContent.replaceAll(/\s+/g, ' ').trim();
  };
  return { adapter, element, announced, lose, text };
}

describe('acs-call-banner', () => {
  it('is accessible', async () => {
    const { element, lose, text } = await mount();
    lose(60);
    await text();
    await expect(element).to.be.accessible();
  });

  it('is not to be seen while all is well', async () => {
    const { element, text } = await mount();
    expect(await text()).to.equal('');
    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  it('counts down to the next attempt', async () => {
    const { lose, text } = await mount();
    lose(1.5);
    expect(await text())
      .to.contain('The connection was lost')
      .and.to.contain('in 2 s')
      .and.to.contain('Attempt 3');
    await aTimeout(1100);
    expect(await text()).to.contain('in 1 s');
    await aTimeout(1000);
    expect(await text()).to.contain('Reconnecting…');
  });

  it('tries again at once', async () => {
    const { adapter, element, lose, text } = await mount();
    lose(60);
    await text();
    element.shadowRoot!.querySelector('button')!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'reconnect' }]);
  });

  it('asks nothing when the request is cancelled', async () => {
    const { adapter, element, lose, text } = await mount();
    element.addEventListener('acs-request', (event) => event.preventDefault());
    lose(60);
    await text();
    element.shadowRoot!.querySelector('button')!.click();
    expect(adapter.requests).to.be.empty;
  });

  it('tells a lost server from interrupted sound and picture', async () => {
    const { adapter, text } = await mount();
    adapter.report({ type: 'connection-changed', change: { signal: 'online', media: 'interrupted' } });
    expect(await text()).to.contain('Sound and picture');
  });

  it('says who put the call on hold', async () => {
    const { adapter, text } = await mount();
    adapter.report({ type: 'status-changed', status: 'held-remotely', at: 1 });
    expect(await text()).to.contain('You are on hold');
  });

  it('announces what has become the matter, once', async () => {
    const { announced, lose, text } = await mount();
    lose(1);
    await text();
    lose(5);
    await text();
    expect(announced).to.deep.equal(['The connection was lost']);
  });

  it('offers one click or key press where the browser holds the sound back', async () => {
    const { adapter, element, announced, text } = await mount();
    adapter.report({ type: 'sound-blocked-changed', blocked: true });
    expect(await text()).to.contain('Click to hear others');
    expect(announced).to.have.length(1);
    await expect(element).to.be.accessible();
    element.shadowRoot!.querySelector('button')!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'play-sound' }]);
    adapter.report({ type: 'sound-blocked-changed', blocked: false });
    expect(await text()).to.equal('');
  });

  it('speaks of the lost connection first', async () => {
    const { adapter, element, lose, text } = await mount();
    adapter.report({ type: 'sound-blocked-changed', blocked: true });
    lose(60);
    expect(await text()).to.contain('The connection was lost');
    expect(element.shadowRoot!.querySelectorAll('button')).to.have.length(1);
  });

  it('gives focus back to what is around it when it goes', async () => {
    const { adapter, element, text } = await mount();
    adapter.report({ type: 'sound-blocked-changed', blocked: true });
    await text();
    const before = document.createElement('button');
    element.before(before);
    before.focus();
    element.shadowRoot!.querySelector('button')!.focus();
    adapter.report({ type: 'sound-blocked-changed', blocked: false });
    await text();
    expect(document.activeElement).to.equal(before);
  });
});
