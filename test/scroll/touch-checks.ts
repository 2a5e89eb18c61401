import { openThread, talk } from '../support/chat-facts.js';
import { reported } from '../support/fake-chat-adapter.js';
import type { Check } from './contract.js';
import { atMost, countWrites, drift, holds, watchTrims } from './measure.js';
import { complete, painted, type Stage } from './stage.js';

/** Draws the list down by a finger, from above its middle to below. */
async function drag(stage: Stage, from: number, to: number, steps = 8) {
  for (let step = 1; step <= steps; step++) {
    await stage.point('drag', from + ((to - from) * step) / steps);
    await painted();
  }
}

async function swipe(stage: Stage, from: number, to: number) {
  await stage.point('touch', from);
  await drag(stage, from, to);
  await stage.do({ type: 'lift' });
}

/** A finger holds the list, or has just let go of it. */
export const touchChecks: readonly Check[] = [
  {
    name: 'is neither moved nor trimmed while a finger is down, whatever comes',
    needs: ['wheel', 'touch'],
    async run(stage) {
      await stage.scrollUp(2500);
      const [counted, watched] = [countWrites(stage), watchTrims(stage)];
      await stage.point('touch');
      const below = Number(stage.read.dataset['key']) + 15;
      const rows = stage.rows.length;
      const moved = await drift(stage, async () => {
        stage.say(...talk(201, 260));
        await painted();
        stage.say(reported(below - 40, { version: 10_000 }));
        await stage.rest();
      });
      atMost(moved, 1, 'What is read moved by so many pixels');
      atMost(counted.writes, 0, 'So often was the scroller moved');
      atMost(watched.trims.filter(({ touching }) => touching).length, 0, 'So often was it trimmed');
      holds(stage.rows.length >= rows, 'Rows are gone');
      await stage.do({ type: 'lift' });
      watched.stop();
      counted.stop();
    },
  },
  {
    name: 'is neither moved nor trimmed while it glides from a finger, and then it is trimmed',
    facts: [...openThread(...talk(1, 3000)), complete],
    needs: ['touch', 'drag'],
    async run(stage) {
      const [counted, watched] = [countWrites(stage), watchTrims(stage)];
      for (let turn = 0; turn < 12; turn++) await swipe(stage, -200, 200);
      holds(stage.distance > 4000, `The finger moved the list by ${stage.distance} only`);
      await painted();
      atMost(counted.writes, 0, 'So often was the scroller moved');
      await stage.rest();
      await stage.rest();
      watched.stop();
      counted.stop();
      const early = watched.trims.filter(({ since, touching }) => touching || since < 180);
      atMost(early.length, 0, 'So often was it trimmed under a finger or soon after');
      atMost(stage.rows.length, 200, 'Rows at rest');
    },
  },
  {
    name: 'goes to the end with my own message, though a finger is down',
    needs: ['wheel', 'touch'],
    async run(stage) {
      stage.adapter.answer = () => new Promise(() => {});
      await stage.scrollUp(2500);
      await stage.point('touch');
      stage.chat.request({ type: 'send-message', thread: 'thread', text: 'Mine' }).catch(() => {});
      await stage.rest();
      await stage.do({ type: 'lift' });
      await stage.rest();
      atMost(stage.distance, 1, 'So far from the end after my message');
    },
  },
];
