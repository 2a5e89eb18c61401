import type { Browser, CDPSession, Page } from 'playwright-core';
import { categories, readTrace, type MainThread } from './trace.js';

/** What something cost: milliseconds of the main thread's processor time, and what was to be felt of it. */
export interface Cost extends MainThread {
  /** Tasks of more than 50 ms. */
  readonly long: number;
  /** Frames that did not come. */
  readonly dropped: number;
  /** What the page itself has measured, such as how far something has shifted. */
  readonly result: number;
}

/** What is there once all is quiet and the garbage is collected. */
export interface Residue {
  readonly nodes: number;
  /** Bytes. */
  readonly heap: number;
}

const ORIGIN = 'http://localhost';
const HTML =
  '<!doctype html><meta charset="utf-8"><title>Bench</title><script type="module" src="/page.js"></script>';

/** One page in a profile of its own, that asks no network for anything, and its costs. */
export class Stage {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #devtools: CDPSession;

  private constructor(browser: Browser, page: Page, devtools: CDPSession) {
    this.#browser = browser;
    this.page = page;
    this.#devtools = devtools;
  }

  static async open(browser: Browser, script: string): Promise<Stage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.route('**', (route) =>
      route.request().url() === `${ORIGIN}/page.js`
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({ contentType: 'text/html', body: HTML }),
    );
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.goto(ORIGIN);
    await page.waitForFunction(() => 'bench' in window);
    return new Stage(browser, page, devtools);
  }

  /** Has the page do one of the things that it can. */
  act(name: string, value = 0): Promise<number> {
    return this.page.evaluate(([name, value]) => window.bench.act(name, value), [name, value] as const);
  }

  /** The costs of one of the things that the page can do. */
  cost(name: string, value = 0): Promise<Cost> {
    return this.costOf(() => this.act(name, value));
  }

  /** The costs of a stream of something, without those of timers and of watching the frames. */
  async costOfStream(name: string, perSecond: number): Promise<Cost> {
    const idle = await this.cost('idle', perSecond);
    const { script, layout, task, ...felt } = await this.cost(name, perSecond);
    return {
      script: script - idle.script,
      layout: layout - idle.layout,
      task: task - idle.task,
      ...felt,
    };
  }

  /** The costs of whatever is done meanwhile. */
  async costOf(work: () => Promise<number>): Promise<Cost> {
    await this.#settle();
    await this.#browser.startTracing(this.page, { categories });
    await this.page.evaluate(() => window.bench.watch());
    const result = await work();
    const felt = await this.page.evaluate(() => window.bench.look());
    const trace = await this.#browser.stopTracing();
    return { ...readTrace(trace.toString()), ...felt, result };
  }

  async residue(): Promise<Residue> {
    await this.#settle();
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
    return { nodes: metric('Nodes'), heap: metric('JSHeapUsedSize') };
  }

  /** Turns the wheel in the middle of the page; upwards where it is negative. CSS pixels, and so many a second. */
  async wheel(distance: number, speed: number): Promise<void> {
    await this.#devtools.send('Input.synthesizeScrollGesture', {
      x: 200,
      y: 300,
      yDistance: -distance,
      speed,
      gestureSourceType: 'mouse',
      preventFling: true,
    });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async #settle() {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await this.#devtools.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
