import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/device-menu.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Device menu' };

const story = (about: CallStory) => () => html`
  <acs-call-provider .call=${simulatedCall(about)}>
    <acs-device-menu kind="microphone"></acs-device-menu>
    <acs-device-menu kind="camera"></acs-device-menu>
  </acs-call-provider>
`;

export const Devices = story({});
export const NoDevices = story({
  facts: [{ type: 'devices-changed', change: { cameras: [], microphones: [], speakers: [] } }],
});
