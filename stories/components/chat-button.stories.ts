import { html } from 'lit';
import '../../src/define/chat-button.js';

export default { title: 'Components/Chat button' };

const story =
  (unread: number, open = false) =>
  () => html`
    <acs-chat-button unread=${unread} ?open=${open}></acs-chat-button>
    <acs-chat-button compact unread=${unread} ?open=${open}></acs-chat-button>
    <acs-chat-button stacked unread=${unread} ?open=${open}></acs-chat-button>
  `;

export const Closed = story(0);
export const Open = story(0, true);
export const Unread = story(3);
export const ManyUnread = story(250);
