import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { AcsMenu } from '../../src/components/menu/menu.js';
import type { AcsMessage } from '../../src/components/message/message.js';
import { isEmojiOnly } from '../../src/components/message/is-emoji-only.js';
import { plainName } from '../../src/components/message/plain-name.js';
import type { RequestEvent } from '../../src/context/request-event.js';
import type { Message, ReportedMessage } from '../../src/contracts/chat.js';
import { AcsError } from '../../src/contracts/errors.js';
import '../../src/define/message.js';
import { ADA, frames, GRACE, mine, mountChat, openThread, THREAD, wait } from '../support/chat-fixture.js';
import { reported } from '../support/fake-chat-adapter.js';

const said = (text: string, change: Partial<ReportedMessage> = {}) =>
  reported(1, { content: { kind: 'text', text }, ...change });

function namesIn({ items }: AcsMenu): string[] {
  const entries = typeof items === 'function' ? items() : items;
  return entries.flatMap((entry) => ('id' in entry ? [entry.id] : []));
}

async function mount(message: ReportedMessage, change: Partial<Message> = {}) {
  const mounted = await mountChat('acs-message', openThread(message), {});
  const { element, chat } = mounted;
  const show = async (more: Partial<Message> = {}) => {
    element.message = { ...chat.state.threads.get(THREAD)!.messages[0]!, ...more };
    await frames(2);
  };
  await show(change);
  const root = element.shadowRoot!;
  return {
    ...mounted,
    root,
    show,
    text: () => root.querySelector('.text')!.textContent,
    find: (selector: string) => root.querySelector<HTMLElement>(selector),
    asked: () => mounted.adapter.requests.filter(({ type }) => type !== 'open-thread'),
    choose: async (id: string) => {
      element.active = true;
      await frames(2);
      const menu = root.querySelector('acs-menu')!;
      await menu.show();
      const names = namesIn(menu);
      menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')[names.indexOf(id)]!.click();
      await wait(50);
      return names;
    },
  };
}

describe('acs-message', () => {
  it('is accessible in all its states', async () => {
    const states: readonly (readonly [ReportedMessage, Partial<Message>])[] = [
      [said('Hello, see https://example.com'), {}],
      [mine(1, { editedAt: 1 }), {}],
      [mine(1), { status: 'failed', failure: { code: 'unreachable', retryable: true } }],
      [mine(1), { status: 'queued' }],
      [mine(1), { pending: { kind: 'delete' } }],
      [reported(1, { content: { kind: 'deleted' } }), {}],
      [reported(1, { content: { kind: 'members-added', names: ['Ada', 'Mo'] } }), {}],
    ];
    for (const [message, change] of states) {
      const { element } = await mount(message, change);
      element.active = true;
      await frames(2);
      await expect(element).to.be.accessible();
    }
  });

  it('is nothing without a message', async () => {
    const element = await fixture<AcsMessage>(html`<acs-message></acs-message>`);
    expect(element.shadowRoot!.textContent.trim()).to.equal('');
  });

  it('says who said what and when', async () => {
    const { find, text, element } = await mount(said('Good morning'));
    expect(find('.author')!.textContent).to.equal('Grace');
    expect(find('time')!.textContent).to.not.equal('');
    expect(text()).to.equal('Good morning');
    expect(element.own).to.be.false;
  });

  it('never makes HTML of a text', async () => {
    const text = '<img src=x onerror="globalThis.broken = true"><script>1</script> <b>bold</b> &amp;';
    const { root, text: shown } = await mount(said(text));
    expect(shown()).to.equal(text);
    expect(root.querySelector('img, script, b')).to.not.exist;
    expect('broken' in globalThis).to.be.false;
  });

  it('keeps lines and spaces as they were written', async () => {
    const { find, text } = await mount(said('One\n  two\n\nthree'));
    expect(text()).to.equal('One\n  two\n\nthree');
    expect(getComputedStyle(find('.text')!).whiteSpace).to.contain('pre-wrap');
  });

  it('leads to addresses, away from this page', async () => {
    const { find } = await mount(said('See https://example.com/a?b=1&c=2.'));
    await waitUntil(() => find('a'));
    const link = find('a') as HTMLAnchorElement;
    expect(link.href).to.equal('https://example.com/a?b=1&c=2');
    expect(link.textContent).to.equal('https://example.com/a?b=1&c=2');
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.equal('noopener noreferrer nofollow ugc');
  });

  it('leaves out what is inside a list from the way of Tab, until it is entered', async () => {
    const { element, find } = await mount(said('See https://example.com'));
    await waitUntil(() => find('a'));
    element.contained = true;
    await frames(2);
    expect(find('a')!.tabIndex).to.equal(-1);
    expect(await element.enter()).to.be.true;
    expect(find('a')!.tabIndex).to.equal(0);
    expect(element.shadowRoot!.activeElement!.matches('.actions')).to.be.true;
  });

  it('says how far my message has come', async () => {
    const { find, show } = await mount(mine(1));
    const word = () => find('.status')!.getAttribute('aria-label');
    await show({ status: 'queued' });
    expect(word()).to.equal('Waiting to be sent');
    await show({ status: 'sending' });
    expect(word()).to.equal('Sending…');
    await show();
    expect(word()).to.equal('Sent');
  });

  it('says by whom it was seen', async () => {
    const { adapter, find } = await mount(mine(1));
    adapter.report({ type: 'read-changed', thread: THREAD, participant: GRACE.id, upTo: 1 });
    await frames(2);
    expect(find('.status')!.getAttribute('aria-label')).to.equal('Seen by Grace');
    adapter.report({ type: 'read-changed', thread: THREAD, participant: ADA.id, upTo: 1 });
    await frames(2);
    expect(find('.status')!.getAttribute('aria-label')).to.equal('Seen by Grace and Ada');
  });

  it('says why it was not sent, and asks for another attempt or for its end', async () => {
    const { find, root, element } = await mount(mine(1), {
      status: 'failed',
      failure: { code: 'unreachable', retryable: true },
    });
    expect(find('.foot')!.textContent).to.contain('Not sent: no connection');
    const asked: string[] = [];
    element.addEventListener('acs-request', (event: RequestEvent) => {
      event.preventDefault();
      asked.push(event.request.type);
    });
    for (const button of root.querySelectorAll<HTMLElement>('.foot button')) button.click();
    expect(asked).to.deep.equal(['retry-message', 'discard-message']);
  });

  it('offers no other attempt where it would fail again', async () => {
    const { root } = await mount(mine(1), {
      status: 'failed',
      failure: { code: 'too-large', retryable: false },
    });
    const words = [...root.querySelectorAll('.foot button')].map((button) => button.textContent.trim());
    expect(words).to.deep.equal(['Edit', 'Discard']);
  });

  it('lets me copy anything, and change only what is mine', async () => {
    const own = await mount(mine(1));
    own.element.active = true;
    await frames(2);
    const of = (element: AcsMessage) => namesIn(element.shadowRoot!.querySelector('acs-menu')!);
    expect(of(own.element)).to.deep.equal(['copy', 'edit', 'delete']);
    const others = await mount(said('Hello'));
    others.element.active = true;
    await frames(2);
    expect(of(others.element)).to.deep.equal(['copy']);
  });

  it('offers what the transport can do', async () => {
    const { element, adapter } = await mount(mine(1));
    adapter.can = new Set();
    expect(await element.edit()).to.be.true; // The session keeps what it was told at first.
    const { find } = await mount(mine(1), { pending: { kind: 'edit', text: 'Changed' } });
    expect(find('.foot')!.textContent).to.equal('Saving…');
  });

  it('is edited in its place: Enter saves, and focus goes back', async () => {
    const { find, asked, choose, element, root } = await mount(mine(1));
    let left = 0;
    element.addEventListener('acs-message-leave', () => left++);
    await choose('edit');
    const editor = find('textarea') as HTMLTextAreaElement;
    expect(root.activeElement).to.equal(editor);
    expect(editor.value).to.equal('Message 1');
    editor.value = 'Message one';
    editor.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await frames(3);
    expect(asked()).to.deep.include({ type: 'edit-message', thread: THREAD, id: '1', text: 'Message one' });
    expect(element.editing).to.be.false;
    expect(left).to.equal(1);
  });

  it('keeps what was written when it could not be saved', async () => {
    const { adapter, find, element } = await mount(mine(1));
    adapter.answer = () => Promise.reject(new AcsError('forbidden', 'no'));
    await element.edit();
    const editor = find('textarea') as HTMLTextAreaElement;
    editor.value = 'Message one';
    find('form')!.querySelector<HTMLButtonElement>('[type="submit"]')!.click();
    await wait(50);
    expect(element.editing).to.be.true;
    expect(editor.value).to.equal('Message one');
    expect(find('#hint')!.textContent).to.contain('Not saved');
    await expect(element).to.be.accessible();
  });

  it('asks nothing when nothing was changed, or on Escape', async () => {
    const { find, element, asked } = await mount(mine(1));
    for (const key of ['Enter', 'Escape']) {
      await element.edit();
      find('textarea')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await frames(2);
      expect(element.editing).to.be.false;
    }
    expect(asked()).to.be.empty;
  });

  it('asks before it is deleted', async () => {
    const { find, root, choose, asked, element } = await mount(mine(1));
    await choose('delete');
    expect(asked()).to.be.empty;
    expect(root.activeElement!.textContent.trim()).to.equal('Delete');
    await expect(element).to.be.accessible();
    find('.foot button:last-of-type')!.click();
    await frames(2);
    expect(find('.foot')).to.not.exist;
    await choose('delete');
    find('.foot button')!.click();
    await frames(2);
    expect(asked()).to.deep.equal([{ type: 'delete-message', thread: THREAD, id: '1' }]);
  });

  it('says what has happened in plain words', async () => {
    const { find } = await mount(
      reported(1, { content: { kind: 'members-added', names: ['Ada', 'Mo', 'Lin'] } }),
    );
    expect(find('.event')!.textContent.trim()).to.equal('Ada, Mo, and Lin joined');
  });

  it('knows a few emoji from words', () => {
    for (const text of ['🙂', '👩‍👩‍👧‍👦', '🎉 👏🏽', '🇩🇪', '❤️']) expect(isEmojiOnly(text), text).to.be.true;
    for (const text of ['', ' ', '1', '#', 'ok 🙂', '🙂'.repeat(20)])
      expect(isEmojiOnly(text), text).to.be.false;
  });

  it('takes invisible marks out of names', () => {
    expect(plainName('  \u202EAda\u2066 \u200BLovelace\u200F ')).to.equal('Ada Lovelace');
    expect(plainName('ليلى')).to.equal('ليلى');
  });
});
