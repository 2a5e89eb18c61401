import { html } from 'lit';
import { AnnounceEvent } from '../../src/context/announce-event.js';
import '../../src/define/announcer.js';
import '../../src/define/call-provider.js';
import { simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Announcer' };

const announce = (event: Event) => event.target?.dispatchEvent(new AnnounceEvent('The button was pressed'));

/** Nothing to be seen: press the button with a screen reader running. */
export const Beside = () => html`
  <acs-call-provider .call=${simulatedCall({ people: 1 })}>
    <button @click=${announce}>Announce</button>
    <acs-announcer></acs-announcer>
  </acs-call-provider>
`;
