import { launch } from '../harness/browser.js';
import { compare, type Play } from '../harness/compare.js';
import { felt, printComparison, type Target } from '../harness/report.js';
import { SECONDS } from '../pages/page.js';
import type { Workload } from '../harness/workload.js';

const SIZES = [9, 25, 49, 100, 300];
const RATES = [20, 100, 500];
const COMINGS = 5;

const updates = (rate: number) => `${rate} updates a second`;
const comings = `${COMINGS} joins and leaves a second`;

/** A call: opened, with microphones and speech that change, with people who come and go. */
export const grid: Workload = async ({ rounds, quick, size }) => {
  const sizes = SIZES.filter((one) => (size === undefined ? !quick || one === SIZES[0] : one === size));
  const browser = await launch();
  const targets: Target[] = [];
  for (const count of sizes) {
    const { floor, ours } = await compare(browser, 'grid', rounds, play(count));
    const title = `Grid of ${count} people`;
    const each = Object.fromEntries(RATES.map((rate) => [updates(rate), rate * SECONDS]));
    printComparison(title, { floor, ours }, { ...each, [comings]: COMINGS * SECONDS });
    for (const rate of RATES) {
      const [theirs, mine] = [floor, ours].map(
        ({ costs }) => (costs.get(updates(rate))?.script ?? NaN) / rate / SECONDS,
      );
      const what = `${title}: script of an update, ${updates(rate)}`;
      targets.push({ what: `${what}, times the floor`, value: (mine ?? NaN) / (theirs ?? NaN), most: 3 });
      if (count === 100) targets.push({ what, value: mine ?? NaN, most: 0.3, unit: ' ms' });
    }
    targets.push(...felt(title, { floor, ours }));
  }
  await browser.close();
  return targets;
};

/** The same of nine people, each with a picture that moves. */
export const video: Workload = async ({ rounds }) => {
  const browser = await launch();
  const outcome = await compare(browser, 'grid', rounds, async function* (stage) {
    await stage.act('loadVideo', 9);
    yield ['mount', await stage.cost('mount')];
    yield ['nine videos for 2 s', await stage.cost('play')];
    yield [updates(100), await stage.cost('updates', 100)];
  });
  const title = 'Grid of 9 people with live video';
  printComparison(title, outcome);
  await browser.close();
  return felt(title, outcome);
};

function play(count: number): Play {
  return async function* (stage) {
    await stage.act('load', count);
    yield ['mount', await stage.cost('mount')];
    await stage.act('updates', 100); // What runs often has been compiled by then.
    for (const rate of RATES) yield [updates(rate), await stage.costOfStream('updates', rate)];
    yield [comings, await stage.costOfStream('comings', COMINGS)];
  };
}
