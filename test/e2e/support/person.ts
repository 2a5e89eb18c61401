import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { eventually } from './eventually.js';
import { pixelsOf, received, watchPeerConnections, type Received } from './media-probe.js';

/** Somebody in front of the demo page, in a browser profile of their own. They use what a person would use. */
export class Person {
  readonly name: string;
  readonly page: Page;
  /** Whoever the page has asked for anything. */
  readonly origins = new Set<string>();
  /** What went wrong in the page without anybody being told. */
  readonly faults: string[] = [];
  readonly #context: BrowserContext;

  private constructor(name: string, context: BrowserContext, page: Page) {
    this.name = name;
    this.page = page;
    this.#context = context;
  }

  /** Opens the page; does not join yet. */
  static async arrive(browser: Browser, url: string, name: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, ...options });
    const page = await context.newPage();
    const person = new Person(name, context, page);
    page.on('request', (request) => person.origins.add(new URL(request.url()).origin));
    page.on('websocket', (socket) => person.origins.add(new URL(socket.url()).origin.replace(/^ws/, 'http')));
    page.on('pageerror', ({ message }) => person.faults.push(message));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy violated: ${violatedDirective} ${blockedURI}`),
      ),
    );
    page.on('console', (message) => {
      if (message.text().startsWith('policy violated')) person.faults.push(message.text());
    });
    await watchPeerConnections(page);
    await page.goto(url);
    return person;
  }

  /** Waits for the local preview, gives the name, and joins. */
  async join() {
    const name = this.page.getByRole('textbox', { name: 'Your name' });
    await name.fill(this.name);
    await this.button('Join now').click();
    await this.button('Leave').waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).first();
  }

  /** The tile of somebody in the grid. */
  tile(name: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${name}`) }).first();
  }

  /** Waits until this person sees a picture of somebody that moves. */
  async seesMoving(name: string) {
    const video = this.tile(name).locator('video');
    const first = await eventually(`${this.name} to see a picture of ${name}`, () => pixelsOf(video));
    await eventually(`the picture of ${name} to move`, async () => {
      const next = await pixelsOf(video);
      return next !== '' && next !== first;
    });
  }

  /** Waits until something arrives from everybody: decoded frames and sound. */
  async hearsAndDecodes(others: number) {
    const complete = (all: Received[]) =>
      all.length === others && all.every(({ frames, audioEnergy }) => frames > 5 && audioEnergy > 0);
    await eventually(`${this.name} to decode video and hear ${others} others`, async () =>
      complete(await received(this.page)),
    );
  }

  async openChat() {
    const box = this.page.getByRole('textbox', { name: /message/i });
    if (!(await box.isVisible())) await this.button(/^Chat/).click();
    await box.waitFor();
    return box;
  }

  async write(text: string) {
    const box = await this.openChat();
    await box.fill(text);
    await box.press('Enter');
  }

  /** The row of a message in the chat. */
  message(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text });
  }

  /** Ends the browser profile as a crash would: nothing of the page runs any more. */
  close() {
    return this.#context.close();
  }
}
