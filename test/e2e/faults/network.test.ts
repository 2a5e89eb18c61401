import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Caller } from './support/caller.js';
import { whyNoNetworks } from './support/network.js';
import { inWorld, seconds, type World } from './support/world.js';

const skip = whyNoNetworks();
if (skip) console.log(`# ${skip}`);

/** Bo is cut off from everything, as in a tunnel. */
function cutBo({ network }: World) {
  return network.cut({ media: true }, { signalOf: '127.0.0.2' });
}

const meetAgain = (ada: Caller, bo: Caller) =>
  Promise.all([ada.untilCalm(), bo.untilCalm()]).then(() => Promise.all([ada.meets('Bo'), bo.meets('Ada')]));

// Side by side: most of the time each of them waits.
describe('a call over a network that breaks', { skip, concurrency: 4 }, () => {
  it(
    'is found again after a minute without any network',
    inWorld(async (world) => {
      const [ada, bo] = await world.two();
      await bo.press(/Raise (your )?hand/);
      await cutBo(world);
      await bo.untilBanner('The connection was lost');
      await ada.untilTile('Bo', (words) => words.includes('Reconnecting'), 'say that he is reconnecting');
      await ada.untilTile('Bo', (words) => words === '', 'go', 30_000);
      await bo.untilBanner(/Trying again in \d+ s Attempt \d Retry now/, 30_000);
      assert.ok(await bo.tile('Ada'), 'the grid stays');
      await seconds(35);
      await world.network.heal();
      await meetAgain(ada, bo);
      await ada.untilTile('Bo', (words) => words.includes('hand raised'), 'have a hand again');
    }),
  );

  it(
    'goes through a second without any network',
    inWorld(async (world) => {
      const [ada, bo] = await world.two();
      await cutBo(world);
      await seconds(1);
      await world.network.heal();
      await Promise.all([ada.meets('Bo'), bo.meets('Ada')]);
      assert.equal(await bo.banner(), '');
      assert.ok(!(await ada.tile('Bo')).includes('Reconnecting'));
    }),
  );

  it(
    'is mended after ten seconds without any network, at once when asked',
    inWorld(async (world) => {
      const [ada, bo] = await world.two();
      await cutBo(world);
      await seconds(10);
      await bo.untilBanner('The connection was lost', 4000);
      await world.network.heal();
      await bo.hurry();
      await meetAgain(ada, bo);
    }),
  );

  it(
    'tells of a loss of sound and picture alone, and mends it',
    inWorld(async (world) => {
      const [ada, bo] = await world.two();
      await world.network.cut({ media: true });
      await bo.untilTile(
        'Ada',
        (words) => words.includes('Video paused'),
        'say that the picture stands still',
      );
      await bo.untilBanner('Sound and picture are interrupted');
      await bo.untilTile('Ada', (words) => words.includes('Reconnecting'), 'say that she is reconnecting');
      await seconds(8);
      await world.network.heal();
      await bo.hurry();
      await meetAgain(ada, bo);
      assert.ok(!(await bo.tile('Ada')).includes('Video paused'));
    }),
  );

  it(
    'shows the others while the way to the server alone is lost',
    inWorld(async (world) => {
      const [ada, bo] = await world.two();
      await world.network.cut({ signalOf: '127.0.0.2' });
      await bo.untilBanner('The connection was lost');
      const before = await bo.frames();
      await seconds(2);
      assert.ok((await bo.frames()) > before, 'the pictures never stopped');
      await world.network.heal();
      await meetAgain(ada, bo);
    }),
  );

  for (const percent of [10, 40]) {
    it(
      `goes on while ${percent} of a hundred packets are lost`,
      inWorld(async (world) => {
        const [ada, bo] = await world.two();
        await world.network.lose(percent);
        await seconds(4);
        await Promise.all([ada.meets('Bo'), bo.meets('Ada')]);
        assert.equal(await bo.banner(), '');
        await world.network.heal();
        await meetAgain(ada, bo);
      }),
    );
  }

  it(
    'goes on without a server that dies, and is as people have left it when that is back',
    inWorld(async (world) => {
      const [ada, bo] = await world.two();
      await bo.press(/Raise (your )?hand/);
      await bo.press(/^Microphone/);
      await bo.press(/Share (your )?screen/);
      await bo.press('Options for Ada');
      await bo.page.getByRole('menuitem', { name: 'Pin for me' }).click();
      await ada.untilTile('Bo’s screen', (words) => words !== '', 'show his screen');
      await bo.untilTile('Ada', (words) => words.includes('pinned'), 'be pinned');
      await bo.page.getByRole('button', { name: 'Options for Ada' }).focus();
      await world.killServer();
      await bo.untilBanner('The connection was lost');
      const before = await ada.frames();
      await seconds(2);
      assert.ok((await ada.frames()) > before, 'the pictures never stopped');
      await world.startServer();
      await Promise.all([ada.untilCalm(), bo.untilCalm()]);
      await ada.untilTile(
        'Bo,',
        (words) => words.includes('hand raised') && words.includes('muted'),
        'be as before',
      );
      await ada.untilTile('Bo’s screen', (words) => words !== '', 'show his screen again');
      await bo.meets('Ada');
      await ada.sees('Bo’s screen');
      assert.match(await bo.tile('Ada'), /pinned/);
      assert.equal(await bo.focused(), 'Options for Ada');
    }),
  );
});
