import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDemo, type Demo } from './support/demo.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/person.js';

describe('a chat beside the call', () => {
  let demo: Demo;
  let ada: Person;
  let grace: Person;

  before(async () => {
    demo = await openDemo();
    ada = await demo.join('Ada');
    grace = await demo.join('Grace');
  });

  after(() => demo.close());

  it('goes both ways, as text and never as markup', async () => {
    await ada.openChat();
    await grace.write('Hello <img src=x onerror=alert(1)> from Grace');
    await ada.message('Hello <img src=x onerror=alert(1)> from Grace').waitFor();
    await ada.write('Hello Grace');
    await grace.message('Hello Grace').waitFor();
    assert.equal(await ada.message('from Grace').locator('img[src=x]').count(), 0);
  });

  it('shows who is typing', async () => {
    const box = await ada.openChat();
    await box.pressSequentially('thinking');
    await grace.page.getByText('Ada is typing…').first().waitFor();
    await box.fill('');
  });

  it('says who has seen a message', async () => {
    await ada.write('Have you seen this?');
    await ada.message('Have you seen this?').getByRole('img', { name: /^Seen/ }).waitFor();
  });

  it('shows an edit and a deletion on the other side', async () => {
    await ada.write('A slip of the pen');
    const mine = ada.message('A slip of the pen');
    await grace.message('A slip of the pen').waitFor();
    await mine.hover();
    await mine.getByRole('button', { name: 'Message actions' }).click();
    await ada.page.getByRole('menuitem', { name: 'Edit' }).click();
    const editor = ada.page.getByRole('textbox', { name: 'Edit your message' });
    await editor.fill('A stroke of the pen');
    await editor.press('Enter');
    const edited = grace.message('A stroke of the pen');
    await edited.waitFor();
    await edited.getByText('edited').waitFor();

    const row = ada.message('A stroke of the pen');
    await row.hover();
    await row.getByRole('button', { name: 'Message actions' }).click();
    await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
    await ada.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await grace.message('This message was deleted').waitFor();
    await edited.waitFor({ state: 'detached' });
  });

  it('counts what has not been read while the chat is closed', async () => {
    await grace.button(/^Chat/).click();
    await grace.page.getByRole('textbox', { name: /message/i }).waitFor({ state: 'hidden' });
    await ada.write('Are you there?');
    await grace.page.getByRole('button', { name: /Chat, 1 unread/ }).waitFor();
  });

  it('keeps history, name, devices and an unsent draft over a reload', async () => {
    await ada.button('Choose a camera').click();
    const other = ada.page.getByRole('menuitemradio').last();
    const camera = (await other.textContent())?.trim() ?? '';
    await other.click();
    const box = await ada.openChat();
    await box.fill('Not sent yet');
    await ada.page.reload();
    assert.equal(await ada.page.getByRole('textbox', { name: 'Your name' }).inputValue(), 'Ada');
    await eventually('the chosen camera to be chosen again', async () => {
      const chosen = ada.page.getByRole('combobox', { name: 'Camera' }).locator('option:checked');
      return (await chosen.textContent())?.trim() === camera;
    });
    await ada.join();
    const again = await ada.openChat();
    await eventually('the draft to be there', async () => (await again.inputValue()) === 'Not sent yet');
    await ada.message('Hello Grace').waitFor();
    await ada.seesMoving('Grace');
  });

  it('has asked nobody but the server, and broken no policy', () => {
    for (const person of [ada, grace]) {
      assert.deepEqual([...person.origins], [demo.server.url]);
      assert.deepEqual(person.faults, []);
    }
  });
});
