import { html } from 'lit';
import '../../src/define/call-banner.js';
import '../../src/define/call-provider.js';
import { type CallStory, simulatedCall } from '../support/simulated.js';

export default { title: 'Components/Call banner' };

const story = (options: CallStory) => html`
  <acs-call-provider .call=${simulatedCall({ people: 2, ...options })}>
    <acs-call-banner></acs-call-banner>
  </acs-call-provider>
`;

export const Well = () => story({});

export const SignalLost = () =>
  story({
    status: 'reconnecting',
    connection: { signal: 'offline', attempt: 2, nextRetryAt: Date.now() + 3_600_000 },
  });

export const Retrying = () =>
  story({ status: 'reconnecting', connection: { signal: 'connecting', attempt: 1 } });

export const MediaInterrupted = () => story({ connection: { signal: 'online', media: 'interrupted' } });

export const OnHold = () => story({ status: 'held-remotely' });

export const SoundBlocked = () => story({ facts: [{ type: 'sound-blocked-changed', blocked: true }] });
