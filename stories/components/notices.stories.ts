import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/notices.js';
import { type CallStory, simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Notices' };

const story = (options: CallStory) => html`
  <acs-call-provider .call=${simulatedCall({ people: 2, ...options })}>
    <acs-notices></acs-notices>
  </acs-call-provider>
`;

export const Information = () => story({ facts: [{ type: 'muted-by', by: 'Ada Lovelace', at: 1 }] });

export const Warning = () =>
  story({
    facts: [{ type: 'device-lost', kind: 'microphone', label: 'USB microphone', now: undefined, at: 1 }],
  });

export const Failure = () =>
  story({ failed: { request: { type: 'set-camera', on: true }, code: 'device-busy' } });

export const Several = () =>
  story({
    facts: [
      { type: 'device-lost', kind: 'microphone', label: 'USB microphone', now: undefined, at: 1 },
      { type: 'muted-by', by: 'Ada Lovelace', at: 2 },
    ],
    failed: { request: { type: 'set-screen-share', on: true }, code: 'permission-denied' },
  });

export const SpeakingWhileMuted = () => story({ facts: [{ type: 'spoke-while-muted', at: 1 }] });

export const CameraTaken = () =>
  story({ facts: [{ type: 'device-taken', kind: 'camera', label: 'Front camera', at: 1 }] });

export const MicrophoneTaken = () =>
  story({ facts: [{ type: 'device-taken', kind: 'microphone', label: 'USB microphone', at: 1 }] });

export const MicrophoneSilent = () =>
  story({ facts: [{ type: 'microphone-silent-changed', silent: true, at: 1 }] });
