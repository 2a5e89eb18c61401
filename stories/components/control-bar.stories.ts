import { html } from 'lit';
import '../../src/define/call-provider.js';
import '../../src/define/control-bar.js';
import '../../src/define/icon.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { simulatedCall, type CallStory } from '../support/simulated.js';

export default { title: 'Components/Control bar' };

const story =
  (about: CallStory, pane?: 'people' | 'chat', unread = 0) =>
  () => html`
    <acs-call-provider .call=${simulatedCall(about)}>
      <acs-control-bar .pane=${pane} .unread=${unread}></acs-control-bar>
    </acs-call-provider>
  `;

const on = { on: true };

export const On = story({ microphone: on, camera: on });
export const Off = story({});
export const Sharing = story({
  microphone: on,
  camera: on,
  handRaised: true,
  facts: [{ type: 'screen-share-changed', change: on }],
});
export const ChatOpen = story({ microphone: on }, 'chat');
export const Unread = story({ microphone: on }, undefined, 12);
export const Denied = story({
  microphone: { availability: 'denied' },
  camera: { availability: 'missing' },
});
export const Attendee = story({ role: 'attendee', can: ['leave', 'set-microphone', 'set-hand'] });

/** Words stand beneath the icons whatever the room. */
export const Labelled = () => html`
  <acs-call-provider .call=${simulatedCall({ microphone: on })}>
    <acs-control-bar labels="always"></acs-control-bar>
  </acs-call-provider>
`;

/** What finds no room goes into the menu. */
export const Narrow = () => html`
  <acs-call-provider .call=${simulatedCall({ microphone: on })}>
    <acs-control-bar ${setProperties({ 'inline-size': '200px' })}></acs-control-bar>
    <acs-control-bar ${setProperties({ 'inline-size': '360px' })}></acs-control-bar>
  </acs-call-provider>
`;

/** Buttons and entries of the page's own. */
export const WithOwnButtons = () => html`
  <acs-call-provider .call=${simulatedCall({ microphone: on })}>
    <acs-control-bar .moreItems=${[{ id: 'record', label: 'Record' }]}>
      <acs-control-button compact label="Favourite">
        <acs-icon slot="icon" name="star"></acs-icon>
      </acs-control-button>
    </acs-control-bar>
  </acs-call-provider>
`;
