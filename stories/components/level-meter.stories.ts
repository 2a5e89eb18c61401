import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/level-meter.js';
import { idOf, simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Level meter' };

export const Silent = () => html`<acs-level-meter></acs-level-meter>`;

export const Speaking = () => html`
  <acs-call-provider .call=${simulatedCall({ people: 1, speaks: [0] })}>
    <acs-level-meter participant-id=${idOf(0)}></acs-level-meter>
  </acs-call-provider>
`;
