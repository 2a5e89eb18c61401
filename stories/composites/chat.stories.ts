import { html } from 'lit';
import type { HistoryMessage } from '../../src/adapters/simulated/history.js';
import '../../src/define/chat.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { type ChatStory, simulatedChat } from '../support/simulated.js';

export default { title: 'Composites/Chat' };

const conversation: readonly HistoryMessage[] = [
  { from: 0, text: 'Good morning! Are we still on for ten?', minutesAgo: 1500 },
  { from: 'me', text: 'Yes, same link as always.', minutesAgo: 1498 },
  { from: 1, text: 'The new build is up: https://example.com/builds/2481?branch=main', minutesAgo: 96 },
  { from: 1, text: 'I only changed how the grid packs its tiles.', minutesAgo: 95 },
  { from: 1, text: 'Everything else is as it was.', minutesAgo: 95 },
  { from: 0, text: '🎉👏', minutesAgo: 90 },
  { from: 'me', text: 'Lovely, I will have a look before the review.', minutesAgo: 44 },
  { from: 'me', text: 'It is much steadier now, thank you!', minutesAgo: 43, edited: true },
  { from: 2, text: '', minutesAgo: 40, deleted: true },
  {
    from: 2,
    text: 'One thing I noticed while I was testing it on a small phone in landscape: the filmstrip covers the captions when somebody shares a screen, and the only way to read them is to turn the phone around.\n\nNot urgent, but we should not forget it.',
    minutesAgo: 12,
  },
  { from: 6, text: 'صباح الخير! سأنضم بعد خمس دقائق، ابدأوا من دوني.', minutesAgo: 8 },
  { from: 'me', text: 'No rush, ليلى. We will keep your seat warm 🙂', minutesAgo: 7 },
  { from: 0, text: 'You can reach the front desk at tel:+15551234 or desk@example.com', minutesAgo: 2 },
];

/** A chat as wide as a pane beside a call. */
const story = (options: ChatStory) => {
  const { chat, thread } = simulatedChat({ topic: 'Weekly stand-up', people: 7, ...options });
  return html`<div ${setProperties({ height: '42rem', 'max-width': '26rem' })}>
    <acs-chat .chat=${chat} thread=${thread}></acs-chat>
  </div>`;
};

export const Empty = () => story({ messages: 0 });

export const Opening = () => story({ status: 'opening' });

export const Short = () => story({ messages: conversation.slice(-3) });

export const Busy = () => story({ messages: conversation });

export const Long = () => story({ messages: 500 });

export const Typing = () => story({ messages: conversation, typing: [0, 1] });

export const Unsent = () =>
  story({
    messages: conversation.slice(0, 5),
    failed: [{ text: 'This one did not get through.', code: 'forbidden' }],
    waiting: ['This one is on its way.', 'And this one waits for its turn.'],
  });

export const Draft = () => story({ messages: conversation, draft: 'I have not finished writing this' });

export const Offline = () =>
  story({
    messages: conversation,
    script: [{ do: { type: 'drop-connection', seconds: 3600 } }],
    waiting: ['I write this without a connection.'],
  });

export const Removed = () => story({ messages: conversation, status: 'removed' });

export const Failed = () => story({ status: 'failed', code: 'unreachable' });

export const Forbidden = () => story({ status: 'failed', code: 'forbidden' });

export const Unnamed = () =>
  html`<div ${setProperties({ height: '24rem', 'max-width': '26rem' })}>
    <acs-chat transport="unheard-of" thread="story"></acs-chat>
  </div>`;
