import type { ChatState, ThreadId } from '../../contracts/chat.js';
import type { KeyValueStorage } from '../../contracts/connector.js';
import type { ParticipantId } from '../../contracts/identifiers.js';

/**
 * Keeps what was written and not sent, for each person and thread. A storage that is full or forbidden loses
 * nothing but what should have survived a reload.
 */
export class Drafts {
  readonly #storage: KeyValueStorage | undefined;
  readonly #show: (thread: ThreadId, text: string) => void;
  /** The threads whose draft in the state is the one that counts. */
  readonly #current = new Set<ThreadId>();
  #owner: ParticipantId = '';

  /** @param show - Puts a draft into the state. */
  constructor(storage: KeyValueStorage | undefined, show: (thread: ThreadId, text: string) => void) {
    this.#storage = storage;
    this.#show = show;
  }

  /** Looks up the drafts of threads that are new, as soon as it is known whose they are. */
  follow({ me, threads }: ChatState): void {
    if (me.id === '') return;
    if (me.id !== this.#owner) this.#handOver(me.id, threads);
    for (const { id } of threads.values()) {
      if (this.#current.has(id)) continue;
      this.#current.add(id);
      this.#show(id, this.#load(id));
    }
  }

  /** Shows a draft and keeps it; an empty one is forgotten. */
  save(thread: ThreadId, text: string): void {
    this.#current.add(thread);
    this.#show(thread, text);
    if (this.#owner !== '') this.#store(thread, text);
  }

  /** What was written before it was known by whom is theirs; what somebody else wrote is not. */
  #handOver(owner: ParticipantId, threads: ChatState['threads']) {
    const isFirst = this.#owner === '';
    this.#owner = owner;
    if (!isFirst) this.#current.clear();
    for (const id of this.#current) this.#store(id, threads.get(id)?.draft ?? '');
  }

  #load(thread: ThreadId): string {
    try {
      return this.#storage?.getItem(this.#keyOf(thread)) ?? '';
    } catch {
      return '';
    }
  }

  #store(thread: ThreadId, text: string) {
    try {
      if (text === '') this.#storage?.removeItem(this.#keyOf(thread));
      else this.#storage?.setItem(this.#keyOf(thread), text);
    } catch {
      // Private modes and full disks refuse; the draft still stands in the state.
    }
  }

  #keyOf(thread: ThreadId) {
    return `acs-draft:${this.#owner}:${thread}`;
  }
}
