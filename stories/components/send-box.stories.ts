import { html } from 'lit';
import '../../src/define/chat-provider.js';
import '../../src/define/send-box.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { type ChatStory, simulatedChat } from '../support/simulated.js';

export default { title: 'Components/Send box' };

const story = (options: ChatStory, limit = 28_000) => {
  const { chat, thread } = simulatedChat({ topic: 'Weekly stand-up', ...options });
  return html`<acs-chat-provider .chat=${chat} thread=${thread}>
    <div ${setProperties({ padding: '1rem', 'max-width': '26rem' })}>
      <acs-send-box limit=${limit}></acs-send-box>
    </div>
  </acs-chat-provider>`;
};

export const Empty = () => story({});

export const Written = () => story({ draft: 'This is nearly finished' });

export const SeveralLines = () =>
  story({ draft: 'One thing.\nAnother one.\n\nAnd a last one, which is longer.' });

export const NearTheLimit = () => story({ draft: 'There is not much room left' }, 29);

export const TooLong = () => story({ draft: 'There is no room left at all' }, 20);

export const Offline = () => story({ script: [{ do: { type: 'drop-connection', seconds: 3600 } }] });

export const Removed = () => story({ status: 'removed' });

export const Idle = () => html`<acs-send-box></acs-send-box>`;
