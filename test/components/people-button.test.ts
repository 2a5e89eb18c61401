import { expect, html, oneEvent } from '@open-wc/testing';
import type { AcsPeopleButton } from '../../src/components/people-button/people-button.js';
import type { PaneEvent } from '../../src/context/pane-event.js';
import '../../src/define/people-button.js';
import { connected, inCall } from '../support/in-call.js';
import { participant } from '../support/participant.js';

const mount = () =>
  inCall<AcsPeopleButton>(html`<acs-people-button compact></acs-people-button>`, [
    connected,
    { type: 'participants-changed', participants: [participant('ada'), participant('bob')], at: 0 },
  ]);

describe('acs-people-button', () => {
  it('is accessible', async () => {
    const { element } = await mount();
    await expect(element).to.be.accessible();
  });

  it('counts the people, me too', async () => {
    const { element, button, report } = await mount();
    const badge = () => element.shadowRoot!.querySelector('[part="badge"]')?.textContent;
    expect(button.ariaLabel).to.equal('People, 3 in the call');
    expect(badge()).to.equal('3');
    await report({ type: 'participants-left', ids: ['bob'], at: 1 });
    expect(button.ariaLabel).to.equal('People, 2 in the call');
    await report({ type: 'status-changed', status: 'ended', at: 2 });
    expect(button.ariaLabel).to.equal('People');
    expect(badge()).to.be.undefined;
  });

  it('asks whoever owns the pane, and shows what it is told', async () => {
    const { element, button, settled } = await mount();
    setTimeout(() => button.click());
    const event: PaneEvent = await oneEvent(element, 'acs-pane-toggle');
    expect(event.pane).to.equal('people');
    expect(event.composed && event.bubbles && event.cancelable).to.be.true;
    expect(button.ariaExpanded).to.equal('false');
    element.open = true;
    await settled();
    expect(button.ariaExpanded).to.equal('true');
  });

  it('does not render again when somebody speaks', async () => {
    const { element, report } = await mount();
    let updates = 0;
    element.addController({ hostUpdated: () => updates++ });
    await report({ type: 'speaking-changed', ids: ['ada'], at: 1 });
    expect(updates).to.equal(0);
  });
});
