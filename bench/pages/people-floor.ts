import type { Participant } from '../../src/contracts/call.js';
import { element } from './element.js';
import { offerPeople } from './people.js';

/** A row's height, and how many stand in the document: those in view and a few more. */
const [HEIGHT, ROWS] = [48, 31];

document.head.append(
  element('style', {}, [
    `.scroller { position: relative; inline-size: 360px; block-size: 700px; overflow: hidden auto;
       font: 14px/1.4 system-ui }
     .row { position: absolute; inset-inline: 0; display: flex; gap: 8px; align-items: center;
       block-size: ${HEIGHT}px }
     .avatar { inline-size: 32px; block-size: 32px; border-radius: 50%; text-align: center; background: #cdf }
     .name { flex: 1 }
     .sign { inline-size: 16px; block-size: 16px }
     .muted .sign { color: #c33 }`,
  ]),
);

const list = element('div', { role: 'list' });
const scroller = element('div', { class: 'scroller' }, [list]);
const rows = Array.from({ length: ROWS }, () => element('div', { class: 'row', role: 'listitem' }));
let people: Participant[] = [];
let first = 0;

scroller.addEventListener('scroll', draw);

offerPeople({
  load(all) {
    const byName = new Intl.Collator('en', { numeric: true });
    people = [...all].sort((one, other) => byName.compare(one.name, other.name));
  },
  mount() {
    list.style.blockSize = `${people.length * HEIGHT}px`;
    list.append(...rows);
    document.body.append(scroller);
    draw();
  },
  change(changed) {
    for (const person of changed) {
      const index = people.findIndex(({ id }) => id === person.id);
      people[index] = person;
      if (index >= first && index < first + ROWS) drawRow(index);
    }
  },
});

function draw() {
  first = Math.max(0, Math.min(people.length - ROWS, Math.floor(scroller.scrollTop / HEIGHT) - 8));
  for (let index = first; index < first + ROWS; index++) drawRow(index);
}

function drawRow(index: number) {
  const [person, row] = [people[index], rows[index % ROWS]];
  if (!person || !row) return;
  row.style.insetBlockStart = `${index * HEIGHT}px`;
  row.classList.toggle('muted', person.muted);
  row.setAttribute('aria-label', `${person.name}, ${person.muted ? 'muted' : 'unmuted'}`);
  row.setAttribute('aria-posinset', String(index + 1));
  row.setAttribute('aria-setsize', String(people.length));
  row.replaceChildren(
    element('span', { class: 'avatar' }, [person.name.replace(/[^A-Z]/g, '')]),
    element('span', { class: 'name' }, [person.name]),
    element('span', { class: 'sign' }, [person.muted ? '×' : '•']),
    element('button', { 'aria-label': `More for ${person.name}` }, ['⋮']),
  );
}
