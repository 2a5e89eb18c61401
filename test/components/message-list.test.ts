import { expect } from '@open-wc/testing';
import type { AnnounceEvent } from '../../src/context/announce-event.js';
import type { AcsMessage } from '../../src/components/message/message.js';
import type { UnreadChangeEvent } from '../../src/components/message-list/unread-change-event.js';
import type { ChatFact, ReportedMessage } from '../../src/contracts/chat.js';
import { AcsError } from '../../src/contracts/errors.js';
import '../../src/define/message-list.js';
import {
  frames,
  GRACE,
  ME,
  mine,
  mountChat,
  online,
  openThread,
  talk,
  THREAD,
  wait,
} from '../support/chat-fixture.js';
import { countUpdates } from '../support/count-updates.js';
import { reported } from '../support/fake-chat-adapter.js';

/** So long is scrolling at rest; then rows are trimmed and what is new is told. */
const REST = 400;

const complete: ChatFact = { type: 'history-completed', thread: THREAD };

async function mount(facts: readonly ChatFact[] = [...openThread(...talk(1, 40)), complete]) {
  const mounted = await mountChat('acs-message-list', facts);
  const { element, adapter } = mounted;
  const root = element.shadowRoot!;
  const scroller = root.querySelector<HTMLElement>('.scroller')!;
  return {
    ...mounted,
    root,
    scroller,
    rows: () => [...root.querySelectorAll<HTMLElement>('.row')],
    row: (sequence: number) => root.querySelector<HTMLElement>(`.row[data-key='${sequence}']`),
    say: (...messages: readonly ReportedMessage[]) =>
      adapter.report({ type: 'messages-changed', thread: THREAD, messages }),
    distance: () => Math.abs(scroller.scrollTop),
    asked: (type: string) => adapter.requests.filter((request) => request.type === type),
  };
}

type Mounted = Awaited<ReturnType<typeof mount>>;

/** Scrolls up and waits until the list is at rest. */
async function scrollUp({ scroller }: Mounted, pixels: number) {
  scroller.scrollTop -= pixels;
  await wait(REST);
  await frames(2);
}

const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );

describe('acs-message-list', () => {
  describe('where messages are missing', () => {
    const gap = (after: number, before: number): ChatFact => ({
      type: 'gaps-changed',
      thread: THREAD,
      gaps: [{ after, before }],
    });
    const facts = [...openThread(...talk(1, 40), ...talk(130, 170)), gap(40, 130), complete];

    it('says so in its place, and loads nothing that nobody looks at', async () => {
      const { root, asked, element } = await mount(facts);
      const shown = root.querySelector('.gap')!;
      expect(shown.nextElementSibling!.getAttribute('data-key')).to.equal('130');
      expect(shown.textContent).to.contain('missing');
      expect(asked('load-gap')).to.be.empty;
      await expect(element).to.be.accessible();
    });

    it('loads from below what is seen from below, until it is closed', async () => {
      const mounted = await mount(facts);
      const { adapter, asked, root, scroller } = mounted;
      const closes = (from: number) => {
        adapter.report({ type: 'messages-changed', thread: THREAD, messages: talk(from, 129) });
        adapter.report(from === 41 ? { type: 'gaps-changed', thread: THREAD, gaps: [] } : gap(40, from));
      };
      adapter.answer = (request) => {
        if (request.type === 'load-gap') closes(Math.max(41, request.gap.before - request.count));
        return Promise.resolve();
      };
      for (let tries = 0; tries < 40 && asked('load-gap').length === 0; tries++) {
        await scrollUp(mounted, scroller.clientHeight);
      }
      expect(asked('load-gap')[0]).to.deep.equal({
        type: 'load-gap',
        thread: THREAD,
        gap: { after: 40, before: 130 },
        from: 'before',
        count: 50,
      });
      for (let tries = 0; tries < 40 && asked('load-gap').length < 2; tries++) {
        await scrollUp(mounted, scroller.clientHeight);
      }
      await frames(3);
      expect(root.querySelector('.gap')).to.not.exist;
      expect(asked('load-gap')).to.have.length(2);
    });

    it('waits for somebody where that fails', async () => {
      const { adapter, asked, root } = await mount(facts);
      adapter.answer = () => Promise.reject(new AcsError('internal', 'no'));
      root.querySelector('.gap')!.scrollIntoView();
      await wait(REST);
      expect(asked('load-gap')).to.have.length(1);
      root.querySelector<HTMLButtonElement>('.gap button')!.click();
      await frames(3);
      expect(asked('load-gap')).to.have.length(2);
    });
  });

  it('says at once that my message was not sent, and how to go on', async () => {
    const { adapter, chat, element } = await mount();
    const said: [string, boolean][] = [];
    element.addEventListener('acs-announce', (event) => {
      const { text, assertive } = event;
      said.push([text, assertive]);
    });
    adapter.answer = () => Promise.reject(new AcsError('too-large', 'no'));
    await chat.request({ type: 'send-message', thread: THREAD, text: 'Hello' }).catch(() => {});
    await frames(2);
    expect(said).to.have.length(1);
    expect(said[0]![0]).to.match(/^Not sent: it is too long\. .*Enter/);
    expect(said[0]![1]).to.be.true;
  });

  it('is accessible', async () => {
    const { element } = await mount([...openThread(...talk(1, 6), mine(7), mine(8)), complete]);
    await expect(element).to.be.accessible();
  });

  it('is a skeleton outside any chat, and is not seen as empty', async () => {
    const { element } = await mountChat('acs-message-list', []);
    expect(element.shadowRoot!.querySelector('.skeleton')).to.exist;
    await expect(element).to.be.accessible();
  });

  it('says that there is nothing yet', async () => {
    const { root, element } = await mount([...openThread(), complete]);
    expect(root.querySelector('.notice')!.textContent).to.contain('No messages yet');
    await expect(element).to.be.accessible();
  });

  /** How it scrolls under hands: `message-list-scroll.test.ts`. */
  describe('scrolling', () => {
    it('begins at the newest message', async () => {
      const { row, scroller, distance } = await mount();
      expect(distance()).to.equal(0);
      const gap = scroller.getBoundingClientRect().bottom - row(40)!.getBoundingClientRect().bottom;
      expect(gap).to.be.within(0, 40);
    });

    it('keeps the end of the view where it is while a keyboard takes half of it', async () => {
      const mounted = await mount();
      await scrollUp(mounted, 900);
      const { scroller, rows, box, say } = mounted;
      const bottom = () => scroller.getBoundingClientRect().bottom;
      const last = rows().findLast((row) => row.getBoundingClientRect().bottom < bottom())!;
      const before = bottom() - last.getBoundingClientRect().bottom;
      box.style.setProperty('block-size', '300px');
      await frames(3);
      expect(Math.abs(bottom() - last.getBoundingClientRect().bottom - before)).to.be.at.most(1);
      say(...talk(41, 42));
      await frames(3);
      expect(Math.abs(bottom() - last.getBoundingClientRect().bottom - before)).to.be.at.most(1);
    });

    it('stays where I read when one of several unsent messages gets through', async () => {
      const mounted = await mount();
      const { adapter, chat } = mounted;
      const send = (text: string) =>
        chat.request({ type: 'send-message', thread: THREAD, text }).catch(() => {});
      adapter.answer = () => Promise.reject(new AcsError('forbidden', 'no'));
      await send('Refused');
      adapter.answer = () => new Promise(() => {});
      void send('On its way');
      await frames(3);
      await scrollUp(mounted, 900);
      const before = mounted.distance();
      const { clientMessageId } = chat.state.threads.get(THREAD)!.messages.at(-1)!;
      mounted.say(mine(41, { clientMessageId }));
      await wait(REST);
      expect(mounted.distance()).to.be.greaterThan(before - 100);
    });
  });

  describe('history', () => {
    it('asks for older messages as the oldest one comes near, one page at a time', async () => {
      const mounted = await mount(openThread(...talk(101, 160)));
      mounted.adapter.answer = () => new Promise(() => {});
      const before = mounted.asked('load-older').length;
      await scrollUp(mounted, 20_000);
      await scrollUp(mounted, 20);
      expect(mounted.asked('load-older').length - before).to.be.at.most(1);
      expect(mounted.asked('load-older')[0]).to.deep.equal({ type: 'load-older', thread: THREAD, count: 50 });
      expect(mounted.root.querySelector('.start')!.textContent).to.contain('Loading');
    });

    it('asks for nothing where all is loaded, and says that it begins here', async () => {
      const mounted = await mount([...openThread(...talk(1, 40)), complete]);
      await scrollUp(mounted, 20_000);
      expect(mounted.asked('load-older')).to.be.empty;
      expect(mounted.root.querySelector('.start')!.textContent).to.contain('beginning');
    });

    it('offers to try again when older messages could not be loaded, and does not by itself', async () => {
      const adapterFacts = openThread(...talk(101, 160));
      const mounted = await mount(adapterFacts);
      mounted.adapter.answer = ({ type }) =>
        type === 'load-older' ? Promise.reject(new AcsError('internal', 'no')) : Promise.resolve();
      await scrollUp(mounted, 20_000);
      mounted.chat.request({ type: 'load-older', thread: THREAD, count: 50 }).catch(() => {});
      await frames(3);
      const asked = mounted.asked('load-older').length;
      await scrollUp(mounted, 10);
      expect(mounted.asked('load-older').length).to.equal(asked);
      const button = mounted.root.querySelector<HTMLButtonElement>('.start button')!;
      mounted.adapter.answer = () => Promise.resolve();
      button.click();
      await frames(3);
      expect(mounted.asked('load-older').length).to.equal(asked + 1);
      expect(mounted.root.querySelector('.start button')).to.not.exist;
    });
  });

  describe('reading', () => {
    it('tells that the newest message was read once it is really seen', async () => {
      const { asked } = await mount();
      await wait(100);
      expect(asked('tell-read')).to.deep.equal([{ type: 'tell-read', thread: THREAD, upTo: 40 }]);
    });

    it('tells nothing while the list is hidden, and counts what comes', async () => {
      const mounted = await mount();
      await wait(100);
      mounted.box.hidden = true;
      mounted.box.style.setProperty('display', 'none');
      await wait(100);
      const counts: number[] = [];
      mounted.element.addEventListener('acs-unread-change', ({ count }: UnreadChangeEvent) =>
        counts.push(count),
      );
      mounted.say(...talk(41, 43));
      await wait(100);
      expect(mounted.asked('tell-read')).to.have.length(1);
      mounted.box.style.setProperty('display', 'grid');
      await wait(200);
      expect(mounted.asked('tell-read').at(-1)).to.deep.equal({
        type: 'tell-read',
        thread: THREAD,
        upTo: 43,
      });
      expect(counts).to.deep.equal([3, 0]);
    });

    it('tells nothing of what comes while somebody reads further up, and leads there', async () => {
      const mounted = await mount();
      await scrollUp(mounted, 900);
      const before = mounted.asked('tell-read').length;
      mounted.say(...talk(41, 42));
      await frames(3);
      const button = mounted.root.querySelector<HTMLButtonElement>('.newest')!;
      expect(button.textContent.trim()).to.equal('2 new messages');
      expect(mounted.asked('tell-read').length).to.equal(before);
      await expect(mounted.element).to.be.accessible();
      button.click();
      await wait(REST);
      expect(mounted.distance()).to.be.lessThan(80);
      expect(mounted.root.activeElement).to.equal(mounted.row(41));
      expect(mounted.asked('tell-read').at(-1)).to.have.property('upTo', 42);
      expect(mounted.root.querySelector('.newest')).to.not.exist;
      expect(mounted.row(41)!.querySelector('.unread')).to.exist;
    });

    it('marks where the unread part begins', async () => {
      const { row, root } = await mount([
        ...openThread(),
        { type: 'read-changed', thread: THREAD, participant: ME.id, upTo: 37 },
        { type: 'messages-changed', thread: THREAD, messages: talk(1, 40) },
      ]);
      expect(row(38)!.querySelector('.unread')!.textContent).to.equal('New');
      expect(root.querySelectorAll('.unread')).to.have.length(1);
    });

    it('does not mark what comes before my eyes', async () => {
      const { say, root } = await mount();
      await wait(100);
      say(...talk(41, 42));
      await frames(3);
      expect(root.querySelector('.unread')).to.not.exist;
    });
  });

  describe('announcements', () => {
    const now = () => ({ sentAt: Date.now() });
    const listen = ({ element }: Mounted) => {
      const texts: string[] = [];
      element.addEventListener('acs-announce', ({ text }: AnnounceEvent) => texts.push(text));
      return texts;
    };

    it('says who said what, and counts what follows at once', async () => {
      const mounted = await mount();
      const texts = listen(mounted);
      const text = 'A long story. '.repeat(40);
      mounted.say(reported(41, { ...now(), content: { kind: 'text', text } }));
      await frames(2);
      mounted.say(...talk(42, 43, now()));
      await frames(2);
      mounted.say(...talk(44, 44, now()));
      expect(texts).to.deep.equal([`Grace: ${text.slice(0, 200)}`]);
      await wait(1200);
      expect(texts.slice(1)).to.deep.equal(['3 new messages']);
    });

    it('is silent about history, my own messages and edits', async () => {
      const mounted = await mount(openThread(...talk(101, 140)));
      const texts = listen(mounted);
      mounted.say(...talk(51, 100));
      mounted.say(mine(141, now()));
      mounted.say(reported(120, { version: 1000, editedAt: Date.now() }));
      await wait(100);
      expect(texts).to.be.empty;
    });

    it('is silent about the first page, even where the thread opened before it came', async () => {
      const mounted = await mount(openThread());
      const texts = listen(mounted);
      mounted.say(...talk(1, 30));
      await wait(100);
      expect(texts).to.be.empty;
    });
  });

  describe('keyboard', () => {
    it('is one stop for Tab', async () => {
      const { rows, root } = await mount();
      expect(rows().filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([rows().at(-1)]);
      expect([...root.querySelectorAll('[tabindex="0"]')]).to.have.length(1);
    });

    it('goes from message to message, with the place of each', async () => {
      const { row, root } = await mount();
      row(40)!.focus();
      press(row(40)!, 'ArrowUp');
      await wait(50);
      expect(root.activeElement).to.equal(row(39));
      expect(row(39)!.tabIndex).to.equal(0);
      expect(row(40)!.tabIndex).to.equal(-1);
      expect(row(39)!.getAttribute('aria-posinset')).to.equal('39');
      expect(row(39)!.getAttribute('aria-setsize')).to.equal('40');
      press(row(39)!, 'Home');
      await wait(80);
      expect(root.activeElement).to.equal(row(1));
      press(row(1)!, 'End');
      await wait(80);
      expect(root.activeElement).to.equal(row(40));
    });

    it('does not say how many there are while it does not know', async () => {
      const { row } = await mount(openThread(...talk(1, 40)));
      expect(row(40)!.getAttribute('aria-setsize')).to.equal('-1');
    });

    it('reaches the oldest of 10,000 messages by Home', async () => {
      const { row, root, rows, scroller } = await mount([...openThread(...talk(1, 10_000)), complete]);
      row(10_000)!.focus();
      press(row(10_000)!, 'Home');
      await wait(REST);
      expect(root.activeElement).to.equal(row(1));
      const view = scroller.getBoundingClientRect();
      expect(row(1)!.getBoundingClientRect().top).to.be.within(view.top - 1, view.bottom);
      expect(rows().length).to.be.at.most(200);
    });

    it('goes into a message by Enter and out by Escape', async () => {
      const { row, root } = await mount();
      row(40)!.focus();
      press(row(40)!, 'Enter');
      await wait(50);
      const message = row(40)!.querySelector<AcsMessage>('acs-message')!;
      const inside = message.shadowRoot!.activeElement!;
      expect(inside.matches('.actions')).to.be.true;
      press(inside, 'Escape');
      await wait(50);
      expect(root.activeElement).to.equal(row(40));
    });

    it('keeps focus when the focused message goes', async () => {
      const { adapter, chat, element, rows, root } = await mount();
      adapter.answer = () => Promise.reject(new AcsError('forbidden', 'no'));
      await chat.request({ type: 'send-message', thread: THREAD, text: 'Never' }).catch(() => {});
      await frames(2);
      const failed = rows().at(-1)!;
      failed.focus();
      await element.updateComplete;
      const key = failed.dataset['key']!;
      await chat.request({ type: 'discard-message', thread: THREAD, key });
      await wait(100);
      expect(failed.isConnected).to.be.false;
      expect(root.activeElement).to.equal(rows().at(-1));
    });
  });

  it('is where it was after it has been hidden', async () => {
    const mounted = await mount();
    await scrollUp(mounted, 900);
    const { scroller, rows, box } = mounted;
    const top = scroller.getBoundingClientRect().top;
    const first = rows().find((row) => row.getBoundingClientRect().bottom > top)!;
    const before = first.getBoundingClientRect().top;
    box.style.setProperty('display', 'none');
    await wait(100);
    mounted.say(...talk(41, 42));
    await wait(100);
    box.style.setProperty('display', 'grid');
    await wait(REST);
    expect(Math.abs(first.getBoundingClientRect().top - before)).to.be.at.most(1);
  });

  it('names the days', async () => {
    const day = 86_400_000;
    const { root } = await mount([
      ...openThread(
        reported(1, { sentAt: Date.UTC(2024, 1, 29, 12) }),
        reported(2, { sentAt: Date.now() - day }),
        reported(3, { sentAt: Date.now() }),
        reported(4, { sentAt: Date.now() }),
      ),
      complete,
    ]);
    const words = [...root.querySelectorAll('.day')].map(({ textContent }) => textContent);
    expect(words).to.deep.equal(['Thursday, February 29, 2024', 'Yesterday', 'Today']);
    expect(root.querySelector('.day')!.getAttribute('role')).to.equal('heading');
  });

  it('says name and time once for messages that belong together', async () => {
    const minute = 60_000;
    const at = new Date().setHours(12, 0, 0, 0);
    const { row } = await mount([
      ...openThread(
        reported(1, { sentAt: at }),
        reported(2, { sentAt: at + minute }),
        reported(3, { sentAt: at + 30 * minute }),
        reported(4, { sentAt: at + 31 * minute, senderId: '8:acs:test_ada', senderName: 'Ada' }),
      ),
      complete,
    ]);
    const continuing = [1, 2, 3, 4].map(
      (sequence) => row(sequence)!.querySelector('acs-message')!.continuing,
    );
    expect(continuing).to.deep.equal([false, true, false, false]);
  });

  it('renders no row again for a new message, a receipt of others or somebody who types', async () => {
    const { adapter, say, rows } = await mount();
    const counted: string[] = [];
    for (const row of rows().slice(0, -1)) {
      row
        .querySelector('acs-message')!
        .addController({ hostUpdated: () => counted.push(row.dataset['key']!) });
    }
    say(...talk(41, 41));
    adapter.report({
      type: 'typing-changed',
      thread: THREAD,
      typing: { ...GRACE, until: Date.now() + 5000 },
      at: Date.now(),
    });
    adapter.report({ type: 'read-changed', thread: THREAD, participant: GRACE.id, upTo: 40 });
    await frames(3);
    expect(counted).to.be.empty;
  });

  it('opens the editor of the last message of mine', async () => {
    const { element, row } = await mount([...openThread(...talk(1, 3), mine(4), ...talk(5, 6)), complete]);
    expect(await element.editLast()).to.be.true;
    expect(row(4)!.querySelector('acs-message')!.editing).to.be.true;
  });

  it('says what was said to those who left and come back', async () => {
    const { element, say, rows, distance } = await mount();
    const parent = element.parentElement!;
    element.remove();
    say(...talk(41, 60));
    await frames(2);
    parent.append(element);
    await frames(4);
    expect(rows().at(-1)!.dataset['key']).to.equal('60');
    expect(distance()).to.be.at.most(1);
  });

  it('shows another thread from its end', async () => {
    const { provider, adapter, chat, rows } = await mount();
    adapter.report({ type: 'thread-opened', thread: 'other', topic: '', members: [ME, GRACE] });
    adapter.report({ type: 'messages-changed', thread: 'other', messages: talk(501, 503) });
    adapter.report({ type: 'connection-changed', connection: online, at: 0 });
    expect(chat.state.threads.size).to.equal(2);
    provider.setAttribute('thread', 'other');
    await frames(4);
    expect(rows().map(({ dataset }) => dataset['key'])).to.deep.equal(['501', '502', '503']);
  });

  describe('costs', () => {
    it('renders as many rows of 10,000 messages as of 1,000', async () => {
      const [long, longer] = [
        await mount(openThread(...talk(1, 1_000))),
        await mount(openThread(...talk(1, 10_000))),
      ];
      expect(longer.rows()).to.have.lengthOf(long.rows().length);
    });

    it('renders no more than it keeps at rest while messages come without end', async () => {
      const { rows, say } = await mount();
      let most = 0;
      for (let sequence = 41; sequence <= 400; sequence += 6) {
        say(...talk(sequence, sequence + 5));
        await frames(1);
        most = Math.max(most, rows().length);
      }
      expect(most).to.be.at.most(160);
    });

    it('updates one row besides the new one when a message comes: the one that it follows', async () => {
      const { rows, row, say, element } = await mount();
      const messages = rows().map((one) => one.querySelector<AcsMessage>('acs-message')!);
      const counts = countUpdates(messages);
      say(...talk(41, 41));
      await frames(2);
      await element.updateComplete;
      expect([...counts.keys()]).to.deep.equal([row(40)!.querySelector('acs-message')]);
    });
  });
});
