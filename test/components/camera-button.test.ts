import { expect, html, oneEvent } from '@open-wc/testing';
import type { AcsCameraButton } from '../../src/components/camera-button/camera-button.js';
import type { AnnounceEvent } from '../../src/context/announce-event.js';
import type { CallFact } from '../../src/contracts/call.js';
import type { FakeCallAdapter } from '../support/fake-call-adapter.js';
import '../../src/define/camera-button.js';
import { connected, inCall } from '../support/in-call.js';

const mount = (facts: readonly CallFact[] = [connected], change?: (adapter: FakeCallAdapter) => void) =>
  inCall<AcsCameraButton>(html`<acs-camera-button></acs-camera-button>`, facts, change);

const availability = (value: 'denied' | 'missing' | 'busy' | 'unsupported'): CallFact => ({
  type: 'camera-changed',
  change: { availability: value },
});

const described = (button: HTMLElement) =>
  (button.getRootNode() as ShadowRoot).getElementById(button.getAttribute('aria-describedby') ?? '')
    ?.textContent;

describe('acs-camera-button', () => {
  it('is accessible, on, off and blocked', async () => {
    const { element, report } = await mount();
    await expect(element).to.be.accessible();
    await report({ type: 'camera-changed', change: { on: true } });
    await expect(element).to.be.accessible();
    await report(availability('denied'));
    await expect(element).to.be.accessible();
  });

  it('asks for the camera and shows what the call reports', async () => {
    const { adapter, element, button, settled } = await mount();
    expect(button.ariaPressed).to.equal('false');
    expect(described(button)).to.equal('Turn on your camera');
    button.click();
    await settled();
    expect(adapter.requests).to.deep.equal([{ type: 'set-camera', on: true }]);
    expect(button.ariaPressed).to.equal('true');
    expect(described(button)).to.equal('Turn off your camera');
    expect(element.matches(':state(on)')).to.be.true;
  });

  it('asks for permission again where the camera is blocked, then turns it on', async () => {
    const { adapter, button, settled } = await mount([connected, availability('denied')]);
    adapter.answer = (request) => {
      if (request.type === 'ask-permission') {
        adapter.report({ type: 'camera-changed', change: { availability: 'available' } });
      }
      return Promise.resolve();
    };
    expect(button.ariaLabel).to.equal('Camera: blocked');
    button.click();
    await settled();
    expect(adapter.requests).to.deep.equal([
      { type: 'ask-permission', camera: true, microphone: false },
      { type: 'set-camera', on: true },
    ]);
    expect(button.ariaPressed).to.equal('true');
  });

  it('says what to do where it is still blocked', async () => {
    const { adapter, element, button } = await mount([connected, availability('denied')]);
    setTimeout(() => button.click());
    const event: AnnounceEvent = await oneEvent(element, 'acs-announce');
    expect(event.text).to.equal(described(button));
    expect(adapter.requests).to.have.length(1);
  });

  it('tells a refusal of the system from one of the browser', async () => {
    const { button, report } = await mount([connected, availability('denied')]);
    const before = described(button);
    await report({
      type: 'devices-changed',
      change: { permission: { camera: 'denied-by-system', microphone: 'prompt' } },
    });
    expect(described(button)).to.contain('system settings').and.not.equal(before);
  });

  it('stays focusable and says why where there is no camera', async () => {
    const { adapter, element, button } = await mount([connected, availability('missing')]);
    expect(button.ariaLabel).to.equal('Camera: none found');
    expect(button.disabled).to.be.false;
    expect(button.ariaDisabled).to.equal('true');
    element.focus();
    expect(element.shadowRoot!.activeElement).to.equal(button);
    button.click();
    expect(adapter.requests).to.be.empty;
  });

  it('can be tried again where another program uses the camera', async () => {
    const { adapter, button } = await mount([connected, availability('busy')]);
    button.click();
    expect(adapter.requests).to.deep.equal([{ type: 'set-camera', on: true }]);
  });

  it('explains what my role forbids, but lets me turn off what is on', async () => {
    const { adapter, button, report } = await mount();
    await report({
      type: 'capabilities-changed',
      capabilities: [['set-camera', { allowed: false, reason: 'role' }]],
    });
    expect(described(button)).to.equal('You are not allowed to do this here.');
    button.click();
    expect(adapter.requests).to.be.empty;
    await report({ type: 'camera-changed', change: { on: true } });
    button.click();
    expect(adapter.requests).to.deep.equal([{ type: 'set-camera', on: false }]);
  });

  it('waits while the browser asks', async () => {
    const { adapter, button, report } = await mount();
    await report({
      type: 'devices-changed',
      change: { permission: { camera: 'asking', microphone: 'prompt' } },
    });
    expect(button.ariaBusy).to.equal('true');
    button.click();
    expect(adapter.requests).to.be.empty;
  });

  it('is not shown where the transport has no cameras', async () => {
    const { element } = await mount([connected], (adapter) => (adapter.can = new Set(['leave'])));
    expect(element.offsetWidth).to.equal(0);
  });
});
