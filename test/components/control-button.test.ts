import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { AcsControlButton } from '../../src/components/control-button/control-button.js';
import {
  formatShortcut,
  matchesShortcut,
  resolveShortcut,
} from '../../src/components/control-button/shortcut.js';
import '../../src/define/control-button.js';

async function mount(template = html`<acs-control-button label="Record"></acs-control-button>`) {
  const element = await fixture<AcsControlButton>(template);
  const button = element.shadowRoot!.querySelector('button')!;
  const tooltip = () => element.shadowRoot!.querySelector<HTMLElement>('[part="tooltip"]');
  return { element, button, tooltip };
}

const centre = (element: Element): [number, number] => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
};

describe('acs-control-button', () => {
  afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));

  it('is accessible in each of its forms', async () => {
    for (const template of [
      html`<acs-control-button label="Record"></acs-control-button>`,
      html`<acs-control-button label="Record, 3 so far" compact badge="3"></acs-control-button>`,
      html`<acs-control-button label="Record" stacked pressed tone="active"></acs-control-button>`,
      html`<acs-control-button label="Record" help="Starts to record" tone="warned"></acs-control-button>`,
    ]) {
      const { element } = await mount(template);
      await expect(element).to.be.accessible();
    }
  });

  it('is pressed by pointer, by keyboard and by call', async () => {
    const { element, button } = await mount();
    let clicks = 0;
    element.addEventListener('click', () => clicks++);
    button.click();
    element.click();
    element.focus();
    await sendKeys({ press: 'Enter' });
    expect(clicks).to.equal(3);
    element.disabled = true;
    await element.updateComplete;
    element.click();
    expect(clicks).to.equal(3);
  });

  it('has its words as its name, or its label where they are hidden', async () => {
    const { element, button } = await mount();
    expect(button.ariaLabel).to.be.null;
    element.compact = true;
    await element.updateComplete;
    expect(button.ariaLabel).to.equal('Record');
  });

  it('keeps its label beside an icon of the page, and gives it up for words of the page', async () => {
    const { element, button } = await mount(html`
      <acs-control-button label="Record">
        <svg slot="icon" viewBox="0 0 1 1" aria-hidden="true"></svg>
      </acs-control-button>
    `);
    const seen = () => button.querySelector<HTMLElement>('.label')!.innerText.trim();
    expect(seen()).to.equal('Record');
    const words = document.createElement('b');
    words.textContent = 'Tape';
    element.append(words);
    await nextFrame();
    expect(seen()).to.equal('');
    expect(words.offsetWidth).to.be.above(0);
    await expect(element).to.be.accessible();
    words.remove();
    await nextFrame();
    expect(seen()).to.equal('Record');
  });

  it('tells what is a toggle and what is not', async () => {
    const { element, button } = await mount();
    expect(button.ariaPressed).to.be.null;
    element.pressed = false;
    await element.updateComplete;
    expect(button.ariaPressed).to.equal('false');
  });

  it('passes on that it opens a menu', async () => {
    const { element, button } = await mount();
    element.ariaHasPopup = 'menu';
    element.ariaExpanded = 'true';
    await element.updateComplete;
    expect([button.ariaHasPopup, button.ariaExpanded]).to.deep.equal(['menu', 'true']);
  });

  it('announces and shows its shortcut', async () => {
    const { button, tooltip } = await mount(
      html`<acs-control-button label="Record" shortcut="Control+Alt+R"></acs-control-button>`,
    );
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('Control+Alt+R');
    expect(tooltip()!.textContent).to.contain(formatShortcut('Control+Alt+R'));
  });

  it('needs no tool tip where the words are there and nothing is to be added', async () => {
    const { tooltip } = await mount();
    expect(tooltip()).to.be.null;
  });

  it('shows its tool tip under a resting pointer, and while the pointer is on the tool tip', async () => {
    const { button, tooltip } = await mount(
      html`<acs-control-button compact label="Record"></acs-control-button>`,
    );
    await sendMouse({ type: 'move', position: centre(button) });
    await waitUntil(() => tooltip()!.matches(':popover-open'));
    await sendMouse({ type: 'move', position: centre(tooltip()!) });
    await new Promise((done) => setTimeout(done, 100));
    expect(tooltip()!.matches(':popover-open')).to.be.true;
    await sendMouse({ type: 'move', position: [400, 400] });
    await waitUntil(() => !tooltip()!.matches(':popover-open'));
  });

  it('sends its tool tip away by Escape, wherever focus is', async () => {
    const { button, tooltip } = await mount(
      html`<acs-control-button compact label="Record"></acs-control-button>`,
    );
    await sendMouse({ type: 'move', position: centre(button) });
    await waitUntil(() => tooltip()!.matches(':popover-open'));
    await sendKeys({ press: 'Escape' });
    expect(tooltip()!.matches(':popover-open')).to.be.false;
  });

  it('shows its tool tip on keyboard focus, inside the window, until focus goes', async () => {
    const { element, tooltip } = await mount(
      html`<acs-control-button
        compact
        label="A long name that would not fit beside the edge"
      ></acs-control-button>`,
    );
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.exist;
    expect(tooltip()!.matches(':popover-open')).to.be.true;
    const { left, top } = tooltip()!.getBoundingClientRect();
    expect(left).to.be.least(0);
    expect(top).to.be.least(0);
    element.shadowRoot!.querySelector('button')!.blur();
    expect(tooltip()!.matches(':popover-open')).to.be.false;
  });

  it('leaves no tool tip behind when it is taken out', async () => {
    const { element, tooltip } = await mount(
      html`<acs-control-button compact label="Record"></acs-control-button>`,
    );
    const parent = element.parentElement!;
    await sendKeys({ press: 'Tab' });
    element.remove();
    parent.append(element);
    expect(tooltip()!.matches(':popover-open')).to.be.false;
  });
});

describe('shortcuts', () => {
  const key = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...init });

  it('are written as people know them', () => {
    expect(resolveShortcut('Mod+D', true)).to.equal('Meta+D');
    expect(resolveShortcut('Mod+D', false)).to.equal('Control+D');
    expect(formatShortcut('Mod+D', true)).to.equal('⌘D');
    expect(formatShortcut('Mod+Shift+D', false)).to.equal('Ctrl+Shift+D');
    expect(formatShortcut('Control+Meta+H', true)).to.equal('⌃⌘H');
  });

  it('match exactly their keys', () => {
    expect(matchesShortcut(key('d', { ctrlKey: true }), 'Mod+D', false)).to.be.true;
    expect(matchesShortcut(key('d', { metaKey: true }), 'Mod+D', true)).to.be.true;
    expect(matchesShortcut(key('d', { ctrlKey: true }), 'Mod+D', true)).to.be.false;
    expect(matchesShortcut(key('d'), 'Mod+D', false)).to.be.false;
    expect(matchesShortcut(key('D', { ctrlKey: true, shiftKey: true }), 'Mod+D', false)).to.be.false;
    expect(matchesShortcut(key('e', { ctrlKey: true }), 'Mod+D', false)).to.be.false;
  });

  it('match by place on keyboards of other scripts, and by letter on other layouts of ours', () => {
    expect(matchesShortcut(key('ي', { code: 'KeyD', ctrlKey: true }), 'Mod+D', false)).to.be.true;
    expect(matchesShortcut(key('e', { code: 'KeyD', ctrlKey: true }), 'Mod+D', false)).to.be.false;
  });

  it('leave AltGr to typing', () => {
    const typed = key('h', { ctrlKey: true, altKey: true, modifierAltGraph: true });
    expect(matchesShortcut(typed, 'Control+Alt+H', false)).to.be.false;
    expect(matchesShortcut(key('h', { ctrlKey: true, altKey: true }), 'Control+Alt+H', false)).to.be.true;
  });
});
