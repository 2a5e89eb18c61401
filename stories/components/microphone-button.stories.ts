import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/microphone-button.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Microphone button' };

const story = (about: CallStory) => () => {
  const call = simulatedCall(about);
  return html`
    <acs-call-provider .call=${call}>
      <acs-microphone-button></acs-microphone-button>
      <acs-microphone-button compact></acs-microphone-button>
      <acs-microphone-button stacked></acs-microphone-button>
    </acs-call-provider>
  `;
};

export const Off = story({});
export const On = story({ microphone: { on: true } });
export const Pending = story({ microphone: { pending: true } });
export const Denied = story({ microphone: { availability: 'denied' } });
export const Missing = story({ microphone: { availability: 'missing' } });
export const Busy = story({ microphone: { availability: 'busy' } });
export const Unsupported = story({ microphone: { availability: 'unsupported' } });
export const Forbidden = story({ capabilities: [['set-microphone', { allowed: false, reason: 'role' }]] });

/** Outside any call. */
export const Idle = () => html`<acs-microphone-button></acs-microphone-button>`;
