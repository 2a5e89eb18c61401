import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/leave-menu.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Leave menu' };

const story = (about: CallStory) => () => html`
  <acs-call-provider .call=${simulatedCall(about)}><acs-leave-menu></acs-leave-menu></acs-call-provider>
`;

export const Allowed = story({});
