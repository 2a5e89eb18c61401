import type { ThreadId } from '../../contracts/chat.js';
import type { KeyValueStorage } from '../../contracts/connector.js';
import type { ParticipantId } from '../../contracts/identifiers.js';

/** Keeps what was written and not sent, for each person and thread. A storage that is full or forbidden loses nothing but the draft. */
export class Drafts {
  readonly #storage: KeyValueStorage | undefined;

  constructor(storage: KeyValueStorage | undefined) {
    this.#storage = storage;
  }

  load(person: ParticipantId, thread: ThreadId): string {
    try {
      return this.#storage?.getItem(keyOf(person, thread)) ?? '';
    } catch {
      return '';
    }
  }

  save(person: ParticipantId, thread: ThreadId, text: string): void {
    try {
      if (text === '') this.#storage?.removeItem(keyOf(person, thread));
      else this.#storage?.setItem(keyOf(person, thread), text);
    } catch {
      // Private modes and full disks refuse; the draft still stands in the state.
    }
  }
}

function keyOf(person: ParticipantId, thread: ThreadId) {
  return `acs-draft:${person}:${thread}`;
}
