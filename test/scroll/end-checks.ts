import { THREAD, talk, mine } from '../support/chat-facts.js';
import { reported } from '../support/fake-chat-adapter.js';
import type { Check } from './contract.js';
import { atMost, drift, holds, onEachFrame, slip } from './measure.js';
import { painted, type Stage } from './stage.js';

async function follows(stage: Stage, work: () => unknown) {
  atMost(await slip(stage, work), 1, 'The view left the end by so many pixels');
}

/** The last message grows with every frame, as one does that is being written by a machine. */
async function stream({ say }: { say: Stage['say'] }, sequence: number, steps = 20) {
  for (let step = 1; step <= steps; step++) {
    const text = 'Streaming words. '.repeat(step * 4);
    say(reported(sequence, { version: 10_000 + step, content: { kind: 'text', text } }));
    await painted();
  }
}

const send = (stage: Stage, text: string) =>
  stage.chat.request({ type: 'send-message', thread: THREAD, text }).catch(() => {});

/** The newest message is in view: the list follows it, until somebody turns away. */
export const endChecks: readonly Check[] = [
  {
    name: 'follows messages that come one by one and at once',
    async run(stage) {
      await follows(stage, async () => {
        for (let sequence = 201; sequence < 210; sequence++) {
          stage.say(...talk(sequence, sequence));
          await painted();
        }
        stage.say(...talk(210, 310));
      });
      const last = stage.row(310)?.getBoundingClientRect();
      holds(last !== undefined && last.bottom <= stage.view.bottom, 'The newest message is not in view');
    },
  },
  {
    name: 'stays at the end while the last message grows',
    async run(stage) {
      const before = stage.rows.at(-1)?.offsetHeight ?? 0;
      await follows(stage, () => stream({ say: (...all) => stage.say(...all) }, 200));
      holds((stage.rows.at(-1)?.offsetHeight ?? 0) > before + 300, 'The message did not grow');
    },
  },
  {
    name: 'stays at the end while something late arrives in it, and while width and height change',
    async run(stage) {
      await follows(stage, async () => {
        stage.rows.at(-1)?.style.setProperty('padding-block-end', '200px');
        await painted();
        stage.rows.at(-3)?.style.setProperty('padding-block-start', '200px');
        await painted();
        stage.change({ 'inline-size': '280px' });
        await painted();
        stage.change({ 'block-size': '260px' });
      });
    },
  },
  {
    name: 'lets go of the end for whoever turns the wheel, though messages go on streaming',
    async run(stage) {
      const streaming = stream({ say: (...all) => stage.say(...all) }, 200, 40);
      await painted();
      await stage.wheel(-400);
      await stage.rest();
      await streaming;
      holds(stage.distance > 300, `The list went back to the end: it is ${stage.distance} away`);
      const more = () => stream({ say: (...all) => stage.say(...all) }, 200, 60);
      atMost(await drift(stage, more, { edge: 'top' }), 1, 'What is read moved by so many pixels');
    },
  },
  {
    name: 'ends a movement of its own where somebody scrolls',
    async run(stage) {
      await stage.scrollUp(3000);
      stage.list.showNewest();
      await stage.wheel(-400);
      stage.say(...talk(201, 202));
      await stage.rest();
      holds(stage.distance > 300, `The list went on to the end: it is ${stage.distance} away`);
      await stage.scrollUp(2000);
      stage.list.showNewest();
      await stage.rest();
      atMost(stage.distance, 1, 'So far from the end after it was asked for');
    },
  },
  {
    name: 'goes to the end with my own message, from wherever I read, even while I scroll',
    async run(stage) {
      stage.adapter.answer = () => new Promise(() => {});
      await stage.scrollUp(2500);
      void send(stage, 'From far above');
      await painted();
      await painted();
      atMost(stage.distance, 1, 'So far from the end after my message');
      await stage.scrollUp(2500);
      await stage.wheel(-200);
      await painted();
      void send(stage, 'While it moves');
      await stage.rest();
      atMost(stage.distance, 1, 'So far from the end after my message');
    },
  },
  {
    name: 'keeps the row of my message as it is acknowledged',
    async run(stage) {
      stage.adapter.answer = () => new Promise(() => {});
      void send(stage, 'It is the same row');
      await painted();
      const row = stage.rows.at(-1);
      const key = row?.dataset['key'];
      const { clientMessageId } = stage.chat.state.threads.get(THREAD)?.messages.at(-1) ?? {};
      await follows(stage, () =>
        stage.say(
          mine(201, { clientMessageId, content: { kind: 'text', text: 'It is the same row' } }),
          ...talk(202, 203),
        ),
      );
      holds(row?.isConnected === true && row.dataset['key'] === key, 'The row is another one now');
    },
  },
  {
    name: 'moves at once, and nothing is animated, for those who asked for less motion',
    needs: ['wheel', 'calm'],
    async run(stage) {
      await stage.do({ type: 'calm', calm: true });
      try {
        holds(matchMedia('(prefers-reduced-motion: reduce)').matches, 'The browser does not ask for calm');
        await stage.scrollUp(3000);
        stage.say(...talk(201, 203));
        await stage.rest();
        const button = stage.root.querySelector<HTMLElement>('[part~="newest"]');
        holds(button !== null, 'There is no button that leads to the end');
        button.click();
        let moving = 0;
        await onEachFrame(
          () => (moving += stage.list.getAnimations({ subtree: true }).filter(isSeen).length),
          () => painted(),
        );
        atMost(moving, 0, 'So many animations ran');
        atMost(stage.row(203) ? 0 : 1, 0, 'Newest rows that are missing');
      } finally {
        await stage.do({ type: 'calm', calm: false });
      }
    },
  },
];

function isSeen({ effect }: Animation): boolean {
  return Number(effect?.getComputedTiming().activeDuration ?? 0) > 1;
}
