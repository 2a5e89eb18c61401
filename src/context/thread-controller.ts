import type { ReactiveElement } from 'lit';
import type { ChatRequest, Thread, ThreadId } from '../contracts/chat.js';
import { emptyThread } from '../stateful/chat/empty-chat.js';
import { ChatController, threadContext } from './chat-controller.js';
import { ContextConsumer } from './context-consumer.js';

const noThread = emptyThread('');

/** A slice of the thread around the host. Outside any thread, the slice of an empty one. */
export class ThreadController<Slice> {
  readonly #thread: ContextConsumer<ThreadId>;
  readonly #chat: ChatController<Slice>;

  constructor(host: ReactiveElement, select: (thread: Thread) => Slice) {
    this.#thread = new ContextConsumer(host, threadContext);
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
}
