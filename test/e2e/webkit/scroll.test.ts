import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../../../server/start-server.js';
import { findBrowser } from '../../../scripts/find-browser.js';
import type { Want } from './support/contract-page.js';
import { WebDriver } from './support/web-driver.js';

const missing = (['webkit', 'xvfb'] as const).filter((name) => !findBrowser(name));
const reason = missing.length > 0 && `not installed: ${missing.join(', ')}`;

/** The contract that Chromium and Firefox keep with the sources, in WebKit with the built files. */
describe('scrolling in WebKit', { skip: reason }, () => {
  let folder: string;
  let server: RunningServer;
  let driver: WebDriver;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'acs-scroll-'));
    await bundlePage(folder);
    server = await startServer({ demo: folder, elements: 'cdn' });
    driver = await WebDriver.start();
    await driver.open(`${server.url}/`);
  });

  after(async () => {
    await driver.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps the scroll contract', async (test) => {
    const names = (await driver.run('arguments[0](window.contract.names)')) as readonly string[];
    assert.ok(names.length > 20, `only ${names.length} checks can be made`);
    for (const name of names) await test.test(name, () => check(driver, name));
  });
});

async function check(driver: WebDriver, name: string) {
  await driver.run('arguments[1](window.contract.start(arguments[0]))', name);
  for (;;) {
    const want = (await driver.run('window.contract.next().then(arguments[0])')) as Want;
    if (!('gesture' in want)) {
      assert.equal(want.failure ?? undefined, undefined);
      return;
    }
    const { gesture } = want;
    if (gesture.type === 'wheel') await driver.wheel(gesture.x, gesture.y, gesture.by);
    else if (gesture.type === 'press') await driver.press(gesture.key);
    else throw new Error(`The driver cannot do this: ${gesture.type}`);
  }
}

/** A page with the built elements, and the contract bundled with the built state. */
async function bundlePage(folder: string) {
  await build({
    entryPoints: { contract: resolve('test/e2e/webkit/support/contract-page.ts') },
    bundle: true,
    format: 'esm',
    outdir: folder,
    conditions: ['production', 'browser'],
    tsconfig: 'tsconfig.json',
    plugins: [
      {
        name: 'what-is-built',
        setup: (bundle) =>
          bundle.onResolve({ filter: /\/src\// }, ({ path }) => ({
            path: resolve(path.replace(/^.*\/src\//, 'dist/')),
          })),
      },
    ],
  });
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Scrolling</title>
    <script type="module" src="/elements/acs-elements.js"></script>
    <script type="module" src="/contract.js"></script>`,
  );
}
