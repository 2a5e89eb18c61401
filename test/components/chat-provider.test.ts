import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/define/chat-provider.js';
import '../../src/define/typing-indicator.js';
import { createStatefulChat } from '../../src/stateful/chat/stateful-chat.js';
import { FakeChatAdapter } from '../support/fake-chat-adapter.js';

/** A chat with two threads, in each of which somebody types. */
function createChat() {
  const at = Date.now();
  const typing = (thread: string, name: string) =>
    ({ type: 'typing-changed', thread, at, typing: { id: name, name, until: at + 60_000 } }) as const;
  return createStatefulChat(new FakeChatAdapter(typing('one', 'Ada'), typing('two', 'Grace')));
}

async function textIn(provider: Element): Promise<string> {
  await nextFrame();
  await nextFrame();
  return provider.querySelector('acs-typing-indicator')!.shadowRoot!.textContent;
}

const mount = (chat = createChat()) =>
  fixture<HTMLElementTagNameMap['acs-chat-provider']>(html`
    <acs-chat-provider .chat=${chat} thread="one"
      ><acs-typing-indicator></acs-typing-indicator
    ></acs-chat-provider>
  `);

describe('acs-chat-provider', () => {
  it('is accessible', async () => {
    await expect(await mount()).to.be.accessible();
  });

  it('gives one thread of a chat to every component inside', async () => {
    const provider = await mount();
    expect(await textIn(provider))
      .to.contain('Ada')
      .and.not.to.contain('Grace');
    provider.thread = 'two';
    expect(await textIn(provider))
      .to.contain('Grace')
      .and.not.to.contain('Ada');
  });

  it('hands on none when it is taken away, and closes nothing', async () => {
    const chat = createChat();
    const provider = await mount(chat);
    expect(await textIn(provider)).to.contain('Ada');
    provider.chat = undefined;
    expect(await textIn(provider)).not.to.contain('Ada');
    provider.chat = chat;
    expect(await textIn(provider)).to.contain('Ada');
    chat.close();
  });
});
