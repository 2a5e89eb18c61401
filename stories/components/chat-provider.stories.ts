import { html } from 'lit';
import '../../src/define/chat-provider.js';
import '../../src/define/send-box.js';
import '../../src/define/typing-indicator.js';
import { simulatedChat } from '../support/simulated.js';

export default { title: 'Components/Chat provider' };

/** Pieces of a chat, each where the page wants it: they need nothing but the provider around them. */
export const Pieces = () => {
  const { chat, thread } = simulatedChat({ typing: [0, 1] });
  return html`
    <acs-chat-provider .chat=${chat} thread=${thread}>
      <acs-typing-indicator></acs-typing-indicator>
      <acs-send-box></acs-send-box>
    </acs-chat-provider>
  `;
};

export const WithoutChat = () => html` <acs-chat-provider><acs-send-box></acs-send-box></acs-chat-provider> `;
