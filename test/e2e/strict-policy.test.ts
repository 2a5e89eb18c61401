import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../../server/start-server.js';
import { launchChromium } from './support/browsers.js';

/** Every story in one page, under the policy that the server sends with it. */
describe('every story under the strict content security policy', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'acs-stories-'));
    await bundleStories(folder);
    server = await startServer({ demo: folder });
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('violates nothing and asks nobody but the server', async () => {
    const page = await browser.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    const answer = await page.goto(`${server.url}/`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    for (const rule of ["script-src 'self'", "style-src 'self'", "require-trusted-types-for 'script'"]) {
      assert.match(policy, new RegExp(rule));
    }

    await page.waitForFunction(() => 'storiesShown' in window, undefined, { timeout: 120_000 });
    const { shown, violations } = await page.evaluate(
      () => (window as unknown as { storiesShown: { shown: number; violations: string[] } }).storiesShown,
    );
    assert.deepEqual(violations, []);
    assert.deepEqual(errors, []);
    assert.ok(shown > 50, `only ${shown} stories were shown`);
    assert.deepEqual([...new Set(requests.map((url) => new URL(url).origin))], [server.url]);
  });
});

async function bundleStories(outdir: string) {
  const files = readdirSync('stories', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.stories.ts'))
    .map((file) => resolve('stories', file));
  await build({
    stdin: {
      contents: `${files.map((file, index) => `import * as file${index} from ${JSON.stringify(file)};`).join('\n')}
        import { showAll } from ${JSON.stringify(resolve('test/e2e/support/show-stories.ts'))};
        showAll([${files.map((_, index) => `file${index}`).join(', ')}]);`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir,
    entryNames: 'stories',
    conditions: ['production', 'browser'],
    tsconfig: 'tsconfig.json',
  });
  writeFileSync(
    join(outdir, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Stories</title><script type="module" src="/stories.js"></script>',
  );
}
