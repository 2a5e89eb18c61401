import { build } from 'esbuild';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { startServer, type RunningServer, type ServerOptions } from '../../../../server/start-server.js';
import { launchChromium } from '../../support/browsers.js';

/** The real server, real browsers, and a page without any elements: only the transport under test. */
export interface Stage {
  /** Replaced by a test that restarts it. */
  server: RunningServer;
  readonly browser: Browser;
  readonly origin: string;
  /** A person in a browser context of their own. */
  enter(): Promise<Page>;
  close(): Promise<void>;
}

export async function openStage({
  flags = [],
  server: options = {},
}: {
  readonly flags?: readonly string[];
  readonly server?: ServerOptions;
} = {}): Promise<Stage> {
  const [server, pages, browser] = await Promise.all([
    startServer(options),
    servePage(),
    launchChromium(...flags),
  ]);
  const { port } = pages.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const stage: Stage = {
    server,
    browser,
    origin,
    async enter() {
      const page = await (await browser.newContext()).newPage();
      await page.goto(origin);
      await page.waitForFunction(() => 'person' in window);
      return page;
    },
    async close() {
      await browser.close();
      await stage.server.close();
      pages.close();
    },
  };
  return stage;
}

/** Serves the bundled test page on a port of its own. */
export async function servePage(): Promise<Server> {
  const { outputFiles } = await build({
    entryPoints: [new URL('page.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    mainFields: ['module', 'main'],
  });
  const script = outputFiles[0]?.contents;
  const server = createServer(({ url }, response) => {
    const isScript = url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>Test</title><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
