import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/people-button.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/People button' };

const story = (about: CallStory, open: boolean) => () => {
  const call = simulatedCall(about);
  return html`
    <acs-call-provider .call=${call}>
      <acs-people-button ?open=${open}></acs-people-button>
      <acs-people-button compact ?open=${open}></acs-people-button>
      <acs-people-button stacked ?open=${open}></acs-people-button>
    </acs-call-provider>
  `;
};

export const Closed = story({}, false);
export const Open = story({}, true);
export const Alone = story({ people: 0 }, false);
export const Many = story({ people: 120, withoutCamera: 'all' }, false);
