import type { ChatConnection, ChatState, ThreadId } from '../../contracts/chat.js';
import { AcsError } from '../../contracts/errors.js';

/** Finds in the state of a chat what has failed and was not told yet. */
export class Failures {
  /** By the objects of the state that say so: each failure is another one. */
  readonly #told = new WeakSet<object>();

  /** The failures of one thread, and of the connection, each once. */
  take(chat: ChatState, id: ThreadId): readonly AcsError[] {
    return [this.#ofOpening(chat, id), this.#ofRequest(chat, id), this.#ofConnection(chat, id)].filter(
      (error) => error !== undefined,
    );
  }

  #ofOpening({ threads }: ChatState, id: ThreadId): AcsError | undefined {
    const { failure, status } = threads.get(id) ?? {};
    if (status !== 'failed' || !failure || this.#isTold(failure)) return undefined;
    return new AcsError(failure.code, failure.message);
  }

  #ofRequest({ failure }: ChatState, id: ThreadId): AcsError | undefined {
    if (!failure) return undefined;
    const { request, code, message } = failure;
    switch (request.type) {
      case 'load-older':
      case 'edit-message':
      case 'delete-message':
        if (request.thread !== id || this.#isTold(failure)) return undefined;
        return new AcsError(code, message, { target: request.type });
      default:
        return undefined; // The thread, the connection or the message itself says it.
    }
  }

  /** While the conversation is being opened, and after that has failed, its own failure says as much. */
  #ofConnection({ connection, threads }: ChatState, id: ThreadId): AcsError | undefined {
    const { cause } = connection;
    const status = threads.get(id)?.status;
    if (status === 'opening' || status === 'failed') return undefined;
    if (cause === undefined || !isLostForGood(connection) || this.#isTold(connection)) return undefined;
    return new AcsError(cause, 'The connection is lost, and is not tried again by itself.');
  }

  #isTold(failure: object): boolean {
    if (this.#told.has(failure)) return true;
    this.#told.add(failure);
    return false;
  }
}

/** The transport has given it up: only a person, or another token, can bring it back. */
export function isLostForGood({ phase, nextRetryAt, cause }: ChatConnection): boolean {
  return phase === 'offline' && nextRetryAt === undefined && cause !== undefined;
}
