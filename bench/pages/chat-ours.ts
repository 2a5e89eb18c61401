import type { ChatFact } from '../../src/contracts/chat.js';
import '../../src/define/chat-provider.js';
import '../../src/define/message-list.js';
import { createStatefulChat } from '../../src/stateful/chat/stateful-chat.js';
import { ME, offerChat } from './chat.js';

const THREAD = 'thread';
const online = { phase: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined } as const;

let report: (fact: ChatFact) => void = () => {};
const chat = createStatefulChat({
  idempotentSend: true,
  can: new Set(['open-thread', 'load-older', 'send-message', 'edit-message', 'delete-message', 'tell-read']),
  watch(listener) {
    report = listener;
    report({ type: 'me-changed', me: ME });
    report({ type: 'connection-changed', connection: online, at: 0 });
    report({ type: 'thread-opened', thread: THREAD, topic: '', members: [ME] });
  },
  perform: () => Promise.resolve(),
});
const list = document.createElement('acs-message-list');

offerChat({
  load: (messages) => report({ type: 'messages-changed', thread: THREAD, messages }),
  mount() {
    const provider = document.createElement('acs-chat-provider');
    provider.chat = chat;
    provider.thread = THREAD;
    list.style.cssText = 'inline-size: 480px; block-size: 700px';
    provider.append(list);
    document.body.append(provider);
  },
  take: (messages) => report({ type: 'messages-changed', thread: THREAD, messages }),
  scroller: () => list.shadowRoot?.querySelector<HTMLElement>('.scroller') ?? null,
  rows: () => [...(list.shadowRoot?.querySelectorAll<HTMLElement>('.row') ?? [])],
});
