import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/participant-list.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { type CallStory, simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Participant list' };

const story = (options: CallStory) => html`
  <acs-call-provider .call=${simulatedCall(options)}>
    <acs-participant-list ${setProperties({ height: '32rem', 'max-width': '22rem' })}></acs-participant-list>
  </acs-call-provider>
`;

export const Alone = () => story({ people: 0 });

export const Few = () => story({ people: 4, muted: [0, 2], speaks: [1] });

export const RaisedHands = () => story({ people: 6, hands: [4, 2], handRaised: true });

export const Pinned = () => story({ people: 4, pinned: [1] });

export const Many = () => story({ people: 25, muted: [0, 3, 4, 8, 9], speaks: [1], sharing: [2] });

export const Thousands = () => story({ people: 2000, withoutCamera: 'all' });

export const NothingAllowed = () => story({ people: 4, can: ['join', 'leave'] });
