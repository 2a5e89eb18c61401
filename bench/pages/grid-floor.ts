import type { Participant } from '../../src/contracts/call.js';
import { movingPicture, offerGrid } from './grid.js';
import { element } from './element.js';

/** As many as ours shows on a page. */
const MOST = 49;

document.head.append(
  element('style', {}, [
    `.tiles { position: fixed; inset: 0; display: grid; gap: 10px; padding: 10px; font: 14px/1.4 system-ui }
     .tile { position: relative; display: grid; place-items: center; overflow: hidden; border-radius: 8px;
       background: #333; color: #fff }
     .tile video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover }
     .avatar { inline-size: 56px; block-size: 56px; border-radius: 50%; display: grid; place-items: center;
       background: #57a }
     .plate { position: absolute; inset: auto auto 6px 6px; display: flex; gap: 4px; padding: 2px 6px;
       border-radius: 4px; background: #0008 }
     .options { position: absolute; inset: 6px 6px auto auto }
     .ring { position: absolute; inset: 0; border: 3px solid transparent; border-radius: 8px }
     .speaking .ring { border-color: #6cf }
     .sign { inline-size: 16px; block-size: 16px }
     .sign:not(.muted *) { display: none }`,
  ]),
);

interface Tile {
  person: Participant;
  readonly root: HTMLElement;
}

const tiles = new Map<string, Tile>();
const list = element('div', { class: 'tiles', role: 'list' });
const pages = element('button');
let speaking: readonly string[] = [];

offerGrid({
  load: (people) => people.forEach(add),
  mount() {
    arrange();
    document.body.append(list);
  },
  change(people) {
    for (const person of people) {
      const tile = tiles.get(person.id);
      if (tile) {
        tile.person = person;
        draw(tile);
      } else {
        add(person);
        arrange();
      }
    }
  },
  leave(ids) {
    for (const id of ids) tiles.delete(id);
    arrange();
  },
  speak(ids) {
    const before = speaking;
    speaking = ids;
    for (const id of [...before, ...ids]) {
      const tile = tiles.get(id);
      if (tile) draw(tile);
    }
  },
});

function add(person: Participant) {
  const root = element('div', { class: 'tile', role: 'group', tabindex: '0' }, [
    element('div', { class: 'avatar' }, [person.name.replace(/[^A-Z]/g, '')]),
    element('div', { class: 'frame' }),
    element('div', { class: 'plate' }, [icon(), element('span', { dir: 'auto' }, [person.name])]),
    element('div', { class: 'ring' }),
    element('button', { class: 'options', 'aria-label': `Options for ${person.name}` }, ['⋮']),
  ]);
  const tile = { person, root };
  tiles.set(person.id, tile);
  const track = person.streams.length > 0 ? movingPicture() : undefined;
  if (track) {
    const video = element('video', { autoplay: '', playsinline: '', muted: '' });
    video.muted = true;
    video.srcObject = new MediaStream([track]);
    root.children[1]?.append(video);
    void video.play();
  }
  draw(tile);
}

function draw({ person, root }: Tile) {
  const speaks = speaking.includes(person.id);
  root.classList.toggle('muted', person.muted);
  root.classList.toggle('speaking', speaks);
  root.setAttribute(
    'aria-label',
    [person.name, person.muted ? 'muted' : '', speaks ? 'speaking' : ''].filter(Boolean).join(', '),
  );
}

function arrange() {
  const shown = [...tiles.values()].slice(0, MOST);
  const columns = Math.ceil(Math.sqrt(shown.length));
  const rows = Math.ceil(shown.length / columns);
  list.style.grid = `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))`;
  for (const { root } of shown) if (root.parentNode !== list) list.append(root);
  const here = new Set<Element>(shown.map(({ root }) => root));
  for (const child of [...list.children]) if (!here.has(child)) child.remove();
  pages.textContent = String(Math.ceil(tiles.size / MOST));
}

function icon() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.classList.add('sign');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M2 2l20 20M12 19v3M9 5a3 3 0 0 1 6 0v7');
  path.setAttribute('stroke', 'currentColor');
  svg.append(path);
  return svg;
}
