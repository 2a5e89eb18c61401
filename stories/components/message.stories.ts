import { html } from 'lit';
import type { Message } from '../../src/contracts/chat.js';
import '../../src/define/message.js';
import { setProperties } from '../../src/theme/set-properties.js';

export default { title: 'Components/Message' };

const message: Message = {
  key: '1',
  id: '1',
  clientMessageId: undefined,
  senderId: '8:acs:ada',
  senderName: 'Ada Lovelace',
  content: { kind: 'text', text: 'Good morning! Are we still on for ten?' },
  sentAt: Date.UTC(2026, 0, 1, 9, 41),
  editedAt: undefined,
  sequence: 1,
  version: 1,
  status: 'sent',
  pending: undefined,
  failure: undefined,
};

/** Outside any chat I have no id: with an empty one, the message is mine. */
const story = (change: Partial<Message>) =>
  html`<div ${setProperties({ padding: '1rem', 'max-width': '28rem' })}>
    <acs-message .message=${{ ...message, ...change }}></acs-message>
  </div>`;

const mine = (change: Partial<Message> = {}) => story({ senderId: '', senderName: 'Robin', ...change });

export const Received = () => story({});

export const Sent = () => mine();

export const Links = () =>
  story({
    content: { kind: 'text', text: 'See https://example.com/a?b=c, or write to desk@example.com' },
  });

export const Emoji = () => story({ content: { kind: 'text', text: '🎉👏🏽' } });

export const RightToLeft = () =>
  story({ senderName: 'ليلى حدّاد', content: { kind: 'text', text: 'صباح الخير! سأنضم بعد خمس دقائق.' } });

export const Edited = () => story({ editedAt: message.sentAt + 60_000 });

export const Deleted = () => story({ content: { kind: 'deleted' } });

export const Sending = () => mine({ status: 'sending', sequence: Infinity, id: undefined });

export const Queued = () => mine({ status: 'queued', sequence: Infinity, id: undefined });

export const NotSent = () =>
  mine({
    status: 'failed',
    sequence: Infinity,
    id: undefined,
    failure: { code: 'unreachable', retryable: true },
  });

export const Joined = () => story({ content: { kind: 'members-added', names: ['Grace Hopper', 'Linus'] } });

export const NewTopic = () => story({ content: { kind: 'topic-changed', topic: 'Release planning' } });
