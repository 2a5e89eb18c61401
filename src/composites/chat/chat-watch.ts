import type { ReactiveController, ReactiveElement } from 'lit';
import { Arrivals } from '../../components/message-list/arrivals.js';
import { AcsErrorEvent } from '../../context/error-event.js';
import { openThread, type Conversation } from './conversation.js';
import { Failures } from './failures.js';
import { MessageReceivedEvent } from './message-received-event.js';

/** Follows one conversation for its tag: renders the tag when what it shows has changed, and tells the page what happens. */
export class ChatWatch implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #failures = new Failures();
  #conversation: Conversation | undefined;
  #arrivals = new Arrivals(Date.now());
  #rendered: readonly unknown[] = [];
  #stop: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Opens it where it is not open yet. The same one again changes nothing. Call it before rendering. */
  follow(conversation: Conversation | undefined): void {
    if (conversation === this.#conversation || !this.#host.isConnected) return;
    this.#stop?.();
    this.#conversation = conversation;
    this.#arrivals = new Arrivals(Date.now());
    this.#stop = conversation?.chat.subscribe(this.#look);
    if (conversation && this.#thread?.status !== 'open') openThread(conversation);
    this.#tellFailures();
  }

  hostConnected() {
    this.#host.requestUpdate();
  }

  hostUpdate() {
    this.#rendered = this.#shown();
  }

  hostDisconnected() {
    this.#stop?.();
    this.#stop = undefined;
    this.#conversation = undefined;
  }

  get #thread() {
    return this.#conversation?.chat.state.threads.get(this.#conversation.thread);
  }

  readonly #look = () => {
    if (this.#shown().some((value, index) => !Object.is(value, this.#rendered[index]))) {
      this.#host.requestUpdate();
    }
    this.#tellMessages();
    this.#tellFailures();
  };

  /** What of the state the tag itself shows. */
  #shown(): readonly unknown[] {
    const thread = this.#thread;
    return [
      this.#conversation?.chat.state.connection,
      thread?.status,
      thread?.failure,
      thread?.topic,
      thread?.members,
      thread?.messages.length === 0,
    ];
  }

  #tellMessages() {
    const me = this.#conversation?.chat.state.me.id ?? '';
    for (const message of this.#arrivals.take(this.#thread?.messages ?? [], me)) {
      this.#host.dispatchEvent(new MessageReceivedEvent(message));
    }
  }

  #tellFailures() {
    if (!this.#conversation) return;
    const { chat, thread } = this.#conversation;
    for (const error of this.#failures.take(chat.state, thread)) {
      this.#host.dispatchEvent(new AcsErrorEvent(error));
    }
  }
}
