import { expect, fixture, html } from '@open-wc/testing';
import type { AcsIcon } from '../../src/components/icon/icon.js';
import { hand } from '../../src/components/icon/icons.js';
import '../../src/define/icon.js';

const path = (element: AcsIcon) => element.shadowRoot!.querySelector('path')?.getAttribute('d');

describe('acs-icon', () => {
  it('is accessible, and passed over by assistive technology', async () => {
    const element = await fixture<AcsIcon>(html`<acs-icon name="hand"></acs-icon>`);
    await expect(element).to.be.accessible();
    expect(element.shadowRoot!.querySelector('svg')!.getAttribute('aria-hidden')).to.equal('true');
  });

  it('draws the icon of its name, in the colour of the text', async () => {
    const element = await fixture<AcsIcon>(html`<acs-icon name="hand"></acs-icon>`);
    element.style.color = 'rgb(1, 2, 3)';
    expect(path(element)).to.equal(hand);
    expect(getComputedStyle(element.shadowRoot!.querySelector('svg')!).stroke).to.equal('rgb(1, 2, 3)');
  });

  it('draws nothing for a name it does not know', async () => {
    const element = await fixture<AcsIcon>(html`<acs-icon name="unheard-of"></acs-icon>`);
    expect(path(element)).to.be.undefined;
  });
});
