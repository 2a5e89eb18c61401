import { html } from 'lit';
import type { PermissionAnswer } from '../../src/contracts/devices.js';
import '../../src/define/call-provider.js';
import '../../src/define/device-picker.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { type CallStory, simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Device picker' };

const story = (options: CallStory, kinds = 'camera microphone speaker') => html`
  <acs-call-provider .call=${simulatedCall({ people: 0, ...options })}>
    <acs-device-picker kinds=${kinds} ${setProperties({ 'max-width': '22rem' })}></acs-device-picker>
  </acs-call-provider>
`;

const answered = (answer: PermissionAnswer) =>
  story({ devices: { permission: { camera: answer, microphone: answer } } });

export const Ready = () => story({ microphone: { on: true } });

export const Muted = () => story({});

export const MicrophoneOnly = () => story({}, 'microphone');

export const NotAsked = () => answered('prompt');

export const Denied = () => answered('denied');

export const DeniedBySystem = () => answered('denied-by-system');

export const Missing = () => story({ devices: { cameras: [], microphones: [], speakers: [] } });
