import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDemo, type Demo } from './support/demo.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/person.js';

describe('a call through the page', () => {
  let demo: Demo;
  let ada: Person;
  let grace: Person;
  let linus: Person;

  before(async () => {
    demo = await openDemo();
    ada = await demo.join('Ada');
    grace = await demo.join('Grace');
  });

  after(() => demo.close());

  it('shows two people each other, moving, and lets them hear each other', async () => {
    await Promise.all([ada.seesMoving('Grace'), grace.seesMoving('Ada')]);
    await Promise.all([ada.hearsAndDecodes(1), grace.hearsAndDecodes(1)]);
  });

  it('shows a third one to both, and both to the third', async () => {
    linus = await demo.join('Linus');
    await Promise.all([ada.seesMoving('Linus'), linus.seesMoving('Ada'), linus.seesMoving('Grace')]);
    await Promise.all([ada, grace, linus].map((person) => person.hearsAndDecodes(2)));
  });

  it('shows the others who is muted, whose camera is off and whose hand is up', async () => {
    await ada.button('Microphone').click();
    await ada.button('Camera').click();
    await ada.button('Raise hand').click();
    const tile = grace.tile('Ada');
    await eventually('Grace to see Ada muted, unseen, with her hand up', async () => {
      const words = (await tile.getAttribute('aria-label')) ?? '';
      return (
        words.includes('muted') && words.includes('camera off') && words.includes('hand raised, number 1')
      );
    });
    await ada.button('Microphone').click();
    await ada.button('Camera').click();
    await ada.button('Raise hand').click();
    await eventually('Grace to see Ada as before', async () => {
      const words = (await tile.getAttribute('aria-label')) ?? '';
      return !/muted|camera off|hand/.test(words);
    });
    await grace.seesMoving('Ada');
  });

  it('shows a shared screen to the others until it is stopped', async () => {
    await ada.button('Share screen').click();
    await grace.seesMoving('Ada’s screen');
    await ada.button(/stop sharing/i).click();
    await grace.tile('Ada’s screen').waitFor({ state: 'detached' });
  });

  it('changes the camera while the others go on seeing', async () => {
    await ada.button('Choose a camera').click();
    const cameras = ada.page.getByRole('menuitemradio');
    await cameras.first().waitFor();
    assert.equal(await cameras.count(), 3);
    // The second of Chromium's fake cameras never sends; the last one does.
    const other = cameras.last();
    const label = (await other.textContent())?.trim() ?? '';
    await other.click();
    await grace.seesMoving('Ada');
    await ada.button('Choose a camera').click();
    await eventually('the other camera to be chosen', async () =>
      ada.page.getByRole('menuitemradio', { name: label, checked: true }).isVisible(),
    );
    await ada.page.keyboard.press('Escape');
  });

  it('removes somebody, who is told by whom', async () => {
    await ada.button(/^People/).click();
    await ada.page
      .getByRole('button', { name: /options.*Linus/i })
      .last()
      .click();
    await ada.page.getByRole('menuitem', { name: /remove/i }).click();
    await ada.page
      .getByRole('menuitem', { name: /^remove/i })
      .last()
      .click();
    await linus.page.getByRole('heading', { name: /Ada removed you/ }).waitFor();
    await grace.tile('Linus').waitFor({ state: 'detached' });
  });

  it('ends for me when I leave, and lets me back in', async () => {
    await grace.button('Leave').click();
    await grace.page.getByRole('heading', { name: 'You left the call' }).waitFor();
    await ada.tile('Grace').waitFor({ state: 'detached' });
    await grace.button('Rejoin').click();
    await ada.seesMoving('Grace');
    await grace.seesMoving('Ada');
  });

  it('sees a killed tab go within seconds', async () => {
    await grace.close();
    await ada.tile('Grace').waitFor({ state: 'detached', timeout: 12_000 });
  });

  it('has asked nobody but the server, and broken no policy', () => {
    for (const person of [ada, grace, linus]) {
      assert.deepEqual([...person.origins], [demo.server.url]);
      assert.deepEqual(person.faults, []);
    }
  });
});
