import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { Person, ServerFrame } from '../../src/contracts/native.js';

type Told<Type extends ServerFrame['type']> = Extract<ServerFrame, { readonly type: Type }>;

/** What has happened in a thread, and who is to know. */
export type ThreadEvent = (
  | Told<'messages-changed'>
  | Told<'members-changed'>
  | (Told<'members-left'> & { readonly by: Person })
  | Told<'thread-removed'>
  | Told<'topic-changed'>
  | Told<'typing'>
  | Told<'read-changed'>
) & {
  readonly audience: readonly ParticipantId[];
};

/** What has happened in a call, and which stays are to know. */
export type CallEvent = (
  | Told<'participants-changed'>
  | Told<'participants-left'>
  | Told<'signal'>
  | Told<'muted'>
  | Told<'call-ended'>
) & { readonly sessions: readonly string[] };

/** Nobody will take up this stay again. Told last. */
export interface StayEvent {
  readonly type: 'stay-over';
  readonly session: string;
}

export type PersonEvent =
  | { readonly type: 'person-renamed'; readonly person: Person }
  | { readonly type: 'tokens-revoked'; readonly person: ParticipantId };

/** What has happened and cannot be undone: told after the commit, never before. */
export type DomainEvent = ThreadEvent | CallEvent | StayEvent | PersonEvent;

/** Tells everyone who listens what has happened, in the order it did. */
export class Events {
  readonly #listeners = new Set<(event: DomainEvent) => void>();
  readonly #report: (error: unknown) => void;
  readonly #queue: DomainEvent[] = [];

  /** @param report - Is given what a listener throws: one broken listener must not silence the others. */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Listens until the result is called. */
  subscribe(listener: (event: DomainEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  publish(event: DomainEvent): void {
    // What a listener causes comes after what caused it, for every listener.
    if (this.#queue.push(event) > 1) return;
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      this.#tell(next);
      this.#queue.shift();
    }
  }

  #tell(event: DomainEvent) {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
