import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/microphone-button.js';
import { simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Call provider' };

/** Two calls on one page: each button belongs to the provider around it. */
export const TwoCalls = () => html`
  <acs-call-provider .call=${simulatedCall({ microphone: { on: true } })}>
    <acs-microphone-button></acs-microphone-button>
  </acs-call-provider>
  <acs-call-provider .call=${simulatedCall()}>
    <acs-microphone-button></acs-microphone-button>
  </acs-call-provider>
`;

export const WithoutCall = () => html`
  <acs-call-provider><acs-microphone-button></acs-microphone-button></acs-call-provider>
`;
