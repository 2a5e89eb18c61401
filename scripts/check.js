/**
 * Everything that must hold, in the order in which a mistake is found soonest: types, lint, manifest, build, sizes,
 * Storybook, tests of elements, of the server, and of the whole. Ends with one line that counts the tests;
 * a step that is no test counts as one.
 */
import { readFileSync } from 'node:fs';
import { say } from './log.js';
import { run } from './run.js';

const total = { passed: 0, failed: 0, skipped: 0 };
const npm = (script, ...args) => run('npm', ['run', '--silent', script, ...args], { quiet: true });

/** Runs the steps of a group side by side (two cores are usual) and counts each. */
async function group(...steps) {
  await Promise.all(
    steps.map(async ([name, work]) => {
      say(`${name}…`);
      const ok = await work();
      say(`${name}: ${ok ? 'ok' : 'FAILED'}`);
      total[ok ? 'passed' : 'failed']++;
    }),
  );
  stopIfFailed();
}

async function manifestIsCurrent() {
  const before = readFileSync('custom-elements.json', 'utf8');
  const { code } = await npm('manifest');
  if (code === 0 && before === readFileSync('custom-elements.json', 'utf8')) return true;
  console.error('custom-elements.json was not current. It is now: look at its diff and commit it.');
  return false;
}

/** Runs a test suite, showing its output, and adds up what it counts. */
async function tests(name, script, count) {
  say(`${name}…`);
  const { code, output } = await run('npm', ['run', '--silent', script]);
  const counted = count(output);
  for (const key of Object.keys(total)) total[key] += counted[key];
  // A runner that broke down before it could count has failed all the same.
  if (code !== 0 && counted.failed === 0) total.failed++;
  if (counted.passed + counted.failed === 0) {
    console.error(`${name}: no test ran.`);
    total.failed++;
  }
  say(`${name}: ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`);
}

function countOfElements(output) {
  const [, passed = 0, failed = 0, skipped = 0] =
    output.match(/^(\d+) passed, (\d+) failed, (\d+) skipped$/m) ?? [];
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

function countOfNode(output) {
  const of = (word) => Number(output.match(new RegExp(`^(?:#|ℹ) ${word} (\\d+)`, 'm'))?.[1] ?? 0);
  return { passed: of('pass'), failed: of('fail') + of('cancelled'), skipped: of('skipped') + of('todo') };
}

function stopIfFailed() {
  if (total.failed > 0) finish();
}

function finish() {
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 ? 1 : 0);
}

const ok = (script) => async () => (await npm(script)).code === 0;

await group(['Types', ok('types')], ['Lint', ok('lint')]);
await group(['Manifest is current', manifestIsCurrent], ['Build', ok('build')]);
await group(['Size budgets', ok('size')], ['Storybook builds', ok('storybook')]);
await tests('Tests of the server', 'test:server', countOfNode);
await tests('Tests of the elements, in Chromium and Firefox', 'test:elements', countOfElements);
await tests('Tests of the whole, with real media', 'test:e2e', countOfNode);
finish();
