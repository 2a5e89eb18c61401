import { expect, html } from '@open-wc/testing';
import type { AcsRaiseHandButton } from '../../src/components/raise-hand-button/raise-hand-button.js';
import '../../src/define/raise-hand-button.js';
import { connected, inCall } from '../support/in-call.js';

const mount = (...facts: Parameters<typeof inCall>[1] & object) =>
  inCall<AcsRaiseHandButton>(html`<acs-raise-hand-button></acs-raise-hand-button>`, facts);

describe('acs-raise-hand-button', () => {
  it('is accessible', async () => {
    const { element } = await mount(connected);
    await expect(element).to.be.accessible();
  });

  it('raises and lowers my hand, and shows what the call reports', async () => {
    const { adapter, element, button, report } = await mount(connected);
    button.click();
    expect(button.ariaPressed, 'not before the call says so').to.equal('false');
    await report({ type: 'me-changed', change: { handRaisedAt: 5 } });
    expect(button.ariaPressed).to.equal('true');
    expect(element.matches(':state(on)')).to.be.true;
    button.click();
    expect(adapter.requests).to.deep.equal([
      { type: 'set-hand', raised: true },
      { type: 'set-hand', raised: false },
    ]);
  });

  it('does nothing before the call, and says why', async () => {
    const { adapter, element, button } = await mount();
    button.click();
    expect(adapter.requests).to.be.empty;
    expect(button.ariaDisabled).to.equal('true');
    expect(element.shadowRoot!.getElementById('help')!.textContent).to.equal('Join the call first.');
  });

  it('is not shown where the transport knows no hands', async () => {
    const { element } = await inCall<AcsRaiseHandButton>(
      html`<acs-raise-hand-button></acs-raise-hand-button>`,
      [connected],
      (adapter) => (adapter.can = new Set(['leave'])),
    );
    expect(element.offsetWidth).to.equal(0);
  });
});
