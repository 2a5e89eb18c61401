import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/define/call-provider.js';
import '../../src/define/microphone-button.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';

const callWith = (on: boolean) =>
  createStatefulCall(new FakeCallAdapter({ type: 'microphone-changed', change: { on } }));

const button = html`<acs-microphone-button></acs-microphone-button>`;

async function pressedIn(provider: Element): Promise<string | null> {
  await nextFrame();
  return provider.querySelector('acs-microphone-button')!.shadowRoot!.querySelector('button')!.ariaPressed;
}

describe('acs-call-provider', () => {
  it('is accessible', async () => {
    const provider = await fixture(
      html`<acs-call-provider .call=${callWith(true)}>${button}</acs-call-provider>`,
    );
    await nextFrame();
    await expect(provider).to.be.accessible();
  });

  it('gives each component the call around it, and the nearest one of two', async () => {
    const outer = await fixture(html`
      <acs-call-provider .call=${callWith(true)}>
        <acs-call-provider .call=${callWith(false)}>${button}</acs-call-provider>
        ${button}
      </acs-call-provider>
    `);
    expect(await pressedIn(outer.querySelector('acs-call-provider')!)).to.equal('false');
    outer.querySelector('acs-call-provider')!.remove();
    expect(await pressedIn(outer)).to.equal('true');
  });

  it('hands on another call when it is given one, and none when it is taken away', async () => {
    const provider = await fixture<HTMLElementTagNameMap['acs-call-provider']>(
      html`<acs-call-provider .call=${callWith(true)}>${button}</acs-call-provider>`,
    );
    expect(await pressedIn(provider)).to.equal('true');
    provider.call = callWith(false);
    expect(await pressedIn(provider)).to.equal('false');
    provider.call = undefined;
    await pressedIn(provider);
    expect(provider.querySelector('acs-microphone-button')!.shadowRoot!.querySelector('button')!.disabled).to
      .be.true;
  });

  it('gives its call to what is put in later, and closes nothing when it goes', async () => {
    const call = callWith(true);
    const provider = await fixture(html`<acs-call-provider .call=${call}></acs-call-provider>`);
    provider.append(document.createElement('acs-microphone-button'));
    expect(await pressedIn(provider)).to.equal('true');
    provider.remove();
    await call.request({ type: 'set-microphone', on: false });
    expect(call.state.microphone.on).to.be.false;
  });

  it('puts words of the page in the place of ours', async () => {
    const strings = { controls: { microphone: 'Mic' } };
    const provider = await fixture(html`
      <acs-call-provider .call=${callWith(true)} .strings=${strings}>${button}</acs-call-provider>
    `);
    await nextFrame();
    expect(provider.querySelector('acs-microphone-button')!.shadowRoot!.textContent).to.contain('Mic');
    expect(provider.querySelector('acs-microphone-button')!.shadowRoot!.textContent).not.to.contain(
      'Microphone',
    );
  });
});
