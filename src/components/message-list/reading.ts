import type { ReactiveController, ReactiveElement } from 'lit';
import type { ChatState, Message, Thread, ThreadId } from '../../contracts/chat.js';
import { watchSight } from '../../media/observers.js';
import { isSpoken } from '../message/describe-message.js';
import { Announcements } from './announcements.js';
import { Arrivals } from './arrivals.js';
import { UnreadChangeEvent } from './unread-change-event.js';
import { Unread } from './unread.js';

export interface ReadingOptions {
  /** The newest message is in view, as far as the list can tell. */
  readonly atNewest: () => boolean;
  /** Others' messages have come; several where they came together. */
  readonly announce: (messages: readonly Message[]) => void;
  /** The conversation was seen up to this sequence. */
  readonly tellRead: (upTo: number) => void;
}

/**
 * Knows what of a conversation somebody has really seen here: while the list is on the screen, at its newest
 * message, in a page that is shown. Tells what comes, what was read, and how much was not.
 */
export class Reading implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: ReadingOptions;
  readonly #announcements: Announcements;
  #arrivals = new Arrivals(0);
  #unread = new Unread(0);
  #source: unknown;
  #thread: Thread | undefined;
  #id: ThreadId = '';
  #me = '';
  #online = false;
  #onScreen = false;
  #told = 0;
  #toldCount = 0;
  #stopWatching = () => {};

  constructor(host: ReactiveElement, options: ReadingOptions) {
    this.#host = host;
    this.#options = options;
    this.#announcements = new Announcements(options.announce);
    host.addController(this);
  }

  /** The key of the first message that was unread when it came; undefined where there is none to mark. */
  get divider(): string | undefined {
    return this.#unread.divider;
  }

  /** How many messages of others have not been seen yet. */
  get count(): number {
    return this.#unread.count;
  }

  /** The key of the first of them. */
  get oldest(): string | undefined {
    return this.#unread.oldest;
  }

  /** Takes the conversation as it is now. Another one begins afresh. Call it before rendering. */
  follow(source: { readonly state: ChatState } | undefined, id: ThreadId): void {
    if (source !== this.#source || id !== this.#id) {
      this.#source = source;
      this.#id = id;
      this.#arrivals = new Arrivals(Date.now());
      this.#unread = new Unread(Date.now());
      this.#announcements.clear();
      this.#told = 0;
    }
    this.#thread = source?.state.threads.get(id);
    this.#me = source?.state.me.id ?? '';
    this.#online = source?.state.connection.phase === 'online';
    this.#announcements.add(this.#arrivals.take(this.#messages, this.#me));
    this.#take();
  }

  /** I have answered: nothing is unread any more. */
  clear(): void {
    this.#unread.clear();
  }

  /** Looks again, for something around the conversation has changed. */
  readonly look = (): void => {
    const before = this.#unread.count;
    this.#take();
    if (this.#unread.count !== before) this.#host.requestUpdate();
    this.#tell();
  };

  hostConnected() {
    this.#host.ownerDocument.addEventListener('visibilitychange', this.look);
    this.#stopWatching = watchSight(this.#host, (entries) => {
      this.#onScreen = entries.at(-1)?.isIntersecting ?? false;
      this.look();
    });
  }

  hostUpdated() {
    this.#tell();
    if (this.#unread.count === this.#toldCount) return;
    this.#toldCount = this.#unread.count;
    this.#host.dispatchEvent(new UnreadChangeEvent(this.#toldCount));
  }

  hostDisconnected() {
    this.#host.ownerDocument.removeEventListener('visibilitychange', this.look);
    this.#stopWatching();
    this.#onScreen = false;
    this.#announcements.clear();
  }

  get #messages(): readonly Message[] {
    return this.#thread?.messages ?? [];
  }

  get #seeing(): boolean {
    const { visibilityState } = this.#host.ownerDocument;
    return this.#onScreen && visibilityState === 'visible' && this.#options.atNewest();
  }

  get #readUpTo(): number | undefined {
    return this.#thread?.readUpTo.get(this.#me);
  }

  #take() {
    this.#unread.take(this.#messages, this.#me, this.#readUpTo, this.#seeing);
  }

  #tell() {
    if (!this.#online) {
      this.#told = 0; // What was told while the connection broke may not have arrived.
      return;
    }
    if (!this.#seeing || this.#thread?.status !== 'open') return;
    const newest = this.#messages.findLast(
      (message) => message.senderId !== this.#me && message.sequence < Infinity && isSpoken(message),
    );
    if (!newest || newest.sequence <= Math.max(this.#told, this.#readUpTo ?? 0)) return;
    this.#told = this.#unread.seenUpTo;
    this.#options.tellRead(this.#told);
  }
}
