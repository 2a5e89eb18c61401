import type { ReactiveController, ReactiveElement } from 'lit';
import { AnnounceEvent } from '../../context/announce-event.js';
import { RequestEvent } from '../../context/request-event.js';
import type { ThreadController } from '../../context/thread-controller.js';
import type { ChatRequest, Message } from '../../contracts/chat.js';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { contentOf } from './describe-message.js';
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
  #problem = '';
  #refused: string | undefined;

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

  /** Why the last edit failed; empty if it did not. */
  get problem(): string {
    return this.#problem;
  }

  /** The text to begin with: one that was refused is not lost. */
  get text(): string {
    const { message } = this.#host;
    const content = message && contentOf(message);
    return this.#refused ?? (content?.kind === 'text' ? content.text : '');
  }

  /** It was not sent, and its words can still be changed. */
  get mayEditUnsent(): boolean {
    const { own, message } = this.#host;
    return own && message !== undefined && this.#unsent(message)?.leftAt === undefined && isUnsent(message);
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
      message.pending?.kind !== 'delete' &&
      source?.can.has(request) === true &&
      source.state.threads.get(id)?.status === 'open'
    );
  }

  /** Begins to edit. False where I may not. */
  edit(): boolean {
    if (!this.may('edit-message') && !this.mayEditUnsent) return false;
    this.#problem = '';
    this.#refused = undefined;
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

  /** Saves a text: it is shown at once, and the editor comes back with it where it is refused. */
  readonly save = (written: string): void => {
    const text = written.trim();
    const { message } = this.#host;
    const content = message && contentOf(message);
    if (!message || content?.kind !== 'text' || text === '') return;
    const { id: thread } = this.#thread;
    const { id, key } = message;
    if (text === content.text.trim() && this.#refused === undefined && message.status !== 'failed')
      this.leave();
    else if (id === undefined) void this.#save({ type: 'edit-unsent', thread, key, text }, text);
    else void this.#save({ type: 'edit-message', thread, id, text }, text);
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

  async #save(request: ChatRequest, text: string) {
    if (!this.#host.dispatchEvent(new RequestEvent(request))) return;
    const { message } = this.#host;
    this.leave();
    try {
      await this.#thread.source?.request(request);
    } catch {
      // A message that was not sent says so itself, with the new words.
      if (request.type === 'edit-unsent' || this.#host.message?.key !== message?.key) return;
      this.#refused = text;
      this.#problem = this.#strings().notSaved;
      this.#show('editing');
      this.#host.dispatchEvent(new AnnounceEvent(this.#problem, { assertive: true }));
    }
  }

  #unsent({ key }: Message) {
    return this.#thread.source?.state.threads.get(this.#thread.id)?.unsent.find(({ id }) => id === key);
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

function isUnsent({ status, pending }: Message): boolean {
  return (status === 'queued' || status === 'failed') && pending === undefined;
}
