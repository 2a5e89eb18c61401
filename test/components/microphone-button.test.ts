import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import type { AcsMicrophoneButton } from '../../src/components/microphone-button/microphone-button.js';
import type { RequestEvent } from '../../src/context/request-event.js';
import '../../src/define/call-provider.js';
import '../../src/define/microphone-button.js';
import { AcsError } from '../../src/contracts/errors.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { participant } from '../support/participant.js';

async function mount(adapter = new FakeCallAdapter()) {
  const call = createStatefulCall(adapter);
  const provider = await fixture(html`
    <acs-call-provider .call=${call}><acs-microphone-button></acs-microphone-button></acs-call-provider>
  `);
  const element = provider.querySelector('acs-microphone-button')!;
  await element.updateComplete;
  const button = element.shadowRoot!.querySelector('button')!;
  return { adapter, call, element, button };
}

async function settled(element: AcsMicrophoneButton) {
  await nextFrame();
  await element.updateComplete;
}

describe('acs-microphone-button', () => {
  it('is accessible', async () => {
    const { element } = await mount();
    await expect(element).to.be.accessible();
  });

  it('is an idle button outside any call', async () => {
    const element = await fixture(html`<acs-microphone-button></acs-microphone-button>`);
    expect(element.shadowRoot!.querySelector('button')!.disabled).to.be.true;
  });

  it('asks for the microphone and shows what the call reports', async () => {
    const { adapter, element, button } = await mount();
    button.click();
    await settled(element);
    expect(adapter.requests).to.deep.equal([{ type: 'set-microphone', on: true }]);
    expect(button.ariaPressed).to.equal('true');
    expect(element.matches(':state(on)')).to.be.true;
  });

  it('asks nothing when the request is cancelled', async () => {
    const { adapter, element, button } = await mount();
    element.addEventListener('acs-request', (event) => event.preventDefault());
    setTimeout(() => button.click());
    const event: RequestEvent = await oneEvent(element, 'acs-request');
    expect(event.request).to.deep.equal({ type: 'set-microphone', on: true });
    expect(adapter.requests).to.be.empty;
  });

  it('waits for the answer before it asks again', async () => {
    const { adapter, element, button } = await mount();
    adapter.answer = () => new Promise(() => {});
    button.click();
    await settled(element);
    button.click();
    expect(adapter.requests).to.have.length(1);
    expect(button.ariaBusy).to.equal('true');
  });

  it('stays as it was when the transport refuses', async () => {
    const { adapter, call, element, button } = await mount();
    adapter.answer = () => Promise.reject(new AcsError('forbidden', 'no'));
    button.click();
    await settled(element);
    expect(button.ariaPressed).to.equal('false');
    expect(button.ariaBusy).to.equal('false');
    expect(call.state.failure?.code).to.equal('forbidden');
  });

  it('does not render again for someone else', async () => {
    const { adapter, element } = await mount();
    let updates = 0;
    element.addController({ hostUpdated: () => updates++ });
    adapter.report({ type: 'participants-changed', participants: [participant('ada')], at: 0 });
    await settled(element);
    expect(updates).to.equal(0);
  });

  it('stops listening when it leaves and catches up when it returns', async () => {
    const { adapter, element, button } = await mount();
    const parent = element.parentElement!;
    element.remove();
    adapter.report({ type: 'microphone-changed', change: { on: true } });
    await settled(element);
    expect(button.ariaPressed).to.equal('false');
    parent.append(element);
    await settled(element);
    expect(button.ariaPressed).to.equal('true');
  });
});
