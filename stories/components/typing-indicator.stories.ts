import { html } from 'lit';
import '../../src/define/chat-provider.js';
import '../../src/define/typing-indicator.js';
import { simulatedChat } from '../support/simulated.js';

export default { title: 'Components/Typing indicator' };

const story = (typing: readonly number[]) => {
  const { chat, thread } = simulatedChat({ typing });
  return html`<acs-chat-provider .chat=${chat} thread=${thread}>
    <acs-typing-indicator></acs-typing-indicator>
  </acs-chat-provider>`;
};

export const Nobody = () => story([]);

export const One = () => story([0]);

export const Two = () => story([0, 1]);

export const Several = () => story([0, 1, 2]);
