import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/video-tile.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { idOf, simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Video tile' };

const width = setProperties({ 'max-width': '32rem' });

const story =
  (call: CallStory, kind: 'camera' | 'screen' = 'camera') =>
  () => html`
    <acs-call-provider .call=${simulatedCall(call)}>
      <acs-video-tile participant-id=${idOf(0)} kind=${kind} ${width}></acs-video-tile>
    </acs-call-provider>
  `;

export const Video = story({ people: 1 });
export const WithoutCamera = story({ people: 1, withoutCamera: [0] });
export const Muted = story({ people: 1, muted: [0] });
export const Speaking = story({ people: 1, speaks: [0] });
export const HandRaised = story({ people: 1, hands: [0] });
export const Pinned = story({ people: 1, pinned: [0] });
export const Screen = story({ people: 1, sharing: [0] }, 'screen');
export const Reconnecting = story({ people: [{ name: 'Ada Lovelace', state: 'reconnecting' }] });
export const OnHold = story({ people: [{ name: 'Ada Lovelace', state: 'held' }] });
export const Calling = story({ people: [{ name: 'Ada Lovelace', state: 'ringing', camera: false }] });
export const Paused = story({ people: [{ name: 'Ada Lovelace', paused: true }] });
export const Spotlit = story({ people: [{ name: 'Ada Lovelace', spotlit: true }] });
export const Guest = story({ people: [{ name: '', camera: false }] });

export const Mine = () => html`
  <acs-call-provider .call=${simulatedCall({ camera: { on: true } })}>
    <acs-video-tile ${width}></acs-video-tile>
  </acs-call-provider>
`;

export const MyScreen = () => html`
  <acs-call-provider .call=${simulatedCall({ screenShare: { on: true } })}>
    <acs-video-tile kind="screen" ${width}></acs-video-tile>
  </acs-call-provider>
`;

export const WithoutCall = () => html`<acs-video-tile ${width}></acs-video-tile>`;
