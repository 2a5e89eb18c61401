import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { ChatRequest, Thread, ThreadId } from '../contracts/chat.js';
import { emptyThread } from '../stateful/chat/empty-chat.js';
import { ChatController, threadContext } from './chat-controller.js';

const noThread = emptyThread('');

/** A slice of the thread around the host. Outside any thread, the slice of an empty one. */
export class ThreadController<Slice> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #thread: ContextConsumer<typeof threadContext, ReactiveElement>;
  readonly #chat: ChatController<Slice>;

  constructor(host: ReactiveElement, select: (thread: Thread) => Slice) {
    this.#host = host;
    host.addController(this);
    this.#thread = new ContextConsumer(host, { context: threadContext, subscribe: true });
    this.#chat = new ChatController(host, (chat) => select(chat.threads.get(this.id) ?? noThread));
  }

  /** Empty outside any thread. */
  get id(): ThreadId {
    return this.#thread.value ?? '';
  }

  /** The slice now. */
  get value(): Slice {
    return this.#chat.value;
  }

  /** The chat; undefined outside any. */
  get source() {
    return this.#chat.source;
  }

  /** Announces the request; whoever hears it may cancel it. Resolves with whether it was done; never rejects. */
  request(request: ChatRequest): Promise<boolean> {
    return this.#chat.request(request);
  }

  /** The thread it was in elsewhere is not where it is now: the consumer asks afresh after this. */
  hostConnected() {
    if (!this.#thread.value) return;
    delete this.#thread.value;
    this.#host.requestUpdate();
  }
}
