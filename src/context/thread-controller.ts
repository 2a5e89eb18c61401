import { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { ChatRequest, Thread, ThreadId } from '../contracts/chat.js';
import { emptyThread } from '../stateful/chat/empty-chat.js';
import { ChatController, threadContext } from './chat-controller.js';

const noThread = emptyThread('');

/** A slice of the thread around the host. Outside any thread, the slice of an empty one. */
export class ThreadController<Slice> {
  readonly #thread: ContextConsumer<typeof threadContext, ReactiveElement>;
  readonly #chat: ChatController<Slice>;

  constructor(host: ReactiveElement, select: (thread: Thread) => Slice) {
    this.#thread = new ContextConsumer(host, { context: threadContext, subscribe: true });
    this.#chat = new ChatController(host, (chat) => select(chat.threads.get(this.id) ?? noThread));
  }

  /** Empty outside any thread. */
  get id(): ThreadId {
    return this.#thread.value ?? '';
  }

  get value(): Slice {
    return this.#chat.value;
  }

  get source() {
    return this.#chat.source;
  }

  /** Announces the request; whoever hears it may cancel it. Otherwise the transport is asked. */
  request(request: ChatRequest): Promise<void> {
    return this.#chat.request(request);
  }
}
