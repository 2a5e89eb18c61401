import { expect } from '@open-wc/testing';
import type { RequestEvent } from '../../src/context/request-event.js';
import type { SendEvent } from '../../src/components/send-box/send-event.js';
import '../../src/define/send-box.js';
import { frames, mountChat, online, openThread, THREAD, wait } from '../support/chat-fixture.js';

const size = { 'block-size': 'auto', 'inline-size': '360px' };

async function mount(facts = openThread()) {
  const mounted = await mountChat('acs-send-box', facts, size);
  const { element, adapter } = mounted;
  const root = element.shadowRoot!;
  const textarea = root.querySelector('textarea')!;
  return {
    ...mounted,
    root,
    textarea,
    write: async (text: string) => {
      textarea.value = text;
      textarea.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await frames();
    },
    press: async (key: string, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', {
        key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      });
      textarea.dispatchEvent(event);
      await frames(2);
      return event;
    },
    sent: () =>
      adapter.requests.flatMap((request) => (request.type === 'send-message' ? [request.text] : [])),
  };
}

describe('acs-send-box', () => {
  it('is accessible', async () => {
    const { element, write } = await mount();
    await expect(element).to.be.accessible();
    await write('Hello');
    await expect(element).to.be.accessible();
  });

  it('is closed outside any chat', async () => {
    const { textarea, element } = await mountChat('acs-send-box', [], size).then(({ element }) => ({
      element,
      textarea: element.shadowRoot!.querySelector('textarea')!,
    }));
    expect(textarea.getAttribute('aria-label')).to.equal('Write a message');
    element.value = 'Hello';
    element.send();
    expect(element.value).to.equal('Hello');
  });

  it('sends by Enter, empties itself and keeps focus', async () => {
    const { element, textarea, write, press, sent, root } = await mount();
    const told: string[] = [];
    element.addEventListener('acs-send', ({ text }: SendEvent) => told.push(text));
    textarea.focus();
    await write('  Hello there\n');
    const event = await press('Enter');
    expect(event.defaultPrevented).to.be.true;
    expect(sent()).to.deep.equal(['Hello there']);
    expect(told).to.deep.equal(['Hello there']);
    expect(textarea.value).to.equal('');
    expect(root.activeElement).to.equal(textarea);
  });

  it('begins a new line by Shift+Enter', async () => {
    const { write, press, sent } = await mount();
    await write('Hello');
    expect((await press('Enter', { shiftKey: true })).defaultPrevented).to.be.false;
    expect(sent()).to.be.empty;
  });

  it('leaves Enter to an input method, whichever way the browser tells of it', async () => {
    const { write, press, sent } = await mount();
    await write('にほん');
    await press('Enter', { isComposing: true });
    await press('Enter', { keyCode: 229 });
    expect(sent()).to.be.empty;
    await press('Enter');
    expect(sent()).to.deep.equal(['にほん']);
  });

  it('sends by its button', async () => {
    const { write, root, sent, textarea } = await mount();
    await write('Hello');
    root.querySelector<HTMLButtonElement>('.send')!.click();
    await frames();
    expect(sent()).to.deep.equal(['Hello']);
    expect(root.activeElement).to.equal(textarea);
  });

  it('sends nothing where there is nothing', async () => {
    const { write, press, sent, root } = await mount();
    await write(' \n ');
    await press('Enter');
    expect(sent()).to.be.empty;
    expect(root.querySelector('.send')!.getAttribute('aria-disabled')).to.equal('true');
  });

  it('keeps the text when the request is cancelled', async () => {
    const { element, write, press, sent, textarea } = await mount();
    element.addEventListener('acs-request', (event: RequestEvent) => {
      if (event.request.type === 'send-message') event.preventDefault();
    });
    await write('Hello');
    await press('Enter');
    expect(sent()).to.be.empty;
    expect(textarea.value).to.equal('Hello');
  });

  it('counts bytes near the limit, and sends nothing beyond it', async () => {
    const { element, write, press, sent, root } = await mount();
    const announced: string[] = [];
    element.addEventListener('acs-announce', ({ text }) => announced.push(text));
    element.limit = 20;
    await write('ä'.repeat(8));
    expect(root.querySelector('#hint')).to.not.exist;
    await write('ä'.repeat(10));
    expect(root.querySelector('#hint')!.textContent).to.equal('0 left');
    await write('ä'.repeat(11));
    expect(root.querySelector('#hint')!.textContent).to.equal('2 too long');
    expect(element.matches(':state(too-long)')).to.be.true;
    expect(announced).to.deep.equal(['2 too long']);
    await press('Enter');
    expect(sent()).to.be.empty;
    await expect(element).to.be.accessible();
  });

  it('tells that I type', async () => {
    const { write, adapter } = await mount();
    await write('H');
    await write('He');
    const told = adapter.requests.filter(({ type }) => type === 'tell-typing');
    expect(told).to.deep.equal([{ type: 'tell-typing', thread: THREAD }]);
  });

  it('keeps what is written, once writing rests', async () => {
    const { write, chat } = await mount();
    await write('Half a sen');
    expect(chat.state.threads.get(THREAD)!.draft).to.equal('');
    await wait(500);
    expect(chat.state.threads.get(THREAD)!.draft).to.equal('Half a sen');
  });

  it('keeps what is written when the page goes, and when it leaves the page', async () => {
    const { write, chat, element } = await mount();
    await write('One');
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(chat.state.threads.get(THREAD)!.draft).to.equal('One');
    await write('Two');
    element.remove();
    expect(chat.state.threads.get(THREAD)!.draft).to.equal('Two');
  });

  it('shows what was kept, but never over what is being written', async () => {
    const { chat, textarea, write } = await mount();
    await chat.request({ type: 'save-draft', thread: THREAD, text: 'From before' });
    await frames(2);
    expect(textarea.value).to.equal('From before');
    await write('Now');
    await chat.request({ type: 'save-draft', thread: THREAD, text: 'From elsewhere' });
    await frames(2);
    expect(textarea.value).to.equal('Now');
  });

  it('has another draft for another thread', async () => {
    const { adapter, provider, chat, write, textarea } = await mount();
    adapter.report({ type: 'thread-opened', thread: 'other', topic: '', members: [] });
    await write('For the first');
    provider.setAttribute('thread', 'other');
    await frames(3);
    expect(textarea.value).to.equal('');
    expect(chat.state.threads.get(THREAD)!.draft).to.equal('For the first');
    provider.setAttribute('thread', THREAD);
    await frames(3);
    expect(textarea.value).to.equal('For the first');
  });

  it('forgets the draft that was sent', async () => {
    const { write, press, chat } = await mount();
    await write('Hello');
    await wait(500);
    await press('Enter');
    await wait(500);
    expect(chat.state.threads.get(THREAD)!.draft).to.equal('');
  });

  it('asks for the last message to be edited by Arrow up, only where nothing is written', async () => {
    const { element, write, press } = await mount();
    let asked = 0;
    element.addEventListener('acs-edit-last', () => asked++);
    await write('Hello');
    await press('ArrowUp');
    expect(asked).to.equal(0);
    await write('');
    await press('ArrowUp');
    expect(asked).to.equal(1);
  });

  it('takes messages without a connection, and says what becomes of them', async () => {
    const { adapter, write, press, chat, root } = await mount();
    adapter.report({ type: 'connection-changed', connection: { ...online, phase: 'offline' }, at: 0 });
    await frames(2);
    expect(root.querySelector('#hint')!.textContent).to.contain('offline');
    await write('Later then');
    await press('Enter');
    const { messages } = chat.state.threads.get(THREAD)!;
    expect(messages.map(({ status }) => status)).to.deep.equal(['queued']);
  });

  it('explains why nobody can write any more', async () => {
    const { adapter, element, root } = await mount();
    adapter.report({ type: 'thread-removed', thread: THREAD, at: 0 });
    await frames(2);
    expect(root.querySelector('textarea')).to.not.exist;
    expect(root.textContent).to.contain('can no longer write');
    await expect(element).to.be.accessible();
  });

  it('grows with the text up to its limit', async () => {
    const { textarea, write } = await mount();
    const before = textarea.offsetHeight;
    await write('One\nTwo\nThree');
    expect(textarea.offsetHeight).to.be.greaterThan(before + 20);
    await write('Line\n'.repeat(60));
    expect(textarea.offsetHeight).to.be.at.most(161);
    await write('');
    expect(textarea.offsetHeight).to.be.within(before - 1, before + 1);
  });
});
