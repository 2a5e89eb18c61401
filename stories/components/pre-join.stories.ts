import { html } from 'lit';
import type { PermissionAnswer } from '../../src/contracts/devices.js';
import '../../src/define/call-provider.js';
import '../../src/define/pre-join.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { type CallStory, simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Pre-join' };

const story = (options: CallStory, microphone = 'on', camera = 'on') => html`
  <acs-call-provider .call=${simulatedCall({ status: 'idle', name: '', people: 0, ...options })}>
    <acs-pre-join
      room="Weekly stand-up"
      microphone=${microphone}
      camera=${camera}
      ${setProperties({ height: '40rem' })}
    ></acs-pre-join>
  </acs-call-provider>
`;

const answered = (camera: PermissionAnswer, microphone = camera) =>
  story({ devices: { permission: { camera, microphone } } });

export const Ready = () => story({ name: 'Robin' });

export const Nameless = () => story({});

export const Off = () => story({ name: 'Robin' }, 'off', 'off');

export const NotAsked = () => answered('prompt');

export const Asking = () => answered('asking');

export const Denied = () => answered('denied');

export const CameraDenied = () => answered('denied', 'granted');

export const DeniedBySystem = () => answered('denied-by-system');

export const Missing = () => story({ devices: { cameras: [], microphones: [], speakers: [] } });

export const Failed = () =>
  story({ name: 'Robin', failed: { request: { type: 'join', name: 'Robin' }, code: 'unreachable' } });

export const Named = () => html`
  <acs-call-provider .call=${simulatedCall({ status: 'idle', people: 0 })}>
    <acs-pre-join display-name="Ada Lovelace" ${setProperties({ height: '40rem' })}></acs-pre-join>
  </acs-call-provider>
`;
