import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { AcsCallWithChat } from '../../src/composites/call-with-chat/call-with-chat.js';
import type { ConnectorOptions } from '../../src/contracts/connector.js';
import '../../src/define/call-with-chat.js';
import { registerConnector } from '../../src/stateful/connectors.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { createStatefulChat } from '../../src/stateful/chat/stateful-chat.js';
import { frames, openThread, talk, THREAD, wait } from '../support/chat-fixture.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { FakeChatAdapter } from '../support/fake-chat-adapter.js';

const connected = { type: 'status-changed', status: 'connected', at: 0 } as const;
const ended = { type: 'status-changed', status: 'ended', at: 0 } as const;

async function given() {
  const call = new FakeCallAdapter(connected);
  const chat = new FakeChatAdapter(...openThread(...talk(1, 3)));
  const element = await fixture<AcsCallWithChat>(html`
    <acs-call-with-chat
      .call=${createStatefulCall(call)}
      .chat=${createStatefulChat(chat)}
      thread=${THREAD}
    ></acs-call-with-chat>
  `);
  await wait(100);
  return { element, call, chat, root: element.shadowRoot! };
}

describe('acs-call-with-chat', () => {
  it('is accessible', async () => {
    const { element } = await given();
    await expect(element).to.be.accessible();
  });

  it('connects the chat of the room once the call is joined, as the same person, and ends it with the call', async () => {
    const asked: ConnectorOptions[] = [];
    const calls: FakeCallAdapter[] = [];
    let watched = 0;
    const transport = `fake-${Math.random().toString(36).slice(2)}`;
    registerConnector(transport, () =>
      Promise.resolve({
        attributes: ['room', 'display-name'],
        connectCall() {
          calls.push(new FakeCallAdapter());
          return Promise.resolve({ adapter: calls[0]!, name: 'Ada' });
        },
        connectChat(options) {
          asked.push(options);
          const adapter = new FakeChatAdapter(...openThread());
          const watch = adapter.watch.bind(adapter);
          adapter.watch = (report, signal) => {
            watched++;
            signal.addEventListener('abort', () => watched--, { once: true });
            watch(report, signal);
          };
          return Promise.resolve({ adapter, thread: THREAD, storage: undefined });
        },
      }),
    );
    const element = await fixture<AcsCallWithChat>(html`
      <acs-call-with-chat
        id="meeting"
        transport=${transport}
        room="standup"
        display-name="Ada"
        people="3"
      ></acs-call-with-chat>
    `);
    await wait(100);
    expect(asked).to.be.empty;
    calls[0]!.report(connected);
    await wait(100);
    expect(asked).to.have.length(1);
    const { attributes } = asked[0]!;
    expect(['room', 'display-name', 'people'].map((name) => attributes.get(name))).to.deep.equal([
      'standup',
      'Ada',
      '3',
    ]);
    expect(attributes.has('id')).to.be.false;
    expect(watched).to.equal(1);
    calls[0]!.report(ended);
    await wait(100);
    expect(watched).to.equal(0);
    expect(element.shadowRoot!.querySelector('acs-chat')).to.not.exist;
  });

  it('gives its attributes on, also when they change', async () => {
    const { element, root } = await given();
    element.theme = 'dark';
    await wait(50);
    expect(root.querySelector('acs-call')!.getAttribute('theme')).to.equal('dark');
    expect(root.querySelector('acs-chat')!.getAttribute('theme')).to.equal('dark');
    element.theme = undefined;
    await wait(50);
    expect(root.querySelector('acs-call')!.hasAttribute('theme')).to.be.false;
  });

  it('counts what comes while the chat is closed, and reads it when it opens', async () => {
    const { root, chat } = await given();
    const call = root.querySelector('acs-call')!;
    const messages = talk(4, 5, { sentAt: Date.now() });
    chat.report({ type: 'messages-changed', thread: THREAD, messages });
    await wait(200);
    const bar = call.shadowRoot!.querySelector('acs-control-bar')!;
    expect(bar.unread).to.equal(2);
    call.pane = 'chat';
    await wait(400);
    await frames(2);
    expect(bar.unread).to.equal(0);
    expect(chat.requests.at(-1)).to.deep.equal({ type: 'tell-read', thread: THREAD, upTo: 5 });
  });

  it('says what comes while the chat is closed, for those who listen', async () => {
    const { root, chat } = await given();
    const messages = talk(4, 4, { sentAt: Date.now() });
    chat.report({ type: 'messages-changed', thread: THREAD, messages });
    const announcer = root.querySelector('acs-call')!.shadowRoot!.querySelector('acs-announcer')!;
    const polite = announcer.shadowRoot!.querySelector('[part="polite"]')!;
    await waitUntil(() => polite.textContent.includes('Grace: Message 4'));
  });
});
