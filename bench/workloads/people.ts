import { launch } from '../harness/browser.js';
import { compare } from '../harness/compare.js';
import { felt, printComparison, type Target } from '../harness/report.js';
import { SECONDS } from '../pages/page.js';
import type { Workload } from '../harness/workload.js';

const SIZES = [1_000, 5_000];
const RATE = 100;
const updates = `${RATE} updates a second`;

/** The list of people: opened, with microphones that change, and scrolled. */
export const people: Workload = async ({ rounds, quick, size }) => {
  const sizes = SIZES.filter((one) => (size === undefined ? !quick || one === SIZES[0] : one === size));
  const browser = await launch();
  const targets: Target[] = [];
  const nodes: number[] = [];
  for (const count of sizes) {
    const outcome = await compare(browser, 'people', rounds, async function* (stage) {
      await stage.act('load', count);
      yield ['mount', await stage.cost('mount')];
      yield [updates, await stage.costOfStream('updates', RATE)];
      yield ['scroll, 6,000 px down', await stage.costOf(async () => (await stage.wheel(6000, 3000), 0))];
    });
    const title = `Participant list of ${count.toLocaleString('en')}`;
    printComparison(title, outcome, { [updates]: RATE * SECONDS });
    targets.push(...felt(title, outcome));
    nodes.push(outcome.ours.residue.nodes);
  }
  const [fewest, most] = [Math.min(...nodes), Math.max(...nodes)];
  targets.push({
    what: 'Participant list: DOM nodes of the longest beside the shortest',
    value: most,
    most: fewest,
  });
  await browser.close();
  return targets;
};
