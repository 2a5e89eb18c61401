import { expect, html } from '@open-wc/testing';
import type { AcsLeaveButton } from '../../src/components/leave-button/leave-button.js';
import '../../src/define/leave-button.js';
import { connected, inCall } from '../support/in-call.js';

const mount = (...facts: Parameters<typeof inCall>[1] & object) =>
  inCall<AcsLeaveButton>(html`<acs-leave-button></acs-leave-button>`, facts);

describe('acs-leave-button', () => {
  it('is accessible', async () => {
    const { element } = await mount(connected);
    await expect(element).to.be.accessible();
  });

  it('leaves', async () => {
    const { adapter, button } = await mount(connected);
    button.click();
    expect(adapter.requests).to.deep.equal([{ type: 'leave' }]);
  });

  it('stays when the request is cancelled', async () => {
    const { adapter, element, button } = await mount(connected);
    element.addEventListener('acs-request', (event) => event.preventDefault());
    button.click();
    expect(adapter.requests).to.be.empty;
  });

  it('is idle outside the call, and waits while the call ends', async () => {
    const { adapter, button, report } = await mount();
    expect(button.disabled).to.be.true;
    await report(connected, { type: 'status-changed', status: 'ending', at: 1 });
    expect(button.disabled).to.be.false;
    expect(button.ariaBusy).to.equal('true');
    button.click();
    expect(adapter.requests).to.be.empty;
  });

  it('works while I am waiting to be let in', async () => {
    const { adapter, button } = await mount({ type: 'status-changed', status: 'lobby', at: 0 });
    button.click();
    expect(adapter.requests).to.deep.equal([{ type: 'leave' }]);
  });

  it('has a menu beside it, unless it is plain', async () => {
    const { element, settled } = await mount(connected);
    const menu = () => element.shadowRoot!.querySelector('acs-leave-menu');
    expect(menu()!.offsetWidth).to.be.above(0);
    element.plain = true;
    await settled();
    expect(menu()).to.be.null;
  });
});
