import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { AcsError } from '../../src/contracts/errors.js';
import type { Devices } from '../../src/contracts/devices.js';
import '../../src/define/call-provider.js';
import '../../src/define/device-picker.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';

const granted = { camera: 'granted', microphone: 'granted' } as const;
const present: Partial<Devices> = {
  cameras: [
    { id: 'front', label: 'Front camera' },
    { id: 'back', label: 'Back camera' },
  ],
  microphones: [{ id: 'mic', label: 'Microphone' }],
  speakers: [{ id: 'out', label: 'Loudspeaker' }],
  selected: { camera: 'front', microphone: 'mic', speaker: undefined },
  permission: granted,
};

async function mount(change: Partial<Devices> = present, kinds = 'camera microphone speaker') {
  const adapter = new FakeCallAdapter({ type: 'devices-changed', change });
  const provider = await fixture(html`
    <acs-call-provider .call=${createStatefulCall(adapter)}
      ><acs-device-picker kinds=${kinds}></acs-device-picker
    ></acs-call-provider>
  `);
  const element = provider.querySelector('acs-device-picker')!;
  const settle = async () => {
    await nextFrame();
    await element.updateComplete;
  };
  await settle();
  const find = (selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);
  const select = (kind: string) => element.shadowRoot!.querySelector<HTMLSelectElement>(`select#${kind}`);
  const choose = async (kind: string, id: string) => {
    const list = select(kind)!;
    list.value = id;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  };
  const text = () => element.shadowRoot!.textContent;
  return { adapter, element, settle, find, select, choose, text };
}

describe('acs-device-picker', () => {
  it('is accessible', async () => {
    const { element } = await mount();
    await expect(element).to.be.accessible();
  });

  it('is accessible where devices are denied', async () => {
    const { element } = await mount({ permission: { camera: 'denied', microphone: 'denied' } });
    await expect(element).to.be.accessible();
  });

  it('lists what there is and what is used', async () => {
    const { select } = await mount();
    expect([...select('camera')!.options].map((option) => option.text)).to.deep.equal([
      'Front camera',
      'Back camera',
    ]);
    expect(select('camera')!.value).to.equal('front');
    expect(select('speaker')!.selectedOptions[0]!.text).to.equal('System default');
  });

  it('shows the kinds that are asked for, and no unknown ones', async () => {
    const { element, select } = await mount(present, 'speaker nonsense camera');
    expect(element.shadowRoot!.querySelectorAll('[part="field"]')).to.have.length(2);
    expect(select('microphone')).to.be.null;
  });

  it('asks for the chosen device', async () => {
    const { adapter, choose } = await mount();
    await choose('camera', 'back');
    expect(adapter.requests).to.deep.equal([{ type: 'select-device', kind: 'camera', id: 'back' }]);
  });

  it('goes back to what is used when the transport refuses', async () => {
    const { adapter, choose, select } = await mount();
    adapter.answer = () => Promise.reject(new AcsError('device-busy', 'no'));
    await choose('camera', 'back');
    expect(select('camera')!.value).to.equal('front');
  });

  it('asks nothing when the request is cancelled', async () => {
    const { adapter, element, choose } = await mount();
    element.addEventListener('acs-request', (event) => event.preventDefault());
    await choose('camera', 'back');
    expect(adapter.requests).to.be.empty;
  });

  it('follows a device that is plugged in', async () => {
    const { adapter, settle, select } = await mount();
    adapter.report({
      type: 'devices-changed',
      change: {
        microphones: [...present.microphones!, { id: 'usb', label: 'USB' }],
        selected: { camera: 'front', microphone: 'usb', speaker: undefined },
      },
    });
    await settle();
    expect(select('microphone')!.value).to.equal('usb');
  });

  it('offers to ask before permission', async () => {
    const { adapter, find, text } = await mount({ cameras: [{ id: '', label: '' }] }, 'camera');
    expect(find('select')).to.be.null;
    expect(text()).to.contain('once you have allowed');
    find('[part="button"]')!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'ask-permission', camera: true, microphone: false }]);
  });

  it('says what to do where a device is denied, missing, busy or unsupported', async () => {
    const { adapter, settle, text } = await mount({
      permission: { camera: 'denied', microphone: 'granted' },
    });
    expect(text()).to.contain('blocked in your browser').and.to.contain('No microphone found');
    adapter.report({ type: 'devices-changed', change: present });
    adapter.report({ type: 'camera-changed', change: { availability: 'busy' } });
    adapter.report({ type: 'microphone-changed', change: { availability: 'unsupported' } });
    await settle();
    expect(text()).to.contain('Close that app').and.to.contain('cannot use a microphone');
  });

  it('meters the microphone while it is on', async () => {
    const { adapter, settle, find, text } = await mount();
    expect(find('acs-level-meter')).to.be.null;
    expect(text()).to.contain('Your microphone is off');
    adapter.report({ type: 'microphone-changed', change: { on: true } });
    await settle();
    expect(find('acs-level-meter')).not.to.be.null;
  });

  it('says where the browser cannot choose the speaker', async () => {
    const { find, text } = await mount({ ...present, speakers: [] }, 'speaker');
    expect(find('select')).to.be.null;
    expect(text()).to.contain('plays sound where your system does');
  });
});
