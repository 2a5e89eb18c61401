import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDemo, type Demo } from './support/demo.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/person.js';

/** The words and role of what has the focus, in whatever shadow root it is. */
function focused({ page }: Person) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return '';
    const label = element.getAttribute('aria-label') ?? element.textContent;
    return `${element.localName} ${label.replace(/\s+/g, ' ').trim()}`;
  });
}

/** Presses a key until the focus is where it should be. */
async function press(person: Person, key: string, until: (focus: string) => boolean) {
  for (let count = 0; count < 40; count++) {
    if (until(await focused(person))) return;
    await person.page.keyboard.press(key);
  }
  assert.fail(`${key} never arrived; the focus is on “${await focused(person)}”`);
}

describe('a call and a chat by keyboard alone', () => {
  let demo: Demo;
  let ada: Person;
  let grace: Person;

  before(async () => {
    demo = await openDemo();
    grace = await demo.join('Grace');
    ada = await demo.arrive('Ada');
  });

  after(() => demo.close());

  it('joins', async () => {
    await ada.page.getByRole('textbox', { name: 'Your name' }).waitFor();
    await press(ada, 'Tab', (focus) => focus.startsWith('input'));
    await ada.page.keyboard.type('Ada');
    await ada.page.keyboard.press('Enter');
    await ada.button('Leave').waitFor();
    await eventually('the focus to be somewhere in the call', async () => (await focused(ada)) !== '');
    await grace.tile('Ada').waitFor();
  });

  it('reaches every control of the bar by the arrow keys, and uses them', async () => {
    await press(ada, 'Tab', (focus) => /^button .*Microphone/.test(focus));
    const seen = new Set<string>();
    for (let step = 0; step < 12; step++) {
      seen.add(await focused(ada));
      await ada.page.keyboard.press('ArrowRight');
    }
    for (const control of ['Camera', 'Share', 'hand', 'People', 'Chat', 'Leave']) {
      assert.ok(
        [...seen].some((focus) => focus.includes(control)),
        `${control} is in ${[...seen].join(' | ')}`,
      );
    }
    await press(ada, 'ArrowRight', (focus) => /hand/i.test(focus));
    await ada.page.keyboard.press('Enter');
    await eventually('Grace to see the hand', async () =>
      ((await grace.tile('Ada').getAttribute('aria-label')) ?? '').includes('hand raised'),
    );
    assert.match(await focused(ada), /hand/i);
  });

  it('opens the chat, writes, and comes back to the button by Escape', async () => {
    await press(ada, 'ArrowRight', (focus) => focus.includes('Chat'));
    await ada.page.keyboard.press('Enter');
    await eventually('the focus to be in the chat', async () => !(await focused(ada)).includes('Chat,'));
    await press(ada, 'Tab', (focus) => focus.startsWith('textarea'));
    await ada.page.keyboard.type('By keyboard alone');
    await ada.page.keyboard.press('Enter');
    await grace.openChat();
    await grace.message('By keyboard alone').waitFor();
    assert.match(await focused(ada), /^textarea/);
  });

  it('leaves, and the focus is on the last screen', async () => {
    await press(ada, 'Tab', (focus) => /^button .*(Microphone|Leave|hand|Chat)/.test(focus));
    await press(ada, 'ArrowRight', (focus) => focus.startsWith('button Leave'));
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('heading', { name: 'You left the call' }).waitFor();
    await eventually('the focus to be on the last screen', async () => (await focused(ada)) !== '');
  });
});
