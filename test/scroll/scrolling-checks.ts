import { openThread, talk } from '../support/chat-facts.js';
import type { Check } from './contract.js';
import { atMost, countWrites, holds, onEachFrame, watchTrims } from './measure.js';
import { complete, painted, saidIn, type Stage, wait } from './stage.js';

const thousands = (count: number) => [...openThread(...talk(1, count)), complete];

/** Scrolls by many turns of the wheel, one a frame. */
async function spin(stage: Stage, by: number, turns: number) {
  for (let turn = 0; turn < turns; turn++) {
    await stage.wheel(by);
    await painted();
  }
}

/** Nothing is seen where a message should be, other than beyond the first and the last. */
function blank({ view, rows }: Stage): number {
  const [first, last] = [rows[0]?.getBoundingClientRect(), rows.at(-1)?.getBoundingClientRect()];
  if (!first || !last) return view.height;
  return Math.max(0, first.top - view.top - 60, view.bottom - last.bottom - 60);
}

export const scrollingChecks: readonly Check[] = [
  {
    name: 'writes nothing and jumps nowhere while somebody scrolls up',
    facts: thousands(3000),
    async run(stage) {
      const counted = countWrites(stage);
      let [empty, back] = [0, 0];
      let followed = saidIn(stage.read);
      let top = followed.getBoundingClientRect().top;
      const look = () => {
        empty = Math.max(empty, blank(stage));
        const now = followed.getBoundingClientRect().top;
        if (followed.isConnected) back = Math.max(back, top - now);
        followed = saidIn(stage.read);
        top = followed.getBoundingClientRect().top;
      };
      await onEachFrame(look, () => spin(stage, -150, 60));
      holds(stage.distance > 8000, `The wheel moved the list by ${stage.distance} only`);
      atMost(counted.writes, 0, 'So often was the scroller moved');
      atMost(empty, 0, 'So many pixels were empty');
      atMost(back, 1, 'So many pixels did a message jump back');
      counted.stop();
    },
  },
  {
    name: 'comes down again through what was trimmed, every message in its place and nothing empty',
    facts: thousands(600),
    async run(stage) {
      await spin(stage, -1500, 16);
      await stage.rest();
      holds(stage.row(600) === undefined, 'Nothing was trimmed');
      let empty = 0;
      const down = async () => {
        for (let turn = 0; turn < 300 && stage.distance > 0; turn++) {
          await stage.wheel(600);
          await painted();
        }
      };
      await onEachFrame(() => (empty = Math.max(empty, blank(stage))), down);
      await stage.rest();
      atMost(empty, 0, 'So many pixels were empty');
      const keys = stage.rows.map(({ dataset }) => Number(dataset['key']));
      holds(keys.at(-1) === 600, `The last row is ${keys.at(-1)}`);
      holds(
        keys.every((key, index) => index === 0 || key === (keys[index - 1] ?? 0) + 1),
        'Rows are missing or out of order',
      );
    },
  },
  {
    name: 'trims nothing within 180 ms of scrolling, and then it does',
    facts: thousands(3000),
    async run(stage) {
      const watched = watchTrims(stage);
      for (let pause = 0; pause < 5; pause++) {
        await spin(stage, -700, 6);
        await wait(60 * pause);
      }
      await stage.rest();
      watched.stop();
      holds(watched.trims.length > 0, 'Nothing was trimmed at all');
      const soonest = Math.min(...watched.trims.map(({ since }) => since));
      holds(soonest >= 180, `Rows were trimmed ${soonest} ms after the last scroll event`);
    },
  },
  {
    name: 'keeps the row that has focus while it is scrolled 3,000 pixels away, and keys go on from there',
    facts: thousands(1000),
    needs: ['wheel', 'press'],
    async run(stage) {
      const row = stage.row(1000);
      row?.focus();
      await spin(stage, -300, 16);
      await stage.rest();
      holds(stage.distance > 3000, `The list was scrolled by ${stage.distance} only`);
      await spin(stage, -1500, 8);
      await stage.rest();
      holds(stage.row(990) === undefined, 'Nothing was trimmed');
      holds(stage.root.activeElement === row, 'Focus is lost');
      await stage.do({ type: 'press', key: 'ArrowUp' });
      await stage.rest();
      holds(stage.root.activeElement === stage.row(999), 'The key did not go on from the row with focus');
      const box = stage.row(999)?.getBoundingClientRect();
      holds(
        box !== undefined && box.top >= stage.view.top - 1 && box.bottom <= stage.view.bottom + 1,
        'The row that was gone to is not in view',
      );
    },
  },
  {
    name: 'shows 100,000 messages in at most 200 rows, and 400 while they fly by',
    facts: thousands(100_000),
    needs: ['wheel', 'press'],
    async run(stage) {
      atMost(stage.rows.length, 200, 'Rows at first');
      let most = 0;
      await onEachFrame(
        () => (most = Math.max(most, stage.rows.length)),
        () => spin(stage, -1500, 40),
      );
      atMost(most, 400, 'Rows while they fly by');
      await stage.rest();
      atMost(stage.rows.length, 200, 'Rows at rest');
      stage.rows[Math.floor(stage.rows.length / 2)]?.focus({ preventScroll: true });
      for (const [key, message] of [
        ['Home', 1],
        ['End', 100_000],
      ] as const) {
        await stage.do({ type: 'press', key });
        await stage.rest();
        holds(stage.root.activeElement === stage.row(message), `${key} did not lead to message ${message}`);
        atMost(stage.rows.length, 200, `Rows after ${key}`);
      }
    },
  },
];
