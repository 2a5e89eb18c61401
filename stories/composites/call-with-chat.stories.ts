import { html, nothing } from 'lit';
import type { CallPane } from '../../src/composites/call/pane-controller.js';
import '../../src/define/call-with-chat.js';
import { type CallStory, simulatedCall, simulatedChat } from '../support/simulated.js';

export default { title: 'Composites/Call with chat' };

const story = (options: CallStory, pane?: CallPane) => {
  const { chat, thread } = simulatedChat({ topic: 'Weekly stand-up' });
  const call = simulatedCall(options);
  return html`<acs-call-with-chat
    .call=${call}
    .chat=${chat}
    thread=${thread}
    pane=${pane ?? nothing}
  ></acs-call-with-chat>`;
};

export const Alone = () => story({ people: 0 }, 'chat');

export const Chatting = () => story({ people: 3 }, 'chat');

export const ChatClosed = () => story({ people: 3 });
