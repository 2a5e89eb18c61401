import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { AcsChatButton } from '../../src/components/chat-button/chat-button.js';
import type { PaneEvent } from '../../src/context/pane-event.js';
import '../../src/define/chat-button.js';

async function mount(template = html`<acs-chat-button compact></acs-chat-button>`) {
  const element = await fixture<AcsChatButton>(template);
  const button = element.shadowRoot!.querySelector('button')!;
  const badge = () => element.shadowRoot!.querySelector('[part="badge"]')?.textContent;
  return { element, button, badge };
}

describe('acs-chat-button', () => {
  it('is accessible', async () => {
    const { element } = await mount(html`<acs-chat-button unread="3"></acs-chat-button>`);
    await expect(element).to.be.accessible();
  });

  it('counts unread messages, for eyes and for ears', async () => {
    const { element, button, badge } = await mount();
    expect(button.ariaLabel).to.equal('Chat');
    expect(badge()).to.be.undefined;
    for (const [unread, shown, name] of [
      [1, '1', 'Chat, 1 unread message'],
      [12, '12', 'Chat, 12 unread messages'],
      [250, '99+', 'Chat, 99+ unread messages'],
    ] as const) {
      element.unread = unread;
      await element.updateComplete;
      expect(badge()).to.equal(shown);
      expect(button.ariaLabel).to.equal(name);
      await expect(element).to.be.accessible();
    }
  });

  it('asks whoever owns the pane, and shows what it is told', async () => {
    const { element, button } = await mount();
    setTimeout(() => button.click());
    const event: PaneEvent = await oneEvent(element, 'acs-pane-toggle');
    expect(event.pane).to.equal('chat');
    expect(button.ariaExpanded).to.equal('false');
    element.open = true;
    await element.updateComplete;
    expect(button.ariaExpanded).to.equal('true');
  });
});
