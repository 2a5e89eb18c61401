import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { launch, type Browser } from 'puppeteer-core';
import { findBrowser } from '../../../scripts/find-browser.js';
import { firefoxPreferences } from '../../../scripts/test-browsers.js';
import { Actor } from './support/actor.js';
import { openStage, type Stage } from './support/stage.js';
import {
  GONE,
  LARGE,
  place,
  receivesAgain,
  receivesNothing,
  restyle,
  saysNothingOfIt,
} from './support/videos.js';

/** Firefox takes no loopback address for media, whatever its settings. */
const network = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ internal, family }) => !internal && family === 'IPv4'),
);
const executablePath = findBrowser('firefox') as string | undefined;
const skip = !network
  ? 'Firefox needs a network interface besides loopback'
  : executablePath === undefined && 'Firefox is not installed';

describe('a call between Chromium and Firefox', { skip }, () => {
  let stage: Stage;
  let firefox: Browser;

  before(async () => {
    [stage, firefox] = await Promise.all([
      openStage(),
      launch({
        browser: 'firefox',
        executablePath: executablePath ?? '',
        headless: true,
        extraPrefsFirefox: firefoxPreferences,
      }),
    ]);
  });
  after(async () => {
    await Promise.all([firefox.close(), stage.close()]);
  });

  async function enterFirefox(room: string) {
    const page = await firefox.newPage();
    await page.goto(stage.origin);
    await page.waitForFunction(() => 'person' in window);
    // What is used of a page is the same in both drivers.
    const fox = new Actor(page as unknown as Page, 'Fox');
    await fox.open(stage.server.url, room);
    await fox.ask({ type: 'set-microphone', on: true });
    await fox.ask({ type: 'set-camera', on: true });
    assert.equal(await fox.ask({ type: 'join' }), undefined);
    return fox;
  }

  for (const newcomer of ['Firefox', 'Chromium']) {
    it(`sends picture and sound both ways when ${newcomer} comes later`, async () => {
      const room = `fox-${newcomer}`;
      const enterChromium = () => Actor.join(stage, room, 'Ada');
      const [ada, fox] =
        newcomer === 'Firefox'
          ? [await enterChromium(), await enterFirefox(room)]
          : await enterFirefox(room).then(async (first) => [await enterChromium(), first] as const);
      for (const [viewer, name] of [
        [ada, 'Fox'],
        [fox, 'Ada'],
      ] as const) {
        let stream = '';
        await viewer.untilOther(name, 'with a camera', ({ streams, state }) => {
          stream = streams.find(({ available }) => available)?.id ?? '';
          return stream && state === 'connected';
        });
        await viewer.watch(stream);
        assert.ok((await viewer.framesWithin(stream, 1500)) >= 5, `${viewer.name} decodes ${name}`);
        const { id } = (await viewer.other(name))!;
        assert.ok((await viewer.loudest(id, 4000)) > 0.1, `${viewer.name} hears ${name}`);
      }
      await fox.ask({ type: 'set-camera', on: false });
      await ada.untilOther('Fox', 'without a camera', ({ streams }) => streams.length === 0);
      await fox.ask({ type: 'set-camera', on: true });
      await ada.untilOther('Fox', 'with a camera', ({ streams: [camera] }) => camera?.available);
      await fox.ask({ type: 'leave' });
      await ada.until('nobody', ({ participants }) => participants.length === 0);
      await Promise.all([ada.page.close(), fox.page.close()]);
    });
  }

  it('sends no video that nobody sees, and sends it again when somebody does', async () => {
    const ada = await Actor.join(stage, 'fox-unseen', 'Ada');
    const fox = await enterFirefox('fox-unseen');
    const toFox = await place(ada, 'Fox', LARGE);
    const toAda = await place(fox, 'Ada', LARGE);
    for (const [viewer, stream, name] of [
      [ada, toFox, 'Fox'],
      [fox, toAda, 'Ada'],
    ] as const) {
      await restyle(viewer, stream, GONE);
      await receivesNothing(viewer);
      await saysNothingOfIt(viewer, name);
      await restyle(viewer, stream, LARGE);
      await receivesAgain(viewer, stream);
    }
    await Promise.all([ada.page.close(), fox.page.close()]);
  });
});
