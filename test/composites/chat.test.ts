import { expect, fixture, html } from '@open-wc/testing';
import type { AcsChat } from '../../src/composites/chat/chat.js';
import type { MessageReceivedEvent } from '../../src/composites/chat/message-received-event.js';
import type { AcsErrorEvent } from '../../src/context/error-event.js';
import type { ChatFact } from '../../src/contracts/chat.js';
import type { ConnectorOptions } from '../../src/contracts/connector.js';
import { AcsError } from '../../src/contracts/errors.js';
import '../../src/define/chat.js';
import { createStatefulChat } from '../../src/stateful/chat/stateful-chat.js';
import { registerConnector } from '../../src/stateful/connectors.js';
import { frames, mine, online, openThread, talk, THREAD, wait } from '../support/chat-fixture.js';
import { FakeChatAdapter, reported } from '../support/fake-chat-adapter.js';

/** A transport under a name of its own: what it was asked, and how many of its adapters are watched. */
function fakeTransport(facts: readonly ChatFact[] = openThread(...talk(1, 3)), error?: AcsError) {
  const name = `fake-${Math.random().toString(36).slice(2)}`;
  const asked: ConnectorOptions[] = [];
  const adapters: FakeChatAdapter[] = [];
  const state = { watched: 0, error };
  registerConnector(name, () =>
    Promise.resolve({
      attributes: ['thread', 'display-name', 'server'],
      connectCall: () => Promise.reject(new AcsError('unsupported', 'no calls')),
      connectChat(options) {
        asked.push(options);
        if (state.error) return Promise.reject(state.error);
        const adapter = new FakeChatAdapter(...facts);
        const watch = adapter.watch.bind(adapter);
        adapter.watch = (report, signal) => {
          state.watched++;
          signal.addEventListener('abort', () => state.watched--, { once: true });
          watch(report, signal);
        };
        adapters.push(adapter);
        return Promise.resolve({
          adapter,
          thread: options.attributes.get('thread') ?? '',
          storage: undefined,
        });
      },
    }),
  );
  return { name, asked, adapters, state };
}

async function connected(transport = fakeTransport()) {
  const element = await fixture<AcsChat>(html`
    <acs-chat transport=${transport.name} thread=${THREAD} display-name="Robin"></acs-chat>
  `);
  await wait(50);
  await frames(2);
  return { element, root: element.shadowRoot!, ...transport };
}

async function given(
  facts: readonly ChatFact[] = openThread(...talk(1, 3)),
  adapter = new FakeChatAdapter(...facts),
) {
  const chat = createStatefulChat(adapter);
  const errors: AcsError[] = [];
  const listener = ({ error }: AcsErrorEvent) => errors.push(error);
  const element = await fixture<AcsChat>(
    html`<acs-chat .chat=${chat} thread=${THREAD} @acs-error=${listener}></acs-chat>`,
  );
  await frames(3);
  return { element, adapter, chat, errors, root: element.shadowRoot! };
}

describe('acs-chat', () => {
  it('is accessible', async () => {
    const { element } = await given();
    await expect(element).to.be.accessible();
  });

  it('makes a chat from its attributes, and opens the conversation', async () => {
    const { root, asked, adapters, element } = await connected(fakeTransport([]));
    expect(asked).to.have.length(1);
    expect(asked[0]!.attributes.get('thread')).to.equal(THREAD);
    expect(asked[0]!.attributes.get('display-name')).to.equal('Robin');
    expect(adapters[0]!.requests[0]).to.deep.equal({ type: 'open-thread', thread: THREAD });
    expect(root.querySelector('header p')!.textContent).to.equal('Connecting…');
    await expect(element).to.be.accessible();
    adapters[0]!.report(...openThread(...talk(1, 3)));
    await frames(4);
    expect(root.querySelector('h2')!.textContent).to.equal('Stand-up');
    expect(root.querySelector('header p')!.textContent).to.equal('3 people');
    expect(root.querySelector('acs-message-list')!.shadowRoot!.querySelectorAll('.row')).to.have.length(3);
  });

  it('takes attributes as properties, too', async () => {
    const { name, asked } = fakeTransport();
    const element = document.createElement('acs-chat');
    Object.assign(element, { transport: name, thread: THREAD, displayName: 'Ada' });
    const box = await fixture(html`<div></div>`);
    box.append(element);
    await wait(50);
    expect(asked.map(({ attributes }) => attributes.get('display-name'))).to.deep.equal(['Ada']);
  });

  it('closes what it made when it leaves, and not when it is moved', async () => {
    const { element, state, asked } = await connected();
    const box = document.createElement('div');
    element.after(box);
    box.append(element);
    await wait(50);
    expect(state.watched).to.equal(1);
    expect(asked).to.have.length(1);
    element.remove();
    await wait(50);
    expect(state.watched).to.equal(0);
    box.append(element);
    await wait(50);
    expect(state.watched).to.equal(1);
  });

  it('makes another chat for another thread, and closes the first', async () => {
    const { element, state, asked } = await connected();
    element.thread = 'other';
    await wait(50);
    expect(asked.map(({ attributes }) => attributes.get('thread'))).to.deep.equal([THREAD, 'other']);
    expect(state.watched).to.equal(1);
  });

  it('leaves a chat alone that the page has made', async () => {
    const { element, chat, adapter } = await given();
    element.remove();
    await wait(50);
    adapter.report({ type: 'topic-changed', thread: THREAD, topic: 'Still here' });
    expect(chat.state.threads.get(THREAD)!.topic).to.equal('Still here');
  });

  it('says what is wrong with its attributes, in an event, too', async () => {
    const error = new AcsError('invalid-argument', 'The attribute "server" is no address.', {
      target: 'server',
    });
    const { name } = fakeTransport([], error);
    const told: AcsError[] = [];
    const listener = ({ error }: AcsErrorEvent) => told.push(error);
    const element = await fixture<AcsChat>(
      html`<acs-chat transport=${name} thread="x" @acs-error=${listener}></acs-chat>`,
    );
    await wait(50);
    await frames(2);
    expect(told).to.deep.equal([error]);
    expect(element.shadowRoot!.querySelector('.screen')!.textContent).to.contain(
      'The attribute "server" is no address.',
    );
    expect(element.shadowRoot!.querySelector('acs-send-box')).to.not.exist;
    await expect(element).to.be.accessible();
  });

  it('tries again when it is asked to', async () => {
    const transport = fakeTransport(undefined, new AcsError('unreachable', 'The server does not answer.'));
    const { root, state, asked } = await connected(transport);
    state.error = undefined;
    root.querySelector<HTMLButtonElement>('.screen button')!.click();
    await wait(50);
    await frames(2);
    expect(asked).to.have.length(2);
    expect(root.querySelector('acs-send-box')).to.exist;
  });

  it('says why the conversation could not be opened, and tells the page each time', async () => {
    const adapter = new FakeChatAdapter({ type: 'connection-changed', connection: online, at: 0 });
    adapter.answer = () => Promise.reject(new AcsError('unauthenticated', 'The token is no token.'));
    const { element, errors, root } = await given([], adapter);
    await wait(50);
    expect(root.querySelector('.screen')!.textContent).to.contain('The token is no token.');
    expect(errors.map(({ code, message }) => [code, message])).to.deep.equal([
      ['unauthenticated', 'The token is no token.'],
    ]);
    element.retry();
    await wait(50);
    expect(errors).to.have.length(2);
  });

  it('says that the connection is lost for good, and tells the page once', async () => {
    const { adapter, errors, root } = await given();
    const lost = (nextRetryAt: number | undefined) =>
      ({
        type: 'connection-changed',
        connection: { phase: 'offline', attempt: 1, nextRetryAt, cause: 'token-expired' },
        at: Date.now(),
      }) as const;
    adapter.report(lost(Date.now() + 9000));
    await frames(3);
    expect(errors).to.be.empty;
    adapter.report(lost(undefined));
    adapter.report({ type: 'topic-changed', thread: THREAD, topic: 'Another' });
    await frames(3);
    adapter.report({ type: 'topic-changed', thread: THREAD, topic: 'And another' });
    await frames(3);
    expect(errors.map(({ code }) => code)).to.deep.equal(['token-expired']);
    expect(root.querySelector('.connection')!.textContent).to.contain('Your sign-in has expired');
  });

  it('tells the page of one failure where the connection fails while the conversation opens', async () => {
    const adapter = new FakeChatAdapter({ type: 'connection-changed', connection: online, at: 0 });
    let refuse: (error: AcsError) => void = () => {};
    adapter.answer = () => new Promise((_, reject) => (refuse = reject));
    const { errors } = await given([], adapter);
    const cause = 'unauthenticated';
    const connection = { phase: 'offline', attempt: 1, nextRetryAt: undefined, cause } as const;
    adapter.report({ type: 'connection-changed', connection, at: 0 });
    await frames(2);
    refuse(new AcsError(cause, 'The token was revoked.'));
    await frames(2);
    expect(errors.map(({ message }) => message)).to.deep.equal(['The token was revoked.']);
  });

  it('tells the page of a change that was refused', async () => {
    const { adapter, chat, errors } = await given(openThread(mine(1)));
    adapter.answer = () => Promise.reject(new AcsError('forbidden', 'Too late.'));
    await chat.request({ type: 'delete-message', thread: THREAD, id: '1' }).catch(() => {});
    await chat.request({ type: 'tell-typing', thread: THREAD }).catch(() => {});
    await frames(2);
    expect(errors.map(({ code, target }) => [code, target])).to.deep.equal([['forbidden', 'delete-message']]);
  });

  it('counts down while there is no connection, and tries at once when it is asked to', async () => {
    const { adapter, root, element } = await given();
    const nextRetryAt = Date.now() + 9500;
    const connection = { phase: 'offline', attempt: 2, nextRetryAt, cause: 'unreachable' } as const;
    adapter.report({ type: 'connection-changed', connection, at: Date.now() });
    await frames(3);
    expect(root.querySelector('.connection')!.textContent).to.contain('Trying again in 10 s');
    await wait(1300);
    expect(root.querySelector('.connection')!.textContent).to.contain('Trying again in 9 s');
    await expect(element).to.be.accessible();
    root.querySelector<HTMLButtonElement>('.connection button')!.click();
    await frames(2);
    expect(adapter.requests.at(-1)).to.deep.equal({ type: 'reconnect' });
    adapter.report({ type: 'connection-changed', connection: online, at: Date.now() });
    await frames(3);
    expect(root.querySelector('.connection')).to.not.exist;
  });

  it('stays readable after I was removed', async () => {
    const { adapter, root, element } = await given();
    adapter.report({ type: 'thread-removed', thread: THREAD, at: Date.now() });
    await frames(3);
    expect(root.querySelector('header p')!.textContent).to.equal('You are no longer in this conversation');
    expect(root.querySelector('acs-message-list')!.shadowRoot!.querySelectorAll('.row')).to.have.length(3);
    await expect(element).to.be.accessible();
  });

  it('tells of messages that come, and only of those', async () => {
    const { adapter, element } = await given();
    const told: string[] = [];
    element.addEventListener('acs-message-received', ({ message }: MessageReceivedEvent) =>
      told.push(message.key),
    );
    const now = { sentAt: Date.now() };
    adapter.report({ type: 'messages-changed', thread: THREAD, messages: [reported(4, now), mine(5, now)] });
    await frames(2);
    adapter.report({
      type: 'messages-changed',
      thread: THREAD,
      messages: [reported(4, { ...now, version: 99 })],
    });
    await frames(2);
    expect(told).to.deep.equal(['4']);
  });

  it('speaks Arabic where the page does, from right to left', async () => {
    const { chat } = await given();
    const box = await fixture(
      html`<div lang="ar"><acs-chat .chat=${chat} thread=${THREAD}></acs-chat></div>`,
    );
    await wait(300);
    const root = box.querySelector('acs-chat')!.shadowRoot!;
    expect(root.querySelector('header p')!.textContent).to.equal('3 أشخاص');
    expect(root.querySelector('.chat')!.getAttribute('dir')).to.equal('rtl');
    const sendBox = root.querySelector('acs-send-box')!.shadowRoot!;
    expect(sendBox.querySelector('.send')!.getAttribute('aria-label')).to.equal('إرسال');
  });

  it('leads from an empty box to my last message, and from the messages to the box', async () => {
    const { root } = await given(openThread(...talk(1, 2), mine(3)));
    const box = root.querySelector('acs-send-box')!;
    const list = root.querySelector('acs-message-list')!;
    const press = (target: Element, key: string) =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
    press(box.shadowRoot!.querySelector('textarea')!, 'ArrowUp');
    await wait(100);
    const message = list.shadowRoot!.querySelector('.row:last-child acs-message')!;
    const editor = message.shadowRoot!.querySelector('textarea')!;
    expect(message.shadowRoot!.activeElement).to.equal(editor);
    press(editor, 'Escape');
    await wait(100);
    const row = list.shadowRoot!.activeElement!;
    expect(row.matches('.row')).to.be.true;
    press(row, 'Escape');
    await wait(50);
    expect(root.activeElement).to.equal(box);
  });

  it('is two chats where there are two', async () => {
    const [one, two] = [await given(), await given()];
    one.adapter.report({ type: 'topic-changed', thread: THREAD, topic: 'One' });
    await frames(3);
    expect(one.root.querySelector('h2')!.textContent).to.equal('One');
    expect(two.root.querySelector('h2')!.textContent).to.equal('Stand-up');
  });
});
