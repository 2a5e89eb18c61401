import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/screen-share-button.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Screen share button' };

const story = (about: CallStory) => () => {
  const call = simulatedCall(about);
  return html`
    <acs-call-provider .call=${call}>
      <acs-screen-share-button></acs-screen-share-button>
      <acs-screen-share-button compact></acs-screen-share-button>
      <acs-screen-share-button stacked></acs-screen-share-button>
    </acs-call-provider>
  `;
};

export const Off = story({});
export const On = story({ facts: [{ type: 'screen-share-changed', change: { on: true } }] });
export const Pending = story({ facts: [{ type: 'screen-share-changed', change: { pending: true } }] });
export const Denied = story({
  facts: [{ type: 'screen-share-changed', change: { availability: 'denied' } }],
});
export const NotJoined = story({ status: 'idle' });
