import { expect, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AcsLeaveMenu } from '../../src/components/leave-menu/leave-menu.js';
import type { CallFact } from '../../src/contracts/call.js';
import '../../src/define/leave-menu.js';
import { connected, inCall } from '../support/in-call.js';

async function mount(...facts: readonly CallFact[]) {
  const mounted = await inCall<AcsLeaveMenu>(html`<acs-leave-menu></acs-leave-menu>`, [connected, ...facts]);
  const menu = () => mounted.element.shadowRoot!.querySelector('acs-menu')!;
  const words = () =>
    [...menu().shadowRoot!.querySelectorAll('[part="heading"], .label')].map(
      ({ textContent }) => textContent,
    );
  const focused = () => menu().shadowRoot!.activeElement?.querySelector('.label')?.textContent;
  return { ...mounted, menu, words, focused };
}

describe('acs-leave-menu', () => {
  it('is accessible, closed and open', async () => {
    const { element, menu } = await mount();
    await expect(element).to.be.accessible();
    await menu().show();
    await nextFrame();
    await expect(element).to.be.accessible();
  });

  it('ends the call only after asking, with the harmless answer first', async () => {
    const { adapter, menu, words, focused, settled } = await mount();
    await menu().show();
    expect(words()).to.deep.equal(['Leave the call', 'End the call for everyone…']);
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(adapter.requests).to.be.empty;
    expect(words()).to.deep.equal(['End the call for everyone?', 'Cancel', 'End for everyone']);
    expect(focused()).to.equal('Cancel');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(adapter.requests).to.deep.equal([{ type: 'end-for-everyone' }]);
    expect(menu().open).to.be.false;
  });

  it('forgets the question when it is closed', async () => {
    const { adapter, menu, words, settled } = await mount();
    await menu().show();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await settled();
    await sendKeys({ press: 'Enter' });
    expect(menu().open).to.be.false;
    await settled();
    await menu().show();
    expect(words()[0]).to.equal('Leave the call');
    await sendKeys({ press: 'Enter' });
    expect(adapter.requests).to.deep.equal([{ type: 'leave' }]);
  });

  it('is not shown to whom may not, nor outside the call', async () => {
    const { element, report } = await mount();
    expect(element.offsetWidth).to.be.above(0);
    await report({
      type: 'capabilities-changed',
      capabilities: [['end-for-everyone', { allowed: false, reason: 'role' }]],
    });
    expect(element.offsetWidth).to.equal(0);
    await report({ type: 'capabilities-changed', capabilities: [['end-for-everyone', { allowed: true }]] });
    expect(element.offsetWidth).to.be.above(0);
    await report({ type: 'status-changed', status: 'ended', at: 1 });
    expect(element.offsetWidth).to.equal(0);
  });
});
