import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { storyIndex } from './.storybook/story-index.js';
import { launchers } from './scripts/test-browsers.js';
import { gesturesPlugin } from './scripts/gestures-plugin.js';

const testsOf = (suite) => [...suite.tests, ...suite.suites.flatMap(testsOf)];

/** Ends the run with one line that people and machines can read. */
const plainSummary = {
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : []));
    const count = (wanted) => tests.filter(wanted).length;
    const skipped = count((test) => test.skipped);
    const passed = count((test) => test.passed && !test.skipped);
    const broken = sessions.filter((session) => !session.passed && !session.testResults).length;
    console.log(`${passed} passed, ${tests.length - passed - skipped + broken} failed, ${skipped} skipped`);
  },
};

export default {
  files: ['test/**/*.test.ts', '!test/server/**', '!test/e2e/**'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  concurrency: 1,
  testsFinishTimeout: 240_000,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [
    gesturesPlugin(),
    storyIndex(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${import.meta.dirname}/tsconfig.json` }),
  ],
  reporters: [defaultReporter(), plainSummary],
  browsers: launchers(process.env.BROWSERS?.split(',') ?? ['chromium', 'firefox']),
};
