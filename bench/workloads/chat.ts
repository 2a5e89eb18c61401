import { launch } from '../harness/browser.js';
import { compare, type Play } from '../harness/compare.js';
import { felt, printComparison, type Target } from '../harness/report.js';
import { SECONDS } from '../pages/page.js';
import type { Workload } from '../harness/workload.js';

const SIZES = [100, 1_000, 10_000, 100_000];
const [BURST, PER_SECOND] = [200, 50];

/** A conversation: opened, all at once, a steady stream, scrolled, and an older page on top of what is read. */
export const chat: Workload = async ({ rounds, quick, size }) => {
  const sizes = SIZES.filter((one) => (size === undefined ? !quick || one === SIZES[0] : one === size));
  const browser = await launch();
  const targets: Target[] = [];
  for (const count of sizes) {
    const outcome = await compare(browser, 'chat', rounds, play(count));
    const title = `Chat of ${count.toLocaleString('en')} messages`;
    printComparison(title, outcome, { [steps.burst]: BURST, [steps.stream]: PER_SECOND * SECONDS });
    const script = (step: string) => outcome.ours.costs.get(step)?.script ?? NaN;
    targets.push(
      {
        what: `${title}: script of a mount`,
        value: script(steps.mount),
        most: 60,
        unit: ' ms',
      },
      {
        what: `${title}: script of a message that arrives`,
        value: script(steps.stream) / (PER_SECOND * SECONDS),
        most: 0.5,
        unit: ' ms',
      },
    );
    targets.push(...felt(title, outcome));
  }
  await browser.close();
  return targets;
};

const steps = {
  mount: 'mount',
  burst: `${BURST} at once`,
  stream: `${PER_SECOND} a second`,
  scroll: 'scroll, 6,000 px up',
  older: 'an older page on top',
} as const;

function play(count: number): Play {
  return async function* (stage) {
    await stage.act('load', count);
    yield [steps.mount, await stage.cost('mount')];
    yield [steps.burst, await stage.cost('burst', BURST)];
    yield [steps.stream, await stage.costOfStream('stream', PER_SECOND)];
    yield [steps.scroll, await stage.costOf(async () => (await stage.wheel(-6000, 3000), 0))];
    yield [steps.older, await stage.cost('older')];
  };
}
