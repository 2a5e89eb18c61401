import { html } from 'lit';
import type { AcsCallGrid } from '../../src/components/call-grid/call-grid.js';
import '../../src/define/call-grid.js';
import '../../src/define/call-provider.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Call grid' };

interface Place {
  readonly width?: string;
  readonly height?: string;
  readonly layout?: AcsCallGrid['layout'];
  readonly localTile?: AcsCallGrid['localTile'];
}

const story =
  (call: CallStory, { width = '100%', height = '36rem', layout = 'auto', localTile = 'auto' }: Place = {}) =>
  () => html`
    <acs-call-provider .call=${simulatedCall({ camera: { on: true }, ...call })}>
      <acs-call-grid layout=${layout} local-tile=${localTile} ${setProperties({ width, height })}>
        <button slot="invite" type="button">Copy the link</button>
      </acs-call-grid>
    </acs-call-provider>
  `;

const phone = { width: '360px', height: '740px' };
const turnedPhone = { width: '740px', height: '360px' };

export const Alone = story({ people: 0 });
export const Two = story({ people: 1 });
export const Three = story({ people: 2, muted: [0], speaks: [1] });
export const Five = story({ people: 4, muted: [0], hands: [2, 3], withoutCamera: [3] });
export const Nine = story({ people: 8, withoutCamera: [5, 6, 7], muted: 'all' });
export const TwentyFive = story({ people: 24, withoutCamera: [6, 12] });
export const ThreeHundred = story({ people: 299, withoutCamera: 'all', muted: 'all' });
export const Share = story({ people: 5, sharing: [1], speaks: [2] });
export const SeveralShares = story({ people: 5, sharing: [1, 3] });
export const MyShare = story({ people: 3, screenShare: { on: true } });
export const Pinned = story({ people: 5, pinned: [3] });
export const Speaker = story({ people: 5, speaks: [2] }, { layout: 'speaker' });
export const WithoutMe = story({ people: 4 }, { localTile: 'hidden' });
export const Phone = story({ people: 3 }, phone);
export const PhoneWithShare = story({ people: 6, sharing: [0] }, phone);
export const TurnedPhone = story({ people: 4 }, turnedPhone);
export const Tiny = story({ people: 2 }, { width: '160px', height: '160px' });

export const WithoutCall = () => html`<acs-call-grid ${setProperties({ height: '20rem' })}></acs-call-grid>`;
