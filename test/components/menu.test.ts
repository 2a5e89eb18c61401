import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { MenuEntry } from '../../src/components/menu/menu-entry.js';
import type { AcsMenu, MenuPlacement } from '../../src/components/menu/menu.js';
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

/** In its place, and still. */
async function settled(panel: HTMLElement) {
  await waitUntil(() => panel.classList.contains('placed'));
  if (!panel.matches('.at-point, .anchored')) await waitUntil(() => panel.style.inset !== '');
  for (const animation of panel.getAnimations()) animation.finish();
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

  it('loads nothing to stand where the browser can place it', async () => {
    performance.clearResourceTimings();
    const { menu, trigger } = await mount();
    await opened(menu, () => trigger.click());
    expect(menu.shadowRoot!.querySelector('.placed'), 'at once').to.exist;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((name) => /place-panel|floating-ui/.test(name))).to.be.empty;
  });

  // Once as the browser does it and once as script does: whatever keeps the style sheet from it, this does as well.
  for (const [way, sheet] of [
    ['by the style sheet', ''],
    ['by script', 'acs-menu::part(menu) { position-area: none; position-try-fallbacks: none; margin: 0; }'],
  ] as const) {
    describe(`placed ${way}`, () => {
      const style = new CSSStyleSheet();
      before(() => {
        style.replaceSync(sheet);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
      });
      after(() => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== style);
      });

      /** The panel beside a trigger of 80 × 32 pixels at a place in the window. */
      async function placed(
        at: { readonly left: number; readonly top: number },
        options: {
          placement?: MenuPlacement;
          dir?: string;
          items?: readonly MenuEntry[];
          around?: string;
        } = {},
      ) {
        const { placement = 'bottom-start', dir = 'ltr', items = fruit, around: position = '' } = options;
        const { around, menu, trigger, panel } = await mount(items);
        around.dir = dir;
        around.style.cssText = position || 'position: fixed; inset: 0';
        menu.style.cssText = `position: absolute; left: ${at.left}px; top: ${at.top}px`;
        trigger.style.cssText = 'box-sizing: border-box; width: 80px; height: 32px';
        menu.placement = placement;
        await opened(menu, () => trigger.click());
        await settled(panel);
        return {
          menu,
          panel,
          trigger,
          to: panel.getBoundingClientRect(),
          from: trigger.getBoundingClientRect(),
        };
      }

      it('stands below its trigger, or above it, along either edge or the middle', async () => {
        const places = [
          ['bottom-start', (from, to) => [to.top - from.bottom, to.left - from.left]],
          ['bottom-end', (from, to) => [to.top - from.bottom, to.right - from.right]],
          ['bottom', (from, to) => [to.top - from.bottom, (to.left + to.right - from.left - from.right) / 2]],
        ] as readonly [MenuPlacement, (from: DOMRect, to: DOMRect) => readonly number[]][];
        for (const [placement, distances] of places) {
          const { from, to } = await placed({ left: 340, top: 20 }, { placement });
          const [gap, shift] = distances(from, to);
          expect(gap, placement).to.be.closeTo(8, 1);
          expect(shift, placement).to.be.closeTo(0, 1);
        }
        const { from, to } = await placed({ left: 340, top: innerHeight - 60 }, { placement: 'top-start' });
        expect(from.top - to.bottom).to.be.closeTo(8, 1);
        expect(to.left).to.be.closeTo(from.left, 1);
      });

      it('stands at the left of its trigger, or at the right', async () => {
        const left = await placed({ left: 400, top: 20 }, { placement: 'left-start' });
        expect(left.from.left - left.to.right).to.be.closeTo(8, 1);
        expect(left.to.top).to.be.closeTo(left.from.top, 1);
        const turned = await placed({ left: 20, top: 20 }, { placement: 'left-start' });
        expect(turned.to.left - turned.from.right).to.be.closeTo(8, 1);
      });

      it('turns over where there is no room', async () => {
        const low = await placed({ left: 100, top: innerHeight - 60 });
        expect(low.from.top - low.to.bottom).to.be.closeTo(8, 1);
        expect(low.to.left).to.be.closeTo(low.from.left, 1);
        const high = await placed({ left: 100, top: 20 }, { placement: 'top-end' });
        expect(high.to.top - high.from.bottom).to.be.closeTo(8, 1);
      });

      it('is moved along to stay inside the window', async () => {
        const { from, to } = await placed({ left: innerWidth - 90, top: 20 });
        expect(to.top - from.bottom).to.be.closeTo(8, 1);
        expect(to.right).to.be.most(innerWidth - 4);
      });

      it('begins at the other side in right-to-left text', async () => {
        const { from, to } = await placed({ left: 340, top: 20 }, { dir: 'rtl' });
        expect(to.top - from.bottom).to.be.closeTo(8, 1);
        expect(to.right).to.be.closeTo(from.right, 1);
      });

      it('stands there from inside of what is moved, contained and cut off', async () => {
        const around =
          'position: fixed; left: 0; top: 0; width: 300px; height: 80px; overflow: hidden; contain: strict; translate: 250px 60px';
        const { from, to } = await placed({ left: 20, top: 20 }, { around });
        expect(from.left).to.equal(270);
        expect(to.top - from.bottom).to.be.closeTo(8, 1);
        expect(to.left).to.be.closeTo(from.left, 1);
      });

      it('follows its trigger', async () => {
        const { menu, panel, trigger } = await placed({ left: 100, top: 20 });
        menu.style.left = '200px';
        await waitUntil(() => Math.abs(panel.getBoundingClientRect().left - 200) <= 1);
        const gap = panel.getBoundingClientRect().top - trigger.getBoundingClientRect().bottom;
        expect(gap).to.be.closeTo(8, 1);
      });

      it('scrolls a long list on the side with more room', async () => {
        const many = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, label: `Item ${index}` }));
        for (const top of [Math.round(innerHeight * 0.25), Math.round(innerHeight * 0.7)]) {
          const { from, to, panel } = await placed({ left: 340, top }, { items: many });
          if (top < innerHeight / 2) expect(to.top - from.bottom).to.be.closeTo(8, 1);
          else expect(from.top - to.bottom).to.be.closeTo(8, 1);
          expect(to.top).to.be.least(7);
          expect(to.bottom).to.be.most(innerHeight - 7);
          expect(panel.scrollHeight).to.be.above(panel.offsetHeight);
          await sendKeys({ press: 'End' });
          expect(panel.scrollTop).to.be.above(0);
        }
      });

      it('is inside a phone of 320 pixels, beside its trigger, and is placed anew when opened again', async () => {
        const { width, height } = { width: innerWidth, height: innerHeight };
        await setViewport({ width: 320, height: 560 });
        try {
          const wide = [
            { id: 'a', label: 'A camera with a name that is very long indeed, longer than a phone' },
          ];
          const { menu, trigger, panel, from, to } = await placed({ left: 120, top: 480 }, { items: wide });
          expect(to.left).to.be.least(4);
          expect(to.right).to.be.most(316);
          expect(from.top - to.bottom).to.be.closeTo(8, 1);
          menu.hide();
          menu.style.top = '20px';
          await opened(menu, () => trigger.click());
          await settled(panel);
          const gap = panel.getBoundingClientRect().top - trigger.getBoundingClientRect().bottom;
          expect(gap).to.be.closeTo(8, 1);
        } finally {
          await setViewport({ width, height });
        }
      });
    });
  }

  it('opens at a point, to the side on which text goes on', async () => {
    const { around, menu, panel } = await mount();
    around.style.cssText = 'position: fixed; translate: 50px 30px';
    for (const dir of ['ltr', 'rtl']) {
      around.dir = dir;
      await menu.show({ x: 320, y: 40 });
      await settled(panel);
      const { left, right, top } = panel.getBoundingClientRect();
      expect(dir === 'ltr' ? left : right, dir).to.be.closeTo(320, 1);
      expect(top).to.be.closeTo(40, 1);
      menu.hide();
    }
  });

  it('opens at a point inside the window, wherever it is asked to', async () => {
    const { around, menu, panel } = await mount();
    for (const dir of ['ltr', 'rtl']) {
      around.dir = dir;
      for (const [x, y] of [
        [innerWidth - 4, innerHeight - 4],
        [0, 0],
        [innerWidth, 0],
        [2, innerHeight],
      ] as const) {
        await menu.show({ x, y });
        await settled(panel);
        const { left, top, right, bottom } = panel.getBoundingClientRect();
        expect(left).to.be.least(4);
        expect(top).to.be.least(4);
        expect(right).to.be.most(innerWidth - 4);
        expect(bottom).to.be.most(innerHeight - 4);
        menu.hide();
      }
    }
  });

  it('stands beside its trigger again after it stood at a point', async () => {
    const { menu, trigger, panel } = await mount();
    await menu.show({ x: 400, y: 300 });
    menu.hide();
    await opened(menu, () => trigger.click());
    await settled(panel);
    const gap = panel.getBoundingClientRect().top - trigger.getBoundingClientRect().bottom;
    expect(gap).to.be.closeTo(8, 1);
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
