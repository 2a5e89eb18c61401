import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/camera-button.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Camera button' };

const story = (about: CallStory) => () => {
  const call = simulatedCall(about);
  return html`
    <acs-call-provider .call=${call}>
      <acs-camera-button></acs-camera-button>
      <acs-camera-button compact></acs-camera-button>
      <acs-camera-button stacked></acs-camera-button>
    </acs-call-provider>
  `;
};

export const Off = story({});
export const On = story({ camera: { on: true } });
export const Pending = story({ camera: { pending: true } });
export const Denied = story({ camera: { availability: 'denied' } });
export const Missing = story({ camera: { availability: 'missing' } });
export const Busy = story({ camera: { availability: 'busy' } });
export const Unsupported = story({ camera: { availability: 'unsupported' } });
export const Forbidden = story({ capabilities: [['set-camera', { allowed: false, reason: 'role' }]] });

/** Outside any call. */
export const Idle = () => html`<acs-camera-button></acs-camera-button>`;
