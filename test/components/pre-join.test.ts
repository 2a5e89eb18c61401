import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { browserFamily, systemFamily } from '../../src/components/pre-join/platform.js';
import type { CallFact } from '../../src/contracts/call.js';
import { AcsError } from '../../src/contracts/errors.js';
import type { PermissionAnswer } from '../../src/contracts/devices.js';
import '../../src/define/call-provider.js';
import '../../src/define/pre-join.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';

const permission = (camera: PermissionAnswer, microphone = camera): CallFact => ({
  type: 'devices-changed',
  change: { permission: { camera, microphone } },
});

interface Options {
  readonly facts?: readonly CallFact[];
  readonly displayName?: string;
  readonly microphone?: string;
  readonly camera?: string;
}

async function mount({
  facts = [permission('granted')],
  displayName,
  microphone = 'on',
  camera = 'on',
}: Options = {}) {
  const adapter = new FakeCallAdapter(...facts);
  const call = createStatefulCall(adapter);
  const provider = await fixture(html`
    <acs-call-provider .call=${call}
      ><acs-pre-join .displayName=${displayName} microphone=${microphone} camera=${camera}></acs-pre-join
    ></acs-call-provider>
  `);
  const element = provider.querySelector('acs-pre-join')!;
  const settle = async () => {
    await nextFrame();
    await element.updateComplete;
    await nextFrame();
  };
  await settle();
  const root = element.shadowRoot!;
  const find = (selector: string) => root.querySelector<HTMLElement>(selector);
  const input = () => root.querySelector('input')!;
  const type = async (name: string) => {
    input().value = name;
    input().dispatchEvent(new Event('input'));
    await settle();
  };
  const join = async () => {
    find('[part="join"]')!.click();
    await settle();
  };
  const types = () => adapter.requests.map((request) => request.type);
  return { adapter, call, element, root, settle, find, input, type, join, types };
}

describe('acs-pre-join', () => {
  it('is accessible', async () => {
    const { element } = await mount();
    await expect(element).to.be.accessible();
  });

  it('is accessible while it explains a refusal', async () => {
    const { element } = await mount({ facts: [permission('denied')] });
    await expect(element).to.be.accessible();
  });

  it('turns on what is wanted and allowed, once', async () => {
    const { adapter, settle } = await mount();
    expect(adapter.requests).to.deep.equal([
      { type: 'set-microphone', on: true },
      { type: 'set-camera', on: true },
    ]);
    adapter.report({ type: 'camera-changed', change: { on: false } });
    await settle();
    expect(adapter.requests).to.have.length(2);
  });

  it('leaves off what is to be off', async () => {
    const { adapter } = await mount({ microphone: 'off' });
    expect(adapter.requests).to.deep.equal([{ type: 'set-camera', on: true }]);
  });

  it('explains why before the browser asks, and asks for what is wanted only', async () => {
    const { adapter, find } = await mount({ facts: [permission('prompt')], camera: 'off' });
    expect(find('.panel h3')!.textContent).to.contain('hear you');
    expect(adapter.requests).to.be.empty;
    find('.panel .primary')!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'ask-permission', microphone: true, camera: false }]);
  });

  it('asks nothing when nothing is wanted', async () => {
    const { adapter, find } = await mount({
      facts: [permission('prompt')],
      camera: 'off',
      microphone: 'off',
    });
    expect(find('.panel')).to.be.null;
    expect(adapter.requests).to.be.empty;
  });

  it('keeps focus from the question to the answer', async () => {
    const { adapter, find, root, settle, input } = await mount({ facts: [permission('prompt')] });
    await aTimeout(200); // It shows itself a moment late, in case the browser remembers an answer.
    find('.panel .primary')!.focus();
    adapter.report(permission('asking'));
    await settle();
    expect(root.activeElement === find('.panel h3')).to.be.true;
    adapter.report(permission('granted'));
    await settle();
    expect(root.activeElement === input()).to.be.true;
  });

  it('says what to do after a refusal, and tries again', async () => {
    const { find, types } = await mount({ facts: [permission('denied')] });
    expect(find('.panel ol')!.children.length).to.be.above(1);
    find('.panel .primary')!.click();
    expect(types()).to.deep.equal(['ask-permission']);
  });

  it('goes on without devices', async () => {
    const { find, settle, type, join, adapter } = await mount({ facts: [permission('denied')] });
    find('.panel .button:not(.primary)')!.click();
    await settle();
    expect(find('.panel')).to.be.null;
    await type('Ada');
    await join();
    expect(adapter.requests).to.deep.equal([{ type: 'join', name: 'Ada' }]);
  });

  it('says so where a browser can use no devices', async () => {
    const { find } = await mount({
      facts: [
        { type: 'microphone-changed', change: { availability: 'unsupported' } },
        { type: 'camera-changed', change: { availability: 'unsupported' } },
      ],
    });
    expect(find('.panel h3')!.textContent).to.contain('cannot make calls');
    expect(find('.panel .button')!.textContent).to.contain('Continue anyway');
  });

  it('wants a name', async () => {
    const { find, root, input, join, type, types } = await mount();
    await type('   ');
    await join();
    expect(types()).not.to.include('join');
    expect(input().ariaInvalid).to.equal('true');
    expect(root.activeElement === input()).to.be.true;
    expect(find('#name-hint')!.textContent.trim()).to.equal('Enter your name to join.');
    await type('Ada');
    expect(input().ariaInvalid).to.equal('false');
  });

  it('joins with the name, without what is around it', async () => {
    const { adapter, type, join } = await mount();
    await type('  Ada Lovelace ');
    await join();
    expect(adapter.requests.at(-1)).to.deep.equal({ type: 'join', name: 'Ada Lovelace' });
  });

  it('begins with the name that the transport remembers', async () => {
    const { input } = await mount({ facts: [{ type: 'me-changed', change: { name: 'Grace' } }] });
    expect(input().value).to.equal('Grace');
  });

  it('asks for no name where one is given', async () => {
    const { root, adapter, join } = await mount({ displayName: 'Ada' });
    expect(root.querySelector('input')).to.be.null;
    await join();
    expect(adapter.requests.at(-1)).to.deep.equal({ type: 'join', name: 'Ada' });
  });

  it('asks nothing when the request is cancelled', async () => {
    const { element, join, types } = await mount({ displayName: 'Ada' });
    element.addEventListener('acs-request', (event) => event.preventDefault());
    await join();
    expect(types()).not.to.include('join');
  });

  it('says why joining failed', async () => {
    const { adapter, join, find } = await mount({ displayName: 'Ada' });
    adapter.answer = () => Promise.reject(new AcsError('full', 'no room'));
    await join();
    expect(find('[role="alert"]')!.textContent).to.contain('The call is full');
  });

  it('shows my picture mirrored, and takes it away again', async () => {
    const { adapter, element, settle } = await mount({ microphone: 'off' });
    adapter.report({
      type: 'me-changed',
      change: { streams: [{ id: 'mine', kind: 'camera', available: true, paused: false }] },
    });
    await settle();
    expect(adapter.shown).to.deep.equal(['mine']);
    element.remove();
    expect(adapter.shown).to.be.empty;
  });
});

describe('the words of help', () => {
  it('fit the browser and the system', () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141 Safari/537.36';
    const safari =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 (KHTML, like Gecko) Version/26 Safari/605';
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';
    expect([chrome, safari, firefox, ''].map((agent) => browserFamily(agent))).to.deep.equal([
      'chromium',
      'safari',
      'firefox',
      'other',
    ]);
    expect([chrome, safari, firefox].map((agent) => systemFamily(agent))).to.deep.equal([
      'windows',
      'mac',
      'other',
    ]);
  });
});
