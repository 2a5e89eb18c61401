import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { AcsCallProvider } from '../../src/components/call-provider/call-provider.js';
import type { AcsChatProvider } from '../../src/components/chat-provider/chat-provider.js';
import { AnnounceEvent } from '../../src/context/announce-event.js';
import { CallController } from '../../src/context/call-controller.js';
import { FrameController } from '../../src/context/frame-controller.js';
import { RequestEvent } from '../../src/context/request-event.js';
import { ThreadController } from '../../src/context/thread-controller.js';
import type { ChatFact } from '../../src/contracts/chat.js';
import { AcsError } from '../../src/contracts/errors.js';
import '../../src/define/call-provider.js';
import '../../src/define/chat-provider.js';
import { selectMicrophone } from '../../src/stateful/call/selectors.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { createStatefulChat } from '../../src/stateful/chat/stateful-chat.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { FakeChatAdapter, reported } from '../support/fake-chat-adapter.js';

class TestCall extends LitElement {
  readonly call = new CallController(this, selectMicrophone);
  rendered = 0;

  protected override render() {
    this.rendered++;
    return String(this.call.value.on);
  }
}
customElements.define('test-call', TestCall);

class TestThread extends LitElement {
  readonly thread = new ThreadController(this, ({ topic }) => topic);
  rendered = 0;

  protected override render() {
    this.rendered++;
    return `${this.thread.id}: ${this.thread.value}`;
  }
}
customElements.define('test-thread', TestThread);

let frames = 0;
class TestFrame extends LitElement {
  constructor() {
    super();
    new FrameController(this, () => frames++);
  }
}
customElements.define('test-frame', TestFrame);

const microphone = (on: boolean) => ({ type: 'microphone-changed', change: { on } }) as const;
const shown = (element: Element) => element.shadowRoot!.textContent;

async function settled(...elements: LitElement[]) {
  await nextFrame();
  for (const element of elements) await element.updateComplete;
}

describe('CallController', () => {
  async function mount() {
    const adapters = [new FakeCallAdapter(), new FakeCallAdapter(microphone(true))];
    const calls = adapters.map((adapter) => createStatefulCall(adapter));
    const page = await fixture(html`
      <div>
        <acs-call-provider .call=${calls[0]}><test-call></test-call></acs-call-provider>
        <acs-call-provider .call=${calls[1]}></acs-call-provider>
        <main></main>
      </div>
    `);
    const element = page.querySelector<TestCall>('test-call')!;
    const [first, second] = page.querySelectorAll('acs-call-provider') as unknown as AcsCallProvider[];
    await settled(element);
    return { page, element, adapters, calls, first: first!, second: second! };
  }

  it('renders the slice, when it changes and only then', async () => {
    const { element, adapters } = await mount();
    const { rendered } = element;
    adapters[0]!.report({ type: 'camera-changed', change: { on: true } });
    await settled(element);
    expect(element.rendered).to.equal(rendered);
    adapters[0]!.report(microphone(true), microphone(false), microphone(true));
    await settled(element);
    expect(shown(element)).to.equal('true');
    expect(element.rendered).to.equal(rendered + 1);
  });

  it('follows its provider to another call, and to none', async () => {
    const { element, first, calls, adapters } = await mount();
    first.call = calls[1];
    await settled(first, element);
    expect(shown(element)).to.equal('true');
    adapters[1]!.report(microphone(false));
    await settled(element);
    expect(shown(element)).to.equal('false');
    first.call = undefined;
    await settled(first, element);
    expect(element.call.source).to.be.undefined;
  });

  it('belongs to the call around it wherever it is moved, and to none outside any', async () => {
    const { page, element, first, second } = await mount();
    second.append(element);
    await settled(element);
    expect(shown(element)).to.equal('true');
    page.querySelector('main')!.append(element);
    await settled(element);
    expect(shown(element), 'outside any call').to.equal('false');
    expect(element.call.source).to.be.undefined;
    second.append(element);
    await settled(element);
    expect(shown(element)).to.equal('true');
    first.append(element);
    await settled(element);
    expect(shown(element)).to.equal('false');
  });

  it('listens to nobody once it is gone', async () => {
    const { element, calls } = await mount();
    const listened: string[] = [];
    const call = calls[0]!;
    const subscribe = call.subscribe;
    const counting = {
      ...call,
      subscribe: (listener: () => void) => {
        listened.push('on');
        const stop = subscribe(listener);
        return () => {
          listened.push('off');
          stop();
        };
      },
    };
    const provider = element.parentElement as AcsCallProvider;
    provider.call = counting;
    await settled(provider, element);
    element.remove();
    provider.append(element);
    await settled(element);
    element.remove();
    const count = (what: string) => listened.filter((one) => one === what).length;
    expect(count('on')).to.be.greaterThan(1);
    expect(count('off')).to.equal(count('on'));
  });

  it('announces each request, and says whether it was done', async () => {
    const { page, element, adapters } = await mount();
    const heard: unknown[] = [];
    page.addEventListener('acs-request', (event) => {
      if (event instanceof RequestEvent) heard.push(event.request);
    });
    const request = { type: 'set-microphone', on: true } as const;
    expect(await element.call.request(request)).to.be.true;
    adapters[0]!.answer = () => Promise.reject(new AcsError('forbidden', 'no'));
    expect(await element.call.request(request)).to.be.false;
    page.addEventListener('acs-request', (event) => event.preventDefault());
    expect(await element.call.request(request)).to.be.false;
    expect(heard).to.deep.equal([request, request, request]);
    expect(adapters[0]!.requests).to.have.length(2);
  });

  it('does nothing outside any call', async () => {
    const element = await fixture<TestCall>(html`<test-call></test-call>`);
    expect(shown(element)).to.equal('false');
    expect(await element.call.request({ type: 'join' })).to.be.false;
  });
});

describe('ThreadController', () => {
  const opened = (thread: string): ChatFact => ({
    type: 'thread-opened',
    thread,
    topic: `Topic ${thread}`,
    members: [],
  });

  async function mount() {
    const adapter = new FakeChatAdapter(opened('one'), opened('two'));
    const chat = createStatefulChat(adapter);
    const provider = await fixture<AcsChatProvider>(html`
      <acs-chat-provider .chat=${chat} thread="one"><test-thread></test-thread></acs-chat-provider>
    `);
    const element = provider.querySelector<TestThread>('test-thread')!;
    await settled(element);
    return { adapter, provider, element };
  }

  it('shows the thread around it, and no other', async () => {
    const { adapter, element } = await mount();
    expect(shown(element)).to.equal('one: Topic one');
    const { rendered } = element;
    adapter.report({ type: 'topic-changed', thread: 'two', topic: 'Else' });
    adapter.report({ type: 'messages-changed', thread: 'one', messages: [reported(1)] });
    await settled(element);
    expect(element.rendered).to.equal(rendered);
    adapter.report({ type: 'topic-changed', thread: 'one', topic: 'New' });
    await settled(element);
    expect(shown(element)).to.equal('one: New');
  });

  it('follows when the thread changes', async () => {
    const { adapter, provider, element } = await mount();
    provider.thread = 'two';
    await settled(provider, element);
    expect(shown(element)).to.equal('two: Topic two');
    adapter.report({ type: 'topic-changed', thread: 'two', topic: 'New' });
    await settled(element);
    expect(shown(element)).to.equal('two: New');
    provider.thread = 'unknown';
    await settled(provider, element);
    expect(shown(element)).to.equal('unknown: ');
  });

  it('belongs to no thread outside any', async () => {
    const { provider, element } = await mount();
    provider.parentElement!.append(element);
    await settled(element);
    expect(shown(element)).to.equal(': ');
    expect(element.thread.source).to.be.undefined;
    provider.append(element);
    await settled(element);
    expect(shown(element)).to.equal('one: Topic one');
  });
});

describe('FrameController', () => {
  it('draws while it is in a document, once a frame', async () => {
    const element = await fixture<TestFrame>(html`<test-frame></test-frame>`);
    frames = 0;
    await nextFrame();
    await nextFrame();
    expect(frames).to.be.within(1, 3);
    element.remove();
    const drawn = frames;
    await nextFrame();
    await nextFrame();
    expect(frames).to.equal(drawn);
  });
});

describe('events', () => {
  it('leave every shadow root, and only what asks can be cancelled', () => {
    const request = new RequestEvent({ type: 'leave' });
    expect(request).to.include({ bubbles: true, composed: true, cancelable: true, type: 'acs-request' });
    const announced = new AnnounceEvent('Muted');
    expect(announced).to.include({ bubbles: true, composed: true, cancelable: false, assertive: false });
    expect(new AnnounceEvent('Failed', { assertive: true }).assertive).to.be.true;
  });
});
