import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MenuEntry } from '../../src/components/menu/menu-entry.js';
import type { AcsMenu } from '../../src/components/menu/menu.js';
import type { SelectEvent } from '../../src/components/menu/select-event.js';
import '../../src/define/menu.js';

const fruit: readonly MenuEntry[] = [
  { id: 'apple', label: 'Apple' },
  { id: 'apricot', label: 'Apricot', detail: '3' },
  { id: 'banana', label: 'Banana', disabled: true },
  { kind: 'heading', label: 'Size' },
  { kind: 'radio', id: 'small', label: 'Small' },
  { kind: 'radio', id: 'large', label: 'Large', checked: true },
  { kind: 'separator' },
  { id: 'delete', label: 'Throw away', danger: true },
];

async function mount(items = fruit) {
  const around = await fixture<HTMLElement>(html`
    <div>
      <button id="before">Before</button>
      <acs-menu label="Fruit" .items=${items}><button slot="trigger">Fruit</button></acs-menu>
      <button id="after">After</button>
    </div>
  `);
  const menu = around.querySelector('acs-menu')!;
  await menu.updateComplete;
  const trigger = menu.querySelector('button')!;
  const panel = menu.shadowRoot!.querySelector<HTMLElement>('[part="menu"]')!;
  return { around, menu, trigger, panel };
}

async function opened(menu: AcsMenu, open: () => void | Promise<void>) {
  const event = oneEvent(menu, 'acs-open-change');
  await open();
  await event;
}

const labels = (menu: AcsMenu) =>
  [...menu.shadowRoot!.querySelectorAll('[part="item"]')].map(
    (item) => item.textContent.trim().split(/\s{2,}/)[0],
  );

const focused = (menu: AcsMenu) => menu.shadowRoot!.activeElement?.querySelector('.label')?.textContent;

describe('acs-menu', () => {
  it('is accessible, closed and open', async () => {
    const { menu, trigger } = await mount();
    await expect(menu).to.be.accessible();
    await opened(menu, () => trigger.click());
    await waitUntil(() => menu.shadowRoot!.querySelector('.placed'));
    await expect(menu).to.be.accessible();
  });

  it('tells on its trigger that there is a menu and whether it is open', async () => {
    const { menu, trigger } = await mount();
    expect(trigger.ariaHasPopup).to.equal('menu');
    expect(trigger.ariaExpanded).to.equal('false');
    await opened(menu, () => trigger.click());
    await menu.updateComplete;
    expect(trigger.ariaExpanded).to.equal('true');
    expect(menu.matches(':state(open)')).to.be.true;
  });

  it('brings a trigger of its own, named by the label', async () => {
    const menu = await fixture<AcsMenu>(html`<acs-menu label="More" .items=${fruit}></acs-menu>`);
    const trigger = menu.shadowRoot!.querySelector<HTMLElement>('[part="trigger"]')!;
    expect(trigger.ariaLabel).to.equal('More');
    expect(trigger.ariaHasPopup).to.equal('menu');
    await opened(menu, () => trigger.click());
    expect(focused(menu)).to.equal('Apple');
    menu.hide();
    expect(menu.shadowRoot!.activeElement).to.equal(trigger);
  });

  it('shows its entries in groups, with their roles', async () => {
    const { menu, trigger, panel } = await mount();
    await opened(menu, () => trigger.click());
    expect(panel.matches(':popover-open')).to.be.true;
    const roles = [...panel.querySelectorAll('[part="item"]')].map(({ role, ariaChecked }) => [
      role,
      ariaChecked,
    ]);
    expect(roles).to.deep.equal([
      ['menuitem', null],
      ['menuitem', null],
      ['menuitem', null],
      ['menuitemradio', 'false'],
      ['menuitemradio', 'true'],
      ['menuitem', null],
    ]);
    const groups = [...panel.querySelectorAll('[role="group"]')];
    expect(groups.map((group) => group.querySelectorAll('[part="item"]').length)).to.deep.equal([3, 2, 1]);
    const heading = panel.querySelector(`#${groups[1]!.getAttribute('aria-labelledby')!}`);
    expect(heading!.textContent).to.equal('Size');
  });

  it('says what was chosen, closes, and gives focus back', async () => {
    const { menu, trigger, panel } = await mount();
    await opened(menu, () => trigger.click());
    const chosen: Promise<SelectEvent> = oneEvent(menu, 'acs-select');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect((await chosen).item).to.equal(fruit[1]);
    expect(panel.matches(':popover-open')).to.be.false;
    expect(document.activeElement).to.equal(trigger);
  });

  it('stays open when the choice is cancelled, and focuses what takes the place of the items', async () => {
    const { menu, trigger } = await mount();
    menu.addEventListener('acs-select', (event) => {
      event.preventDefault();
      menu.items = [{ id: 'sure', label: 'Are you sure?' }];
    });
    await opened(menu, () => trigger.click());
    await sendKeys({ press: 'Enter' });
    await menu.updateComplete;
    expect(menu.open).to.be.true;
    expect(labels(menu)).to.deep.equal(['Are you sure?']);
    expect(focused(menu)).to.equal('Are you sure?');
  });

  it('does not choose what is disabled', async () => {
    const { menu, trigger, panel } = await mount();
    let chosen = 0;
    menu.addEventListener('acs-select', () => chosen++);
    await opened(menu, () => trigger.click());
    panel.querySelectorAll<HTMLElement>('[part="item"]')[2]!.click();
    expect(chosen).to.equal(0);
    expect(menu.open).to.be.true;
  });

  it('is walked by arrows, Home and End', async () => {
    const { menu, trigger } = await mount();
    trigger.focus();
    await opened(menu, () => sendKeys({ press: 'ArrowDown' }));
    const path = [focused(menu)];
    for (const press of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End', 'ArrowLeft', 'Home']) {
      await sendKeys({ press });
      path.push(focused(menu));
    }
    const last = 'Throw away';
    expect(path).to.deep.equal(['Apple', 'Apricot', 'Apple', last, 'Apple', last, last, 'Apple']);
  });

  it('opens at the last item by the up arrow', async () => {
    const { menu, trigger } = await mount();
    trigger.focus();
    await opened(menu, () => sendKeys({ press: 'ArrowUp' }));
    expect(focused(menu)).to.equal('Throw away');
  });

  it('is found in by first letters', async () => {
    const { menu, trigger } = await mount();
    await opened(menu, () => trigger.click());
    await sendKeys({ press: 'a' });
    expect(focused(menu), 'the next one with the letter').to.equal('Apricot');
    await sendKeys({ press: 'a' });
    expect(focused(menu), 'the same letter goes on').to.equal('Apple');
    await new Promise((done) => setTimeout(done, 750));
    await sendKeys({ press: 't' });
    await sendKeys({ press: 'h' });
    expect(focused(menu), 'a word').to.equal('Throw away');
  });

  it('closes by Escape alone, which nobody else hears', async () => {
    const { around, menu, trigger } = await mount();
    let heard = 0;
    around.addEventListener('keydown', () => heard++);
    await opened(menu, () => trigger.click());
    await sendKeys({ press: 'Escape' });
    expect(menu.open).to.be.false;
    expect(document.activeElement).to.equal(trigger);
    expect(heard).to.equal(0);
  });

  it('closes by Tab, and focus goes on from the trigger', async () => {
    const { around, menu, trigger } = await mount();
    await opened(menu, () => trigger.click());
    await sendKeys({ press: 'Tab' });
    expect(menu.open).to.be.false;
    expect(document.activeElement).to.equal(around.querySelector('#after'));
  });

  it('closes when focus goes elsewhere, and leaves it there', async () => {
    const { around, menu, trigger } = await mount();
    await opened(menu, () => trigger.click());
    const elsewhere = around.querySelector<HTMLElement>('#before')!;
    elsewhere.focus();
    expect(menu.open).to.be.false;
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('closes by a second click on its trigger', async () => {
    const { menu, trigger, panel } = await mount();
    await opened(menu, () => trigger.click());
    trigger.click();
    expect(panel.matches(':popover-open')).to.be.false;
  });

  it('stays closed when the browser has closed it for the pointer before the click', async () => {
    const { menu, trigger, panel } = await mount();
    await opened(menu, () => trigger.click());
    trigger.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    panel.hidePopover();
    trigger.click();
    await menu.updateComplete;
    expect(menu.open).to.be.false;
  });

  it('opens inside the window, wherever it is asked to', async () => {
    const { menu, panel } = await mount();
    await menu.show({ x: innerWidth - 4, y: innerHeight - 4 });
    await waitUntil(() => panel.style.inset !== '');
    const { left, top, right, bottom } = panel.getBoundingClientRect();
    expect(left).to.be.least(0);
    expect(top).to.be.least(0);
    expect(right).to.be.most(innerWidth);
    expect(bottom).to.be.most(innerHeight);
  });

  it('begins at the other side in right-to-left text', async () => {
    const { around, menu, trigger, panel } = await mount();
    around.setAttribute('dir', 'rtl');
    await opened(menu, () => trigger.click());
    await waitUntil(() => panel.style.inset !== '');
    const gap = panel.getBoundingClientRect().right - trigger.getBoundingClientRect().right;
    expect(gap).to.be.within(-1, 1);
  });

  it('scrolls a long list within the window', async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, label: `Item ${index}` }));
    const { menu, trigger, panel } = await mount(many);
    await opened(menu, () => trigger.click());
    await waitUntil(() => panel.style.inset !== '');
    expect(panel.offsetHeight).to.be.most(innerHeight);
    expect(panel.scrollHeight).to.be.above(panel.offsetHeight);
    await sendKeys({ press: 'End' });
    expect(panel.scrollTop).to.be.above(0);
  });

  it('is closed and whole when it is taken out while open and put back', async () => {
    const { around, menu, trigger, panel } = await mount();
    await opened(menu, () => trigger.click());
    menu.remove();
    expect(menu.open).to.be.false;
    around.append(menu);
    await menu.updateComplete;
    expect(trigger.ariaExpanded).to.equal('false');
    await opened(menu, () => trigger.click());
    expect(panel.matches(':popover-open')).to.be.true;
  });
});
