import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/raise-hand-button.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Raise hand button' };

const story = (about: CallStory) => () => {
  const call = simulatedCall(about);
  return html`
    <acs-call-provider .call=${call}>
      <acs-raise-hand-button></acs-raise-hand-button>
      <acs-raise-hand-button compact></acs-raise-hand-button>
      <acs-raise-hand-button stacked></acs-raise-hand-button>
    </acs-call-provider>
  `;
};

export const Lowered = story({});
export const Raised = story({ handRaised: true });
export const Forbidden = story({ capabilities: [['set-hand', { allowed: false, reason: 'role' }]] });
export const NotJoined = story({ status: 'idle' });
