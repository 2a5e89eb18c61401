import type { AcsMessageList } from '../../src/components/message-list/message-list.js';
import type { AcsChatProvider } from '../../src/components/chat-provider/chat-provider.js';
import type { ChatFact, ReportedMessage } from '../../src/contracts/chat.js';
import { createStatefulChat } from '../../src/stateful/chat/stateful-chat.js';
import { openThread, talk, THREAD } from '../support/chat-facts.js';
import { FakeChatAdapter } from '../support/fake-chat-adapter.js';
import type { Gesture, Hands } from './hands.js';

/** Longer than scrolling takes to come to rest, momentum of a wheel included. In milliseconds. */
const REST = 450;

export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Until a frame is on the screen. `look` is called just before that, when all has run that runs before painting:
 * the last of the resize observers is the youngest.
 */
export function painted(look?: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      const last = new ResizeObserver(() => {
        last.disconnect();
        try {
          look?.();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
        port2.postMessage(undefined);
      });
      last.observe(document.documentElement);
    });
  });
}

export const complete: ChatFact = { type: 'history-completed', thread: THREAD };

/** A list of messages in the page, with somebody in front of it who scrolls by wheel, finger and keys. */
export class Stage {
  readonly hands: Hands;
  readonly adapter: FakeChatAdapter;
  readonly chat: ReturnType<typeof createStatefulChat>;
  readonly provider: AcsChatProvider = document.createElement('acs-chat-provider');
  readonly box = document.createElement('div');
  readonly list: AcsMessageList = document.createElement('acs-message-list');

  private constructor(hands: Hands, facts: readonly ChatFact[]) {
    this.hands = hands;
    this.adapter = new FakeChatAdapter(...facts);
    this.chat = createStatefulChat(this.adapter);
    this.provider.chat = this.chat;
    this.provider.setAttribute('thread', THREAD);
    const look = {
      position: 'fixed',
      inset: '0 auto auto 0',
      display: 'grid',
      'grid-template-rows': 'minmax(0, 1fr)',
      'inline-size': '420px',
      'block-size': '500px',
    };
    this.change(look);
    this.box.append(this.list);
    this.provider.append(this.box);
  }

  static async set(hands: Hands, facts: readonly ChatFact[] = [...openThread(...talk(1, 200)), complete]) {
    const stage = new Stage(hands, facts);
    document.body.prepend(stage.provider);
    for (let frame = 0; frame < 3; frame++) await painted();
    return stage;
  }

  strike() {
    this.provider.remove();
    this.chat.close();
  }

  /** Changes how the box around the list looks. */
  change(styles: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(styles)) this.box.style.setProperty(name, value);
  }

  get root(): ShadowRoot {
    const { shadowRoot } = this.list;
    if (!shadowRoot) throw new Error('The list has not been rendered.');
    return shadowRoot;
  }

  get scroller(): HTMLElement {
    const scroller = this.root.querySelector<HTMLElement>('[part~="scroller"]');
    if (!scroller) throw new Error('The list has no scroller.');
    return scroller;
  }

  get view(): DOMRect {
    return this.scroller.getBoundingClientRect();
  }

  /** How far the view is from the newest message. */
  get distance(): number {
    return Math.abs(this.scroller.scrollTop);
  }

  get rows(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[role="article"], article')];
  }

  row(key: number | string): HTMLElement | undefined {
    return this.rows.find((row) => row.dataset['key'] === String(key));
  }

  /** The row that somebody reads: it covers the line that is a third down the view. */
  get read(): HTMLElement {
    const { top, height } = this.view;
    const row = this.rows.find((each) => each.getBoundingClientRect().bottom > top + height / 3);
    if (!row) throw new Error('Nothing is in view.');
    return row;
  }

  say(...messages: readonly ReportedMessage[]) {
    this.adapter.report({ type: 'messages-changed', thread: THREAD, messages });
  }

  /** Does something in the middle of the list. */
  wheel(by: number) {
    const { x, y } = this.middle;
    return this.hands.do({ type: 'wheel', x, y, by });
  }

  point(type: 'click' | 'touch' | 'drag', down = 0) {
    const { x, y } = this.middle;
    return this.hands.do({ type, x, y: y + down });
  }

  do(gesture: Gesture) {
    return this.hands.do(gesture);
  }

  /** Scrolls up by so much, turn by turn of the wheel, and waits until the list is at rest. */
  async scrollUp(pixels: number) {
    for (let left = pixels; left > 0; left -= 500) {
      await this.wheel(-Math.min(500, left));
      await painted();
    }
    await this.rest();
  }

  async rest() {
    await wait(REST);
    await painted();
  }

  private get middle() {
    const { left, top, width, height } = this.view;
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  }
}

/** What is said within a row; days and other lines stand above it. */
export function saidIn(row: HTMLElement): Element {
  return row.querySelector('acs-message') ?? row;
}
