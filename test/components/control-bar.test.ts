import { expect, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AcsControlBar } from '../../src/components/control-bar/control-bar.js';
import type { ControlButtonElement } from '../../src/components/control-button/control-button-element.js';
import type { SelectEvent } from '../../src/components/menu/select-event.js';
import type { AnnounceEvent } from '../../src/context/announce-event.js';
import type { PaneEvent } from '../../src/context/pane-event.js';
import type { CallFact } from '../../src/contracts/call.js';
import type { FakeCallAdapter } from '../support/fake-call-adapter.js';
import '../../src/define/control-bar.js';
import { connected, inCall } from '../support/in-call.js';

const on = (thing: 'microphone' | 'camera'): CallFact => ({ type: `${thing}-changed`, change: { on: true } });

async function mount(
  width = 800,
  { facts = [connected, on('microphone')], template = html`<acs-control-bar></acs-control-bar>` } = {},
  change?: (adapter: FakeCallAdapter) => void,
) {
  const mounted = await inCall<AcsControlBar>(template, facts, change);
  const { element } = mounted;
  const root = element.shadowRoot!;
  const resize = async (to: number) => {
    element.style.inlineSize = `${to}px`;
    for (let frame = 0; frame < 3; frame++) await nextFrame();
  };
  await resize(width);
  const bar = root.querySelector<HTMLElement>('[part="bar"]')!;
  const button = (name: string) => root.querySelector<ControlButtonElement>(`[data-control="${name}"]`)!;
  const more = root.querySelector<HTMLElement>('[part="more"]')!;
  const menu = more.closest('acs-menu')!;
  const shown = () =>
    [...root.querySelectorAll<HTMLElement>('[data-control]')]
      .filter(({ offsetWidth }) => offsetWidth > 0)
      .map(({ dataset }) => dataset['control']);
  const words = () => [...menu.shadowRoot!.querySelectorAll('.label')].map(({ textContent }) => textContent);
  const focused = () => {
    const stop = root.activeElement as HTMLElement | null;
    const menu = stop?.getAttribute('data-collapse') ?? stop?.getAttribute('part');
    return stop?.dataset['control'] ?? menu?.replace('-', ' ');
  };
  return { ...mounted, root, resize, bar, button, more, menu, shown, words, focused };
}

const all = ['microphone', 'camera', 'share', 'hand', 'people', 'chat', 'leave'];

describe('acs-control-bar', () => {
  it('is accessible, wide, narrow and with its menu open', async () => {
    const { element, resize, menu } = await mount(1200);
    await expect(element).to.be.accessible();
    await resize(300);
    await expect(element).to.be.accessible();
    await menu.show();
    await nextFrame();
    await expect(element).to.be.accessible();
  });

  it('is a toolbar with a name', async () => {
    const { bar } = await mount();
    expect(bar.role).to.equal('toolbar');
    expect(bar.ariaLabel).to.equal('Call controls');
  });

  describe('as room changes', () => {
    it('shows everything where there is room', async () => {
      const { shown, more } = await mount(800);
      expect(shown()).to.deep.equal(all);
      expect(more.offsetWidth).to.equal(0);
    });

    it('fits from 160 pixels on, and always keeps the microphone and leaving', async () => {
      const { bar, element, resize, shown, button, more } = await mount();
      for (const width of [160, 200, 260, 320, 360, 420, 500, 640, 960, 1300, 3840]) {
        await resize(width);
        expect(bar.offsetWidth, `${width}`).to.be.most(element.clientWidth);
        expect(shown(), `${width}`).to.include.members(['microphone', 'leave']);
        const { width: size, height } = button('microphone')
          .shadowRoot!.querySelector('button')!
          .getBoundingClientRect();
        expect(Math.min(size, height), `${width}`).to.be.least(40);
        const missing = all.length > shown().length;
        if (missing) expect(more.offsetWidth, `${width}`).to.be.above(0);
      }
      expect(shown()).to.deep.equal(all);
    });

    it('puts what it hides into its menu, where it still works', async () => {
      const { adapter, button, menu, resize, words, settled } = await mount();
      await resize(160);
      await menu.show();
      expect(words()).to.include.members([
        'Camera',
        'Share screen',
        'Raise hand',
        'Chat',
        'People, 1 in the call',
      ]);
      const camera = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')].find(
        ({ dataset }) => dataset['id'] === 'camera',
      )!;
      expect(camera.role).to.equal('menuitemcheckbox');
      camera.click();
      await settled();
      expect(adapter.requests).to.deep.equal([{ type: 'set-camera', on: true }]);
      expect(button('camera').matches(':state(on)')).to.be.true;
    });

    it('chooses devices and ends the call from there, too', async () => {
      const { adapter, menu, words, settled } = await mount(160, {
        facts: [
          connected,
          { type: 'devices-changed', change: { cameras: [{ id: 'front', label: 'Front camera' }] } },
        ],
      });
      const items = () => [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')];
      const item = (id: string) => items().find(({ dataset }) => dataset['id'] === id)!;
      await menu.show();
      item('camera:front').click();
      await settled();
      await menu.show();
      item('end').click();
      await settled();
      expect(words()).to.deep.equal(['Cancel', 'End for everyone']);
      item('confirm-end').click();
      expect(adapter.requests).to.deep.equal([
        { type: 'select-device', kind: 'camera', id: 'front' },
        { type: 'end-for-everyone' },
      ]);
    });

    it('moves focus to the menu when the focused button is hidden', async () => {
      const { button, resize, focused } = await mount(800);
      button('people').focus();
      await resize(200);
      expect(focused()).to.equal('more');
    });

    it('writes words beneath the icons where there is room, or as it is told', async () => {
      const { element, resize, button, settled } = await mount(1200);
      expect(button('hand').stacked).to.be.true;
      await resize(700);
      expect(button('hand').compact).to.be.true;
      element.labels = 'always';
      await settled();
      expect(button('hand').stacked).to.be.true;
      element.labels = 'never';
      await resize(1200);
      expect(button('hand').compact).to.be.true;
    });

    it('makes room when a button appears', async () => {
      const { element, bar, root, settled } = await mount(480);
      const hidden = () => root.querySelectorAll('[data-collapse][data-collapsed]').length;
      const before = hidden();
      element.append(document.createElement('button'), document.createElement('button'));
      for (const own of element.querySelectorAll('button')) own.textContent = 'Mine';
      await settled();
      await nextFrame();
      expect(bar.offsetWidth).to.be.most(element.clientWidth);
      expect(hidden()).to.be.above(before);
    });

    it('fits again after it was elsewhere', async () => {
      const { element, shown, resize } = await mount(800);
      const parent = element.parentElement!;
      element.remove();
      element.style.inlineSize = '220px';
      parent.append(element);
      for (let frame = 0; frame < 3; frame++) await nextFrame();
      expect(shown()).to.deep.equal(['microphone', 'camera', 'leave']);
      await resize(800);
      expect(shown()).to.deep.equal(all);
    });
  });

  describe('by keyboard', () => {
    it('is one tab stop, and remembers where it was', async () => {
      const { element, focused } = await mount();
      const before = document.createElement('button');
      const after = document.createElement('button');
      element.parentElement!.before(before);
      element.parentElement!.after(after);
      before.focus();
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal('microphone');
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement).to.equal(after);
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      expect(focused()).to.equal('microphone menu');
      before.remove();
      after.remove();
    });

    it('goes from button to button by arrows, around the ends, and by Home and End', async () => {
      const { button, focused } = await mount();
      button('microphone').focus();
      const path = [];
      for (const press of [
        'ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'End',
        'ArrowRight',
        'ArrowLeft',
      ]) {
        await sendKeys({ press });
        path.push(focused());
      }
      expect(path).to.deep.equal([
        'microphone menu',
        'camera',
        'camera menu',
        'share',
        'leave menu',
        'microphone',
        'leave menu',
      ]);
    });

    it('follows the direction of the text', async () => {
      const { element, button, focused } = await mount();
      element.dir = 'rtl';
      button('hand').focus();
      await sendKeys({ press: 'ArrowLeft' });
      expect(focused()).to.equal('people');
    });

    it('takes in buttons of the page, and leaves text fields their arrows', async () => {
      const { element, focused, button } = await mount(800, {
        template: html`<acs-control-bar>
          <button>Mine</button><input aria-label="Say" value="ab" />
        </acs-control-bar>`,
      });
      button('chat').focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(document.activeElement).to.equal(element.querySelector('button'));
      await sendKeys({ press: 'ArrowRight' });
      expect(document.activeElement).to.equal(element.querySelector('input'));
      await sendKeys({ press: 'ArrowRight' });
      expect(document.activeElement).to.equal(element.querySelector('input'));
      expect(focused()).to.be.undefined;
    });

    it('leaves the arrows of an open menu to the menu', async () => {
      const { root } = await mount();
      const menu = root.querySelector('acs-device-menu')!.shadowRoot!.querySelector('acs-menu')!;
      await menu.show();
      await sendKeys({ press: 'ArrowRight' });
      expect(menu.open).to.be.true;
    });
  });

  describe('shortcuts', () => {
    const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', {
        key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      });
      target.dispatchEvent(event);
      return event;
    };
    const mod = /Mac|iP/.test(navigator.platform) ? { metaKey: true } : { ctrlKey: true };

    it('work while focus is nowhere or in the call, and say what they have done', async () => {
      const { adapter, element } = await mount();
      const said: Promise<AnnounceEvent> = oneEvent(element, 'acs-announce');
      expect(press('d', document.body, mod).defaultPrevented).to.be.true;
      expect((await said).text).to.equal('Microphone off');
      press('e', element.parentElement!, mod);
      expect(adapter.requests).to.deep.equal([
        { type: 'set-microphone', on: false },
        { type: 'set-camera', on: true },
      ]);
    });

    it('leave the page its keys where it has focus in something of its own', async () => {
      const { adapter } = await mount();
      const field = document.createElement('input');
      document.body.append(field);
      expect(press('d', field, mod).defaultPrevented).to.be.false;
      field.remove();
      expect(adapter.requests).to.be.empty;
    });

    it('are of the first call where nothing has focus, and of the focused one where something has', async () => {
      const first = await mount();
      const second = await mount();
      press('d', document.body, mod);
      press('e', second.element, mod);
      expect(first.adapter.requests).to.deep.equal([{ type: 'set-microphone', on: false }]);
      expect(second.adapter.requests).to.deep.equal([{ type: 'set-camera', on: true }]);
    });

    it('are shown on the buttons, can be changed, and taken away one by one or all', async () => {
      const { adapter, element, button, settled } = await mount();
      const shown = () =>
        button('microphone').shadowRoot!.querySelector('button')!.getAttribute('aria-keyshortcuts');
      expect(shown()).to.equal(mod.metaKey ? 'Meta+D' : 'Control+D');
      element.shortcuts = { microphone: 'Alt+M', camera: false };
      await settled();
      expect(shown()).to.equal('Alt+M');
      press('d', document.body, mod);
      press('e', document.body, mod);
      expect(adapter.requests).to.be.empty;
      press('m', document.body, { altKey: true });
      expect(adapter.requests).to.deep.equal([{ type: 'set-microphone', on: false }]);
      element.setAttribute('shortcuts', 'off');
      await settled();
      expect(shown()).to.be.null;
      press('m', document.body, { altKey: true });
      expect(adapter.requests).to.have.length(1);
    });

    it('ignore keys that are held down, or that somebody else has taken', async () => {
      const { adapter } = await mount();
      press('d', document.body, { ...mod, repeat: true });
      document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
      press('d', document.body, mod);
      expect(adapter.requests).to.be.empty;
    });

    it('reach a button that found no room', async () => {
      const { adapter, shown } = await mount(160);
      expect(shown()).not.to.include('camera');
      press('e', document.body, mod);
      expect(adapter.requests).to.deep.equal([{ type: 'set-camera', on: true }]);
    });

    it('leave keys to the page for what the transport cannot do', async () => {
      await mount(800, {}, (adapter) => (adapter.can = new Set(['leave', 'set-microphone'])));
      expect(press('e', document.body, mod).defaultPrevented).to.be.false;
    });

    it('stop when the bar leaves the page', async () => {
      const { adapter, element } = await mount();
      element.remove();
      expect(press('d', document.body, mod).defaultPrevented).to.be.false;
      expect(adapter.requests).to.be.empty;
    });
  });

  it('shows only the panes that there are, and which one is open', async () => {
    const { element, button, shown, settled } = await mount();
    element.pane = 'chat';
    element.unread = 4;
    await settled();
    const chat = button('chat').shadowRoot!.querySelector('button')!;
    expect(chat.ariaExpanded).to.equal('true');
    expect(chat.ariaLabel).to.equal('Chat, 4 unread messages');
    element.setAttribute('panes', 'people');
    await settled();
    expect(shown()).to.include('people').and.not.include('chat');
    setTimeout(() => button('people').click());
    const event: PaneEvent = await oneEvent(element, 'acs-pane-toggle');
    expect(event.pane).to.equal('people');
  });

  it('hides what the transport cannot do', async () => {
    const { shown, root } = await mount(
      800,
      {},
      (adapter) => (adapter.can = new Set(['leave', 'set-microphone'])),
    );
    expect(shown()).to.deep.equal(['microphone', 'people', 'chat', 'leave']);
    expect(root.querySelector('acs-device-menu')!.offsetWidth).to.equal(0);
  });

  it('has entries of the page in its menu, and tells of those only', async () => {
    const { element, menu, more, settled } = await mount(800);
    element.moreItems = [{ id: 'record', label: 'Record' }];
    await settled();
    expect(more.offsetWidth).to.be.above(0);
    await menu.show();
    const chosen: Promise<SelectEvent> = oneEvent(element, 'acs-select');
    await sendKeys({ press: 'Enter' });
    expect((await chosen).item.id).to.equal('record');
  });

  it('is idle outside any call', async () => {
    const { button } = await mount(800, { facts: [] });
    expect(button('leave').shadowRoot!.querySelector('button')!.disabled).to.be.true;
  });
});
