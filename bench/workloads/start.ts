import type { Browser } from 'playwright-core';
import { startServer } from '../../server/start-server.js';
import { launch } from '../harness/browser.js';
import { median } from '../harness/compare.js';
import { round } from '../harness/report.js';
import { readTrace, categories } from '../harness/trace.js';
import type { Workload } from '../harness/workload.js';

interface Start {
  /** From the beginning of the navigation until somebody can use it, in milliseconds. */
  readonly usable: number;
  readonly script: number;
  /** What came over the wire. */
  readonly bytes: number;
}

const page = (body: string, script = '<script type="module" src="/elements/acs-elements.js"></script>') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Start</title>
  <style>body { margin: 0 } acs-call, acs-chat { block-size: 100vh }</style>${script}${body}`;

/** What is opened, and what can be used once it is there. */
const pages = {
  'call, floor': { html: page('<form><input><button>Join now</button></form>', ''), usable: 'button' },
  'call, ours': {
    html: page('<acs-call transport="local" room="start" display-name="Ada"></acs-call>'),
    usable: 'acs-call [part~="join"]',
  },
  'chat, floor': {
    html: page('<form><textarea></textarea><button>Send</button></form>', ''),
    usable: 'textarea',
  },
  'chat, ours': {
    html: page('<acs-chat transport="local" thread="start" display-name="Ada"></acs-chat>'),
    usable: 'acs-chat textarea',
  },
};

/** The first visit: from the built files on the real server, with nothing in any cache. */
export const start: Workload = async ({ rounds }) => {
  const server = await startServer({ demo: 'dist/demo', elements: 'cdn' });
  const browser = await launch();
  const starts = new Map<string, Start[]>();
  for (let turn = 0; turn < rounds; turn++) {
    for (const [name, { html, usable }] of Object.entries(pages)) {
      const one = await visit(browser, server.url, html, usable);
      starts.set(name, [...(starts.get(name) ?? []), one]);
    }
  }
  console.log('\nCold start, from navigation to the first use');
  for (const [name, all] of starts) {
    const figure = (of: (start: Start) => number) => round(median(all.map(of)));
    console.log(
      `  ${name.padEnd(12)} usable after ${figure((one) => one.usable).padStart(6)} ms · script ${figure((one) => one.script).padStart(6)} ms · ${figure((one) => one.bytes / 1024).padStart(6)} kB over the wire`,
    );
  }
  await browser.close();
  await server.close();
  return [];
};

async function visit(browser: Browser, url: string, html: string, usable: string): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const address = `${url}/start`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  const devtools = await context.newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await devtools.send('Network.enable');
  await page.addInitScript(() => performance.mark('bench'));
  await browser.startTracing(page, { categories });
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(usable).first().waitFor();
  const after = performance.now() - began;
  await page.waitForLoadState('networkidle');
  const { script } = readTrace((await browser.stopTracing()).toString());
  await context.close();
  return { usable: after, script, bytes };
}
