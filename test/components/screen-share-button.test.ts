import { expect, html } from '@open-wc/testing';
import type { AcsScreenShareButton } from '../../src/components/screen-share-button/screen-share-button.js';
import '../../src/define/screen-share-button.js';
import { connected, inCall } from '../support/in-call.js';

const template = html`<acs-screen-share-button></acs-screen-share-button>`;
const mount = (...facts: Parameters<typeof inCall>[1] & object) =>
  inCall<AcsScreenShareButton>(template, facts);

describe('acs-screen-share-button', () => {
  it('is accessible', async () => {
    const { element } = await mount(connected);
    await expect(element).to.be.accessible();
  });

  it('starts and stops sharing', async () => {
    const { adapter, button, settled } = await mount(connected);
    button.click();
    await settled();
    expect(button.ariaPressed).to.equal('true');
    button.click();
    await settled();
    expect(button.ariaPressed).to.equal('false');
    expect(adapter.requests).to.deep.equal([
      { type: 'set-screen-share', on: true },
      { type: 'set-screen-share', on: false },
    ]);
  });

  it('asks once while the browser lets me choose', async () => {
    const { adapter, button, settled } = await mount(connected);
    adapter.answer = () => new Promise(() => {});
    button.click();
    await settled();
    button.click();
    expect(button.ariaBusy).to.equal('true');
    expect(adapter.requests).to.have.length(1);
  });

  it('is not shown where the browser cannot share', async () => {
    const { element, report } = await mount(connected);
    expect(element.offsetWidth).to.be.above(0);
    await report({ type: 'screen-share-changed', change: { availability: 'unsupported' } });
    expect(element.offsetWidth).to.equal(0);
  });

  it('waits for the call', async () => {
    const { adapter, button, report } = await mount();
    expect(button.ariaDisabled).to.equal('true');
    button.click();
    expect(adapter.requests).to.be.empty;
    await report(connected);
    expect(button.ariaDisabled).to.be.null;
  });
});
