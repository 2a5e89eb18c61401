import type { ReactiveController, ReactiveElement } from 'lit';
import { AnnounceEvent } from '../../context/announce-event.js';
import { RequestEvent } from '../../context/request-event.js';
import type { ThreadController } from '../../context/thread-controller.js';
import type { ChatRequest, Message } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { MessageLeaveEvent } from './leave-event.js';

/** An element that shows a message. */
export interface MessageHost extends ReactiveElement {
  readonly message: Message | undefined;
  readonly own: boolean;
}

/** Edits, deletes, sends again and discards the message of its host, as far as that is mine to do. */
export class MessageChanges implements ReactiveController {
  readonly #host: MessageHost;
  readonly #thread: ThreadController<unknown>;
  readonly #strings: () => ChatStrings;
  #mode: 'shown' | 'editing' | 'deleting' = 'shown';
  #busy = false;
  #problem = '';

  constructor(host: MessageHost, thread: ThreadController<unknown>, strings: () => ChatStrings) {
    this.#host = host;
    this.#thread = thread;
    this.#strings = strings;
    host.addController(this);
  }

  /** `editing` its text, or `deleting`: asking whether to. */
  get mode(): 'shown' | 'editing' | 'deleting' {
    return this.#host.message?.content.kind === 'text' ? this.#mode : 'shown';
  }

  /** An edit is on its way. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Why the last edit failed; empty if it did not. */
  get problem(): string {
    return this.#problem;
  }

  hostUpdate() {
    this.#mode = this.mode;
  }

  may(request: 'edit-message' | 'delete-message'): boolean {
    const { own, message } = this.#host;
    const { source, id } = this.#thread;
    return (
      own &&
      message?.id !== undefined &&
      message.content.kind === 'text' &&
      message.pending === undefined &&
      source?.can.has(request) === true &&
      source.state.threads.get(id)?.status === 'open'
    );
  }

  /** Begins to edit. False where I may not. */
  edit(): boolean {
    if (!this.may('edit-message')) return false;
    this.#problem = '';
    this.#show('editing');
    return true;
  }

  /** Asks whether to delete it. */
  ask(): void {
    this.#show('deleting');
  }

  /** Ends editing and asking; focus that was inside goes to whoever holds the message. */
  readonly leave = (): void => {
    const had = this.#host.matches(':focus-within');
    this.#show('shown');
    if (had) this.#host.dispatchEvent(new MessageLeaveEvent());
  };

  /** Saves a text. The editor stays until the server has answered, so that nothing that was written gets lost. */
  readonly save = (written: string): void => {
    const text = written.trim();
    const { message } = this.#host;
    if (message?.content.kind !== 'text' || message.id === undefined || text === '') return;
    if (text === message.content.text.trim()) this.leave();
    else void this.#save({ type: 'edit-message', thread: this.#thread.id, id: message.id, text });
  };

  readonly remove = (): void => {
    const id = this.#host.message?.id;
    this.leave();
    if (id !== undefined) {
      void this.#thread.request({ type: 'delete-message', thread: this.#thread.id, id });
    }
  };

  readonly retry = (): void => this.#onUnsent('retry-message');

  readonly discard = (): void => this.#onUnsent('discard-message');

  async #save(request: ChatRequest) {
    if (!this.#host.dispatchEvent(new RequestEvent(request))) return;
    this.#busy = true;
    this.#problem = '';
    this.#host.requestUpdate();
    try {
      await this.#thread.source?.request(request);
      this.leave();
    } catch {
      this.#problem = this.#strings().notSaved;
      this.#host.dispatchEvent(new AnnounceEvent(this.#problem, { assertive: true }));
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  #onUnsent(type: 'retry-message' | 'discard-message') {
    const key = this.#host.message?.key;
    this.leave();
    if (key !== undefined) void this.#thread.request({ type, thread: this.#thread.id, key });
  }

  #show(mode: 'shown' | 'editing' | 'deleting') {
    this.#mode = mode;
    this.#host.requestUpdate();
  }
}
