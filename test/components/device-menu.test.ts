import { expect, html, nextFrame } from '@open-wc/testing';
import type { DeviceMenuKind } from '../../src/components/device-menu/device-entries.js';
import type { AcsDeviceMenu } from '../../src/components/device-menu/device-menu.js';
import type { CallFact } from '../../src/contracts/call.js';
import type { Devices } from '../../src/contracts/devices.js';
import '../../src/define/device-menu.js';
import type { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { connected, inCall } from '../support/in-call.js';

const devices: Devices = {
  cameras: [
    { id: 'front', label: 'Front camera' },
    { id: 'back:1', label: '' },
  ],
  microphones: [
    { id: 'default', label: 'Default' },
    { id: 'headset', label: 'Headset' },
  ],
  speakers: [{ id: 'desk', label: 'Desk speaker' }],
  selected: { camera: 'back:1', microphone: undefined, speaker: 'desk' },
  permission: { camera: 'granted', microphone: 'granted' },
};

async function mount(
  kind: DeviceMenuKind,
  change: Partial<Devices> = {},
  prepare?: (adapter: FakeCallAdapter) => void,
) {
  const facts: CallFact[] = [connected, { type: 'devices-changed', change: { ...devices, ...change } }];
  const mounted = await inCall<AcsDeviceMenu>(
    html`<acs-device-menu kind=${kind}></acs-device-menu>`,
    facts,
    prepare,
  );
  const menu = mounted.element.shadowRoot!.querySelector('acs-menu')!;
  if (mounted.element.offsetWidth > 0) await menu.show();
  const items = () => [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')];
  const shown = () =>
    items().map(
      (item) => `${item.ariaChecked === 'true' ? '✓ ' : ''}${item.querySelector('.label')!.textContent}`,
    );
  return { ...mounted, menu, items, shown };
}

describe('acs-device-menu', () => {
  it('is accessible, open', async () => {
    const { element } = await mount('microphone');
    await nextFrame();
    await expect(element).to.be.accessible();
  });

  it('lists the cameras and checks the chosen one', async () => {
    const { shown } = await mount('camera');
    expect(shown()).to.deep.equal(['Front camera', '✓ Device 2']);
  });

  it('lists microphones and speakers; without a choice the first one is in use', async () => {
    const { shown } = await mount('microphone');
    expect(shown()).to.deep.equal(['✓ Default', 'Headset', '✓ Desk speaker']);
  });

  it('asks for the device that is chosen, and checks what the call reports', async () => {
    const { adapter, items, shown, menu, report } = await mount('microphone');
    items()[1]!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'select-device', kind: 'microphone', id: 'headset' }]);
    await report({
      type: 'devices-changed',
      change: { selected: { ...devices.selected, microphone: 'headset' } },
    });
    await menu.show();
    expect(shown()).to.deep.equal(['Default', '✓ Headset', '✓ Desk speaker']);
  });

  it('keeps colons in ids', async () => {
    const { adapter, items } = await mount('camera');
    items()[1]!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'select-device', kind: 'camera', id: 'back:1' }]);
  });

  it('asks for permission where devices have no names yet', async () => {
    const { adapter, items, shown } = await mount('camera', {
      cameras: [{ id: '', label: '' }],
      permission: { camera: 'prompt', microphone: 'prompt' },
    });
    expect(shown()).to.deep.equal(['Allow the camera…']);
    items()[0]!.click();
    expect(adapter.requests).to.deep.equal([{ type: 'ask-permission', camera: true, microphone: false }]);
  });

  it('says that there is none, and chooses nothing', async () => {
    const { adapter, items, shown } = await mount('microphone', { microphones: [], speakers: [] });
    expect(shown()).to.deep.equal(['No microphone found']);
    items()[0]!.click();
    expect(adapter.requests).to.be.empty;
  });

  it('shows a device that is plugged in while it is open', async () => {
    const { shown, menu, report } = await mount('camera');
    await report({
      type: 'devices-changed',
      change: { cameras: [...devices.cameras, { id: 'new', label: 'New camera' }] },
    });
    await menu.updateComplete;
    expect(shown()).to.include('New camera');
  });

  it('is not shown where the transport cannot change devices', async () => {
    const { element } = await mount('camera', {}, (adapter) => (adapter.can = new Set(['leave'])));
    expect(element.offsetWidth).to.equal(0);
  });
});
