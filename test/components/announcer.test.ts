import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { AnnounceEvent } from '../../src/context/announce-event.js';
import '../../src/define/announcer.js';
import '../../src/define/call-provider.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { participant } from '../support/participant.js';

async function mount() {
  const adapter = new FakeCallAdapter({ type: 'status-changed', status: 'connected', at: 0 });
  const call = createStatefulCall(adapter);
  const provider = await fixture(html`
    <acs-call-provider .call=${call}>
      <button>Somebody who speaks</button>
      <acs-announcer></acs-announcer>
    </acs-call-provider>
  `);
  const announcer = provider.querySelector('acs-announcer')!;
  await announcer.updateComplete;
  const part = (name: string) => announcer.shadowRoot!.querySelector(`[part="${name}"]`)!;
  const texts = (name: string) => [...part(name).children].map(({ textContent }) => textContent);
  const say = (text: string, assertive = false) =>
    provider.querySelector('button')!.dispatchEvent(new AnnounceEvent(text, { assertive }));
  return { adapter, provider, announcer, texts, say };
}

describe('acs-announcer', () => {
  it('is accessible', async () => {
    const { announcer } = await mount();
    await expect(announcer).to.be.accessible();
  });

  it('speaks what is announced beside it, failures at once', async () => {
    const { texts, say } = await mount();
    say('Camera on');
    say('No connection', true);
    await aTimeout(200);
    expect(texts('polite')).to.deep.equal(['Camera on']);
    expect(texts('assertive')).to.deep.equal(['No connection']);
  });

  it('speaks at most once a second, and empties itself, so that the same words are heard again', async () => {
    const { texts, say } = await mount();
    say('One');
    await aTimeout(200);
    say('Two');
    await aTimeout(300);
    expect(texts('polite')).to.deep.equal(['One']);
    await aTimeout(700);
    expect(texts('polite')).to.deep.equal(['Two']);
    await aTimeout(1100);
    expect(texts('polite')).to.be.empty;
  });

  it('keeps what it speaks from announcers further out', async () => {
    const host = await fixture(html`<div></div>`);
    const inside = host.attachShadow({ mode: 'open' });
    const outside: Event[] = [];
    host.addEventListener('acs-announce', (event) => outside.push(event));
    const button = document.createElement('button');
    inside.append(button);
    button.dispatchEvent(new AnnounceEvent('Nobody is nearer'));
    inside.append(document.createElement('acs-announcer'));
    button.dispatchEvent(new AnnounceEvent('Somebody is nearer'));
    expect(outside).to.have.length(1);
  });

  it('tells people who join together as one', async () => {
    const { adapter, texts } = await mount();
    for (const id of ['ada', 'ben', 'cleo']) {
      adapter.report({ type: 'participants-changed', participants: [participant(id)], at: 1000 });
    }
    await aTimeout(1200);
    expect(texts('polite')).to.deep.equal(['3 people joined']);
  });

  it('speaks a notice once, also where two announcers hear it', async () => {
    const { adapter, provider, texts } = await mount();
    const second = document.createElement('acs-announcer');
    provider.append(second);
    await nextFrame();
    adapter.report({ type: 'participants-changed', participants: [participant('ada')], at: 1000 });
    await aTimeout(1200);
    const other = second.shadowRoot!.querySelector('[part="polite"]')!.textContent;
    expect([...texts('polite'), other].filter((text) => text !== '')).to.deep.equal(['ada joined']);
  });

  it('is silent once it is gone', async () => {
    const { announcer, say, texts } = await mount();
    announcer.remove();
    say('Nobody hears');
    await aTimeout(200);
    expect(texts('polite')).to.be.empty;
  });
});
