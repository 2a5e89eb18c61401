import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/leave-button.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Leave button' };

const story = (about: CallStory) => () => {
  const call = simulatedCall(about);
  return html`
    <acs-call-provider .call=${call}>
      <acs-leave-button></acs-leave-button>
      <acs-leave-button compact></acs-leave-button>
      <acs-leave-button stacked></acs-leave-button>
    </acs-call-provider>
  `;
};

export const WithMenu = story({});
export const WithoutMenu = story({ can: ['join', 'leave'] });
export const Leaving = story({ status: 'ending' });
