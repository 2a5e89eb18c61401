import { fixture, html, nextFrame } from '@open-wc/testing';
import type { ChatFact } from '../../src/contracts/chat.js';
import '../../src/define/chat-provider.js';
import { createStatefulChat } from '../../src/stateful/chat/stateful-chat.js';
import { setProperties } from '../../src/theme/set-properties.js';
import { openThread, THREAD } from './chat-facts.js';
import { FakeChatAdapter } from './fake-chat-adapter.js';

export * from './chat-facts.js';

/** Puts an element of the chat into a box, with a chat that knows these facts. */
export async function mountChat<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  facts: readonly ChatFact[] = openThread(),
  size: Readonly<Record<string, string>> = { 'block-size': '600px', 'inline-size': '420px' },
) {
  const element = document.createElement(tag);
  const adapter = new FakeChatAdapter(...facts);
  const chat = createStatefulChat(adapter);
  const provider = await fixture(html`
    <acs-chat-provider .chat=${chat} thread=${THREAD}>
      <div class="box" ${setProperties({ display: 'grid', 'grid-template-rows': 'minmax(0, 1fr)', ...size })}>
        ${element}
      </div>
    </acs-chat-provider>
  `);
  const box = provider.querySelector<HTMLElement>('.box')!;
  await frames(2);
  return { adapter, chat, provider, box, element };
}

/** Waits until so many frames have been painted. */
export async function frames(count = 1) {
  for (let index = 0; index < count; index++) await nextFrame();
}

export function wait(milliseconds: number) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
