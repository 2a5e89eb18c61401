import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';
import { pixelsOf, received, watchPeerConnections } from '../../support/media-probe.js';

declare global {
  interface Window {
    /** The devices that the page has opened. */
    opened?: MediaStreamTrack[];
    /** Another program uses all of them. */
    taken?: boolean;
    /** Every banner that was to be seen. */
    banners?: string[];
  }
}

/** A call as the page of a host makes it. */
export interface HostedCall {
  readonly token: string;
  readonly room: string;
  /** Whether microphone and camera are to be on. */
  readonly devices: 'on' | 'off';
}

/** Somebody in a call that breaks: what they see of it, and what really arrives. */
export class Caller {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  /** @param host - Instead of the page there is nothing but a call, which is joined without a click. */
  static async arrive(browser: Browser, url: string, name: string, host?: HostedCall): Promise<Caller> {
    const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
    const page = await context.newPage();
    await watchPeerConnections(page);
    await watchPage(page);
    if (host) await page.addInitScript(becomeHosted, host);
    await page.goto(url);
    return new Caller(page, name);
  }

  async join(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name);
    await this.page.getByRole('button', { name: 'Join now' }).first().click();
    await this.page.getByRole('button', { name: 'Leave' }).first().waitFor();
  }

  /** Waits until there is a banner, without what a browser would take for a gesture: as every other look here is. */
  async untilHeldBack(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const expression =
      "document.querySelector('acs-call')?.shadowRoot.querySelector('acs-call-banner')?.shadowRoot.querySelector('[part=banner]') != null";
    await eventually('a banner', async () => {
      const { result } = await session.send('Runtime.evaluate', { expression, userGesture: false });
      return result.value === true;
    });
  }

  /** Goes, as somebody does who closes the tab. */
  leave(): Promise<void> {
    return this.page.context().close();
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

  /** Tries again at once, unless it has come back by itself. */
  async hurry(): Promise<void> {
    await this.page
      .getByRole('button', { name: 'Retry now' })
      .click({ timeout: 1000 })
      .catch(() => {});
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name }).first().click();
  }

  /** Every banner that there was so far. */
  interruptions(): Promise<string[]> {
    return this.page.evaluate(() => window.banners ?? []);
  }

  /** Another program takes the camera, and keeps it. */
  takeCamera(): Promise<void> {
    return this.page.evaluate(() => {
      window.taken = true;
      const camera = window.opened?.findLast(
        ({ kind, readyState }) => kind === 'video' && readyState === 'live',
      );
      camera?.stop();
      camera?.dispatchEvent(new Event('ended'));
    });
  }

  giveCameraBack(): Promise<void> {
    return this.page.evaluate(() => {
      window.taken = false;
    });
  }

  /** The camera is on, and no picture leaves: as with an encoder that hangs. */
  stopPictures(stopped: boolean): Promise<void> {
    return this.page.evaluate(async (stop) => {
      // Not by its parameters, which follow what the others need.
      const camera = window.opened?.findLast(
        ({ kind, readyState }) => kind === 'video' && readyState === 'live',
      );
      for (const connection of window.peerConnections ?? []) {
        if (connection.connectionState === 'closed') continue;
        const [, transceiver] = connection.getTransceivers();
        await transceiver?.sender.replaceTrack(stop ? null : (camera ?? null));
      }
    }, stopped);
  }

  /** The words of the notices. */
  async notices(): Promise<string> {
    return (await this.page.locator('acs-notices [part="notice"]').allInnerTexts()).join(' ');
  }
}

/** Remembers what the page opens and shows, so that a test can reach the one and have seen the other. */
async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const opened: MediaStreamTrack[] = (window.opened = []);
    const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      if (window.taken) throw new DOMException('In use.', 'NotReadableError');
      const stream = await capture(constraints);
      opened.push(...stream.getTracks());
      return stream;
    };
    const banners: string[] = (window.banners = []);
    addEventListener('acs-announce', (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && target.localName === 'acs-call-banner' && 'text' in event)
        banners.push(event.text);
    });
  });
}

async function becomeHosted({ token, room, devices }: HostedCall): Promise<void> {
  await new Promise((resolve) => addEventListener('load', resolve));
  await customElements.whenDefined('acs-call');
  const call = document.createElement('acs-call');
  Object.assign(call, { credential: token, transport: 'local', room, displayName: 'Host' });
  Object.assign(call, { microphone: devices, camera: devices, skipPreJoin: true });
  document.body.replaceChildren(call);
}
