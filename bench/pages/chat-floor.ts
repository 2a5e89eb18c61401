import type { ReportedMessage } from '../../src/contracts/chat.js';
import { ME, offerChat } from './chat.js';
import { element } from './element.js';

/** As many rows as are there at first, come at once when scrolling, and are there at the most below the end. */
const [STEP, MOST] = [60, 160];

document.head.append(
  element('style', {}, [
    `.scroller { display: flex; flex-direction: column-reverse; inline-size: 480px; block-size: 700px;
       overflow: hidden auto; overflow-anchor: none; font: 16px/1.5 system-ui }
     .feed { flex: none; padding: 16px }
     .message { display: grid; grid-template-columns: 32px minmax(0, 1fr); column-gap: 8px; padding-top: 12px }
     .own { grid-template-columns: minmax(0, 1fr); padding-inline-start: 32px }
     .continuing { padding-top: 2px }
     .body { display: flex; flex-direction: column; grid-column: -2 / -1; align-items: start }
     .own .body { align-items: end }
     .avatar { inline-size: 32px; block-size: 32px; border-radius: 50%; text-align: center; background: #cdf }
     .header { display: flex; column-gap: 8px; font-size: 13px; color: #555 }
     .bubble { padding: 7px 12px; border-radius: 12px; background: #eee; overflow-wrap: anywhere;
       white-space: pre-wrap; contain: content }
     .own .bubble { background: #dde }
     .day { text-align: center; font-size: 12px; margin: 0; padding-block: 16px 4px }`,
  ]),
);

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en', { dateStyle: 'full' });
const feed = element('div', { class: 'feed', role: 'feed' });
const scroller = element('div', { class: 'scroller', role: 'region' }, [feed]);
const messages: ReportedMessage[] = [];
let start = 0;

scroller.addEventListener('scroll', () => {
  const above = feed.scrollHeight - scroller.clientHeight + scroller.scrollTop;
  if (above < 2 * scroller.clientHeight) grow();
});

offerChat({
  load(history) {
    for (const message of history) messages.push(message);
  },
  mount() {
    start = messages.length;
    grow();
    document.body.append(scroller);
  },
  take(news) {
    if ((news[0]?.sequence ?? 0) < (messages[0]?.sequence ?? 0)) {
      messages.unshift(...news);
      start += news.length;
      return;
    }
    const from = messages.length;
    messages.push(...news);
    feed.append(...news.map((_, index) => row(from + index)));
    while (scroller.scrollTop === 0 && feed.childElementCount > MOST) {
      feed.firstElementChild?.remove();
      start++;
    }
  },
  scroller: () => scroller,
  rows: () => [...feed.children] as HTMLElement[],
});

function grow() {
  const from = Math.max(0, start - STEP);
  feed.prepend(...Array.from({ length: start - from }, (_, index) => row(from + index)));
  start = from;
}

function row(index: number) {
  const message = messages[index];
  const before = messages[index - 1];
  if (!message) throw new Error('There is no such message.');
  const text = message.content.kind === 'text' ? message.content.text : '';
  const own = message.senderId === ME.id;
  const newDay = !before || day.format(before.sentAt) !== day.format(message.sentAt);
  const continuing = !newDay && before.senderId === message.senderId;
  const at = time.format(message.sentAt);
  return element(
    'article',
    {
      'data-key': message.id,
      tabindex: '-1',
      'aria-posinset': String(index + 1),
      'aria-setsize': '-1',
      'aria-label': `${message.senderName}, ${at}`,
      'aria-description': text,
    },
    [
      ...(newDay ? [element('h3', { class: 'day' }, [day.format(message.sentAt)])] : []),
      element('div', { class: `message${own ? ' own' : ''}${continuing ? ' continuing' : ''}` }, [
        ...(own || continuing ? [] : [element('div', { class: 'avatar' }, [initials(message.senderName)])]),
        element('div', { class: 'body' }, [
          ...(continuing
            ? []
            : [
                element('div', { class: 'header' }, [
                  element('bdi', {}, own ? [] : [message.senderName]),
                  element('time', {}, [at]),
                ]),
              ]),
          element('div', { class: 'bubble', dir: 'auto' }, [element('span', {}, [text])]),
        ]),
      ]),
    ],
  );
}

function initials(name: string) {
  return name.replace(/[^A-Z]/g, '');
}
