import { openThread, talk } from '../support/chat-facts.js';
import { reported } from '../support/fake-chat-adapter.js';
import type { Check } from './contract.js';
import { atMost, drift, holds } from './measure.js';
import { complete, saidIn, type Stage } from './stage.js';

const DAY = 86_400_000;
const long = 'It is much longer now. '.repeat(40);
const edited = (sequence: number) =>
  reported(sequence, { version: 10_000, content: { kind: 'text', text: long } });

/** The first row above the view, and the first below it. */
function beside(stage: Stage) {
  const { top, bottom } = stage.view;
  const above = stage.rows.findLast((row) => row.getBoundingClientRect().bottom < top);
  const below = stage.rows.find((row) => row.getBoundingClientRect().top > bottom);
  holds(above !== undefined && below !== undefined, 'There are no rows above and below the view');
  return { above, below };
}

/** The first message of which something is in view: what stands still where everything changes its size. */
function first(stage: Stage): HTMLElement {
  const row = stage.rows.find((each) => saidIn(each).getBoundingClientRect().bottom > stage.view.top);
  holds(row !== undefined, 'Nothing is in view');
  return row;
}

async function still(stage: Stage, work: () => unknown, row?: HTMLElement) {
  atMost(await drift(stage, work, row ? { row } : {}), 1, 'What is read moved by so many pixels');
}

/** Grows as a picture does that arrives late: nobody renders anything. */
function grow(row: HTMLElement) {
  const before = row.offsetHeight;
  row.style.setProperty('padding-block-start', '150px');
  holds(row.offsetHeight >= before + 140, 'The row did not grow');
}

/** Somebody reads in the middle of the conversation; something changes; what is read stays where it is. */
export const stillChecks: readonly Check[] = [
  {
    name: 'stays while 50 older messages are put above',
    facts: openThread(...talk(101, 200)),
    async run(stage) {
      await stage.scrollUp(1500);
      const before = stage.list.shadowRoot?.querySelector('[data-key="51"]');
      holds(!before, 'The older messages are there already');
      await still(stage, () => stage.say(...talk(51, 100)));
    },
  },
  {
    name: 'stays at the very beginning while 50 older messages of the same day are put above',
    facts: openThread(...talk(101, 130)),
    async run(stage) {
      await stage.scrollUp(4000);
      await still(stage, () => stage.say(...talk(51, 100)), stage.row(101));
    },
  },
  {
    name: 'stays while 3 messages are added below',
    async run(stage) {
      await stage.scrollUp(1500);
      await still(stage, () => stage.say(...talk(201, 203)));
    },
  },
  {
    name: 'stays while a message above is edited and grows',
    async run(stage) {
      await stage.scrollUp(1500);
      const { above } = beside(stage);
      const before = above.offsetHeight;
      await still(stage, () => stage.say(edited(Number(above.dataset['key']))));
      holds(above.offsetHeight > before + 100, 'The message did not grow');
    },
  },
  {
    name: 'stays while a message below is edited and grows',
    async run(stage) {
      await stage.scrollUp(1500);
      const { below } = beside(stage);
      await still(stage, () => stage.say(edited(Number(below.dataset['key']))));
    },
  },
  {
    name: 'stays while something late arrives in a message above, as pictures do',
    async run(stage) {
      await stage.scrollUp(1500);
      await still(stage, () => grow(beside(stage).above));
    },
  },
  {
    name: 'stays while something late arrives in a message below, as pictures do',
    async run(stage) {
      await stage.scrollUp(1500);
      await still(stage, () => grow(beside(stage).below));
    },
  },
  {
    name: 'stays while late messages of other days are put in above, each under a date',
    facts: [...openThread(...talk(1, 200).filter(({ sequence }) => sequence !== 100)), complete],
    async run(stage) {
      await stage.scrollUp(1500);
      const { above } = beside(stage);
      const sequence = Number(above.dataset['key']) - 0.5;
      const days = stage.root.querySelectorAll('[part~="day"]').length;
      const other = reported(sequence, { id: 'other', sentAt: Date.UTC(2026, 0, 1) - 40 * DAY });
      await still(stage, () => stage.say(other));
      holds(stage.root.querySelectorAll('[part~="day"]').length > days, 'No date was put in');
    },
  },
  {
    name: 'stays while the date above what is read goes, for an older message has come',
    async run(stage) {
      await stage.scrollUp(1500);
      const row = first(stage);
      const key = Number(row.dataset['key']);
      const before = reported(key - 0.5, { id: 'other', sentAt: Date.UTC(2025, 0, 1) });
      await still(stage, () => stage.say(before), row);
      const here = reported(key - 0.5, { id: 'other', version: 10_000, sentAt: Date.UTC(2026, 0, 1, 12) });
      await still(stage, () => stage.say(here), row);
    },
  },
  {
    name: 'stays while the day changes',
    facts: [...openThread(...talk(1, 200, { sentAt: Date.now() })), complete],
    async run(stage) {
      await stage.scrollUp(1500);
      const Today = Date;
      const later = () => Today.now() + DAY;
      window.Date = class extends Today {
        constructor(...parameters: [number]) {
          super(...((parameters as number[]).length === 0 ? ([later()] as const) : parameters));
        }
        static override readonly now = later;
      } as DateConstructor;
      try {
        await still(stage, () => stage.list.requestUpdate());
      } finally {
        window.Date = Today;
      }
    },
  },
  {
    name: 'keeps the first message in view where it is while the font changes',
    async run(stage) {
      await stage.scrollUp(1500);
      const bigger = { '--acs-font': '400 20px / 1.6 serif' };
      await still(stage, () => stage.change(bigger), first(stage));
    },
  },
  {
    name: 'stays while the theme changes',
    async run(stage) {
      await stage.scrollUp(1500);
      await still(stage, () => stage.change({ 'color-scheme': 'dark', '--acs-color-accent': '#a0f' }));
    },
  },
  {
    name: 'keeps the first message in view where it is while the width changes',
    async run(stage) {
      await stage.scrollUp(1500);
      await still(stage, () => stage.change({ 'inline-size': '280px' }), first(stage));
      await still(stage, () => stage.change({ 'inline-size': '420px' }), first(stage));
    },
  },
];
