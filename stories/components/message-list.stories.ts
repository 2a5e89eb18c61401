import { html } from 'lit';
import '../../src/define/chat-provider.js';
import '../../src/define/message-list.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { type ChatStory, simulatedChat } from '../support/simulated.js';

export default { title: 'Components/Message list' };

const story = (options: ChatStory) => {
  const { chat, thread } = simulatedChat(options);
  return html`<acs-chat-provider .chat=${chat} thread=${thread}>
    <div ${setProperties({ display: 'grid', height: '32rem', 'max-width': '26rem' })}>
      <acs-message-list></acs-message-list>
    </div>
  </acs-chat-provider>`;
};

export const Opening = () => story({ status: 'opening' });

export const Empty = () => story({ messages: 0 });

export const Short = () => story({ messages: 4 });

export const Long = () => story({ messages: 2000 });

export const Failed = () => story({ status: 'failed', code: 'internal' });

export const Gap = () => {
  const { chat, thread } = simulatedChat({
    messages: 20,
    script: [
      { do: { type: 'drop-connection', seconds: 0.2 } },
      ...Array.from({ length: 120 }, (_, index) => ({
        do: { type: 'write', who: 0, text: `While you were away ${index + 1}`, seconds: 0 } as const,
      })),
    ],
  });
  return html`<acs-chat-provider .chat=${chat} thread=${thread}>
    <div ${setProperties({ display: 'grid', height: '32rem', 'max-width': '26rem' })}>
      <acs-message-list></acs-message-list>
    </div>
  </acs-chat-provider>`;
};
