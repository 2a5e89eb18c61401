import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.js';
import { Actor } from './support/actor.js';
import { openStage, type Stage } from './support/stage.js';
import {
  ELSEWHERE,
  GONE,
  LARGE,
  SMALL,
  place,
  receivesAgain,
  receivesNothing,
  restyle,
  saysNothingOfIt,
  video,
  wait,
} from './support/videos.js';

describe('a video that nobody sees', () => {
  let stage: Stage;
  before(async () => void (stage = await openStage()));
  after(() => stage.close());

  it('costs nothing while it is out of sight or the page is hidden, and comes back without a negotiation', async () => {
    const ada = await Actor.join(stage, 'unseen', 'Ada');
    const bo = await Actor.join(stage, 'unseen', 'Bo');
    const stream = await place(ada, 'Bo', LARGE);
    const before = await ada.page.evaluate(() => window.person.negotiations);
    const hide = {
      'another page of the grid': () => restyle(ada, stream, ELSEWHERE),
      'a pane that is closed': () => restyle(ada, stream, GONE),
      'a hidden page': () => ada.page.evaluate(() => window.person.setVisibility('hidden')),
    };
    for (const [how, go] of Object.entries(hide)) {
      await go();
      await receivesNothing(ada);
      // The other one looks at nobody, so that nothing is encoded in either browser.
      const encoded = (await video(bo)).framesEncoded;
      await wait(500);
      assert.equal((await video(bo)).framesEncoded, encoded, how);
      await saysNothingOfIt(ada, 'Bo');
      const { keyFramesDecoded } = await video(ada);
      await restyle(ada, stream, LARGE);
      await ada.page.evaluate(() => window.person.setVisibility('visible'));
      await receivesAgain(ada, stream);
      assert.ok(
        (await video(ada)).keyFramesDecoded > keyFramesDecoded,
        `a whole picture comes first: ${how}`,
      );
    }
    assert.equal(await ada.page.evaluate(() => window.person.negotiations), before);
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('is sent to those who see it, each as large as they need', async () => {
    const ada = await Actor.join(stage, 'sizes', 'Ada');
    const bo = await Actor.join(stage, 'sizes', 'Bo');
    const cy = await Actor.join(stage, 'sizes', 'Cy');
    const stream = await place(ada, 'Bo', SMALL);
    const height = async () => (await ada.stats(stream)).height ?? 0;
    await eventually('Ada to get a small picture', async () => (await height()) < 180);
    await receivesNothing(cy);
    await receivesAgain(ada, stream);
    await restyle(ada, stream, LARGE);
    await eventually('Ada to get a larger one', async () => (await height()) >= 180);
    await restyle(ada, stream, SMALL);
    await eventually('Ada to get a small one again', async () => (await height()) < 180);
    await receivesNothing(cy);
    const other = await place(cy, 'Bo', SMALL);
    await receivesAgain(cy, other);
    await Promise.all([ada, bo, cy].map(({ page }) => page.close()));
  });

  it('comes again over a new connection when it is seen', async () => {
    const ada = await Actor.join(stage, 'rebuilt', 'Ada');
    const bo = await Actor.join(stage, 'rebuilt', 'Bo');
    const stream = await place(ada, 'Bo', LARGE);
    await restyle(ada, stream, ELSEWHERE);
    await receivesNothing(ada);
    await ada.page.evaluate(() => window.person.breakMedia());
    await ada.page.evaluate(() => window.person.dropSockets());
    await ada.untilOther('Bo', 'connected', ({ state }) => state === 'connected', 40_000);
    await saysNothingOfIt(ada, 'Bo');
    await receivesNothing(ada);
    await restyle(ada, stream, LARGE);
    await receivesAgain(ada, stream);
    await Promise.all([ada.page.close(), bo.page.close()]);
  });
});
