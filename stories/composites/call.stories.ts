import { html } from 'lit';
import type { EndReason } from '../../src/contracts/call.js';
import '../../src/define/call.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { type CallStory, simulatedCall } from '../support/simulated.js';

export default { title: 'Composites/Call' };

const story = (options: CallStory, pane?: 'people' | 'settings') => html`
  <acs-call .call=${simulatedCall(options)} .pane=${pane} ${setProperties({ height: '40rem' })}></acs-call>
`;

const ended = (endReason: EndReason) => story({ status: 'ended', endReason });

export const PreJoin = () => story({ status: 'idle', name: '' });

export const Connecting = () => story({ status: 'connecting' });

export const Ringing = () => story({ status: 'ringing' });

export const Lobby = () => story({ status: 'lobby' });

export const Alone = () => story({ people: 0 });

export const Two = () => story({ people: 1, speaks: [0] });

export const Five = () => story({ people: 4, muted: [0, 2], speaks: [1], hands: [3] });

export const TwentyFive = () => story({ people: 24, speaks: [1] });

export const Sharing = () => story({ people: 4, sharing: [0] });

export const People = () => story({ people: 8, speaks: [1], hands: [5, 6] }, 'people');

export const Settings = () => story({ people: 2 }, 'settings');

export const WithChat = () => html`
  <acs-call .call=${simulatedCall({ people: 2 })} pane="chat" ${setProperties({ height: '40rem' })}>
    <strong slot="header">Weekly stand-up</strong>
    <p slot="chat">A chat goes here, such as acs-chat.</p>
  </acs-call>
`;

export const Notices = () =>
  story({
    people: 2,
    facts: [{ type: 'device-lost', kind: 'camera', label: 'Front camera', now: undefined, at: 1 }],
    failed: { request: { type: 'set-screen-share', on: true }, code: 'permission-denied' },
  });

export const Reconnecting = () =>
  story({
    people: 4,
    status: 'reconnecting',
    connection: { signal: 'offline', attempt: 2, nextRetryAt: Date.now() + 3_600_000 },
  });

export const OnHold = () => story({ people: 2, status: 'held-remotely' });

export const Left = () => ended({ code: 'left', rejoin: true });

export const Removed = () => ended({ code: 'removed', by: 'Ada Lovelace', rejoin: false });

export const EndedForEveryone = () =>
  ended({ code: 'ended-for-everyone', by: 'Ada Lovelace', rejoin: false });

export const Replaced = () => ended({ code: 'replaced', rejoin: true });

export const NetworkLost = () => ended({ code: 'network-lost', rejoin: true });

export const Full = () => ended({ code: 'failed', error: 'full', rejoin: true });

export const SignInExpired = () => ended({ code: 'failed', error: 'token-expired', rejoin: false });

export const WrongTransport = () => html`
  <acs-call transport="nonesuch" ${setProperties({ height: '40rem' })}></acs-call>
`;
