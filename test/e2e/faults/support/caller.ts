import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';
import { pixelsOf, received, watchPeerConnections } from '../../support/media-probe.js';

/** Somebody in a call that breaks: what they see of it, and what really arrives. */
export class Caller {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  static async arrive(browser: Browser, url: string, name: string): Promise<Caller> {
    const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
    const page = await context.newPage();
    await watchPeerConnections(page);
    await page.goto(url);
    return new Caller(page, name);
  }

  async join(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name);
    await this.page.getByRole('button', { name: 'Join now' }).first().click();
    await this.page.getByRole('button', { name: 'Leave' }).first().waitFor();
  }

  /** The words above the call; empty where all is well. */
  async banner(): Promise<string> {
    const banner = this.page.locator('acs-call-banner [part="banner"]');
    const words = await banner.allInnerTexts();
    return words.join(' ').replaceAll(/\s+/g, ' ');
  }

  async untilBanner(words: string | RegExp, within = 15_000): Promise<void> {
    await eventually(
      `${this.name} to be told ${String(words)}`,
      async () => {
        const banner = await this.banner();
        return typeof words === 'string'
          ? words === banner || (words !== '' && banner.includes(words))
          : words.test(banner);
      },
      { within },
    );
  }

  /** All is well, as far as this one is told. */
  untilCalm(within = 30_000): Promise<void> {
    return this.untilBanner('', within);
  }

  /** What somebody's tile says, in the words for assistive technology; empty without a tile. */
  async tile(name: string): Promise<string> {
    const tiles = this.page.locator('acs-video-tile [part="tile"]');
    const labels = await tiles.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    return labels.find((label) => label.startsWith(name)) ?? '';
  }

  async untilTile(
    name: string,
    holds: (words: string) => boolean,
    what: string,
    within = 20_000,
  ): Promise<void> {
    await eventually(
      `the tile of ${name} with ${this.name} to ${what}`,
      async () => holds(await this.tile(name)),
      {
        within,
      },
    );
  }

  /** The pictures that have been decoded, over the connection that is well. */
  async frames(): Promise<number> {
    return (await received(this.page)).reduce((sum, { frames }) => sum + frames, 0);
  }

  /** New pictures arrive, are decoded and are to be seen, and sound comes with them. */
  async meets(name: string, within = 30_000): Promise<void> {
    await eventually(
      `pictures and sound of ${name} to reach ${this.name}`,
      async () => {
        const [before] = await received(this.page);
        await new Promise((resolve) => setTimeout(resolve, 600));
        const [now] = await received(this.page);
        return before && now && now.frames > before.frames + 1 && now.audioEnergy > 0;
      },
      { within },
    );
    await this.sees(name, within);
  }

  /** A picture is to be seen, and it moves. */
  async sees(name: string, within = 15_000): Promise<void> {
    const video = this.page
      .locator('acs-video-tile')
      .filter({ has: this.page.locator(`[part="tile"][aria-label^="${name}"]`) })
      .locator('video')
      .first();
    const first = await eventually(`${this.name} to see ${name}`, () => pixelsOf(video), { within });
    await eventually(
      `the picture of ${name} to move`,
      async () => {
        const next = await pixelsOf(video);
        return next !== '' && next !== first;
      },
      { within },
    );
  }

  /** What the focused element is called, however deep it lies. */
  focused(): Promise<string | null | undefined> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label');
    });
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).first().click();
  }

  /** The words of the notices. */
  async notices(): Promise<string> {
    return (await this.page.locator('acs-notices [part="notice"]').allInnerTexts()).join(' ');
  }
}
