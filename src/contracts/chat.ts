import type { Adapter, Failure } from './adapter.js';
import type { ErrorCode } from './errors.js';
import type { ParticipantId } from './identifiers.js';
import type { Notice } from './notice.js';
import type { OutboxEntry } from './outbox.js';

export type ThreadId = string;
export type MessageId = string;

/**
 * How far my message has come. `queued` waits for its turn or for the connection · `sending` · `uncertain` the
 * answer got lost, so that it is not known whether the server has it · `sent` the server has it · `failed`, with
 * the reason in `failure`. Messages of others are always `sent`. Who has seen it is not here: that follows from
 * `Thread.readUpTo`.
 */
export type MessageStatus = 'queued' | 'sending' | 'uncertain' | 'sent' | 'failed';

/** A change of mine that the server has not answered yet. */
export type PendingChange = { readonly kind: 'edit'; readonly text: string } | { readonly kind: 'delete' };

/** What a message says. Text from the wire is plain text and never HTML. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'deleted' }
  /** Somebody joined or left, or the topic changed. */
  | { readonly kind: 'members-added' | 'members-removed'; readonly names: readonly string[] }
  | { readonly kind: 'topic-changed'; readonly topic: string };

export interface Message {
  /** Names the row and never changes: the client message id where there is one, else the server's id. */
  readonly key: string;
  /** The server's id; undefined until it has one. */
  readonly id: MessageId | undefined;
  /** Made by the sender, so that a message that is sent twice is stored once. */
  readonly clientMessageId: string | undefined;
  readonly senderId: ParticipantId;
  /** As it was when the message was sent. */
  readonly senderName: string;
  readonly content: MessageContent;
  /** Milliseconds since 1970, as the server says; by this machine's clock until it has. */
  readonly sentAt: number;
  /** When it was last edited; undefined if never. */
  readonly editedAt: number | undefined;
  /** The server's place in the thread; Infinity until it has one. Nothing else orders messages. */
  readonly sequence: number;
  /** Grows with every change; of two copies the higher wins. 0 until the server has it. */
  readonly version: number;
  readonly status: MessageStatus;
  /** Lies over `content`, which stays what the server has: a change that is refused is simply gone. */
  readonly pending: PendingChange | undefined;
  readonly failure: { readonly code: ErrorCode; readonly retryable: boolean } | undefined;
}

export interface Member {
  readonly id: ParticipantId;
  readonly name: string;
}

export interface Typing {
  readonly id: ParticipantId;
  readonly name: string;
  /** Milliseconds since 1970; typing is over by then unless it is told again. */
  readonly until: number;
}

/** Messages are missing between two that are here. */
export interface Gap {
  /** The sequence of the last one before it. */
  readonly after: number;
  /** The sequence of the first one behind it. */
  readonly before: number;
  /** A part of it is on its way. */
  readonly loading: boolean;
}

/** A conversation. */
export interface Thread {
  readonly id: ThreadId;
  readonly topic: string;
  /** `opening` the first page is on its way · `open` · `removed` I am no member any more · `failed`, see `failure`. */
  readonly status: 'opening' | 'open' | 'removed' | 'failed';
  readonly failure:
    { readonly code: ErrorCode; readonly message: string; readonly retryable: boolean } | undefined;
  readonly members: ReadonlyMap<ParticipantId, Member>;
  /** Oldest first; mine that the server has not got yet stand last. What did not change is the same object as before. */
  readonly messages: readonly Message[];
  /** Where messages are missing between those, oldest first: as after a long absence. */
  readonly gaps: readonly Gap[];
  /** What the server has not answered yet, in the order in which it is done. Survives a reload. */
  readonly unsent: readonly OutboxEntry[];
  /** There is nothing older to load. */
  readonly complete: boolean;
  /** An older page is on its way. */
  readonly loading: boolean;
  /** The others who are typing, in the order they began. */
  readonly typing: readonly Typing[];
  /** Up to which sequence each person has read. */
  readonly readUpTo: ReadonlyMap<ParticipantId, number>;
  /** What I have written and not sent. Survives a reload. */
  readonly draft: string;
}

/** Everything a component may show of chats. Plain, frozen, serialisable. */
export interface ChatState {
  readonly me: Member;
  readonly connection: ChatConnection;
  readonly threads: ReadonlyMap<ThreadId, Thread>;
  /** The latest request that failed; gone when the same request succeeds. */
  readonly failure: Failure<ChatRequest> | undefined;
  readonly notices: readonly Notice[];
}

export interface ChatConnection {
  readonly phase: 'idle' | 'connecting' | 'online' | 'offline';
  /** How many times it has been tried again; 0 while it is well. */
  readonly attempt: number;
  /** When the next attempt starts, in milliseconds since 1970. */
  readonly nextRetryAt: number | undefined;
  readonly cause: ErrorCode | undefined;
}

/** A message as a transport reports it. */
export type ReportedMessage = Pick<
  Message,
  'clientMessageId' | 'senderId' | 'senderName' | 'content' | 'sentAt' | 'editedAt' | 'sequence' | 'version'
> & { readonly id: MessageId };

export type ChatFact =
  | { readonly type: 'me-changed'; readonly me: Member }
  | { readonly type: 'connection-changed'; readonly connection: ChatConnection; readonly at: number }
  | {
      readonly type: 'thread-opened';
      readonly thread: ThreadId;
      readonly topic: string;
      readonly members: readonly Member[];
    }
  | { readonly type: 'topic-changed'; readonly thread: ThreadId; readonly topic: string }
  | { readonly type: 'members-changed'; readonly thread: ThreadId; readonly members: readonly Member[] }
  | { readonly type: 'members-left'; readonly thread: ThreadId; readonly ids: readonly ParticipantId[] }
  /** I am no member any more. */
  | { readonly type: 'thread-removed'; readonly thread: ThreadId; readonly at: number }
  /** New, edited, deleted or loaded, in any order; known ones are merged by `version`. */
  | {
      readonly type: 'messages-changed';
      readonly thread: ThreadId;
      readonly messages: readonly ReportedMessage[];
    }
  | { readonly type: 'history-completed'; readonly thread: ThreadId }
  /** All the gaps that there are between the messages that were reported. */
  | {
      readonly type: 'gaps-changed';
      readonly thread: ThreadId;
      readonly gaps: readonly Omit<Gap, 'loading'>[];
    }
  | {
      readonly type: 'typing-changed';
      readonly thread: ThreadId;
      readonly typing: Typing;
      readonly at: number;
    }
  | {
      readonly type: 'read-changed';
      readonly thread: ThreadId;
      readonly participant: ParticipantId;
      /** A message's sequence. */
      readonly upTo: number;
    };

export type ChatRequest =
  /** Joins the conversation if need be and loads its newest page. */
  | { readonly type: 'open-thread'; readonly thread: ThreadId }
  | { readonly type: 'load-older'; readonly thread: ThreadId; readonly count: number }
  /** Loads a part of a gap: what follows `after`, or what goes before `before`. */
  | {
      readonly type: 'load-gap';
      readonly thread: ThreadId;
      readonly gap: Pick<Gap, 'after' | 'before'>;
      readonly from: 'after' | 'before';
      readonly count: number;
    }
  /** Looks at all that was said since then, in milliseconds since 1970, so that what is not reported is not there. */
  | { readonly type: 'check-messages'; readonly thread: ThreadId; readonly since: number }
  /** `clientMessageId` is filled in by the session; a repeat with the same one is the same message. */
  | {
      readonly type: 'send-message';
      readonly thread: ThreadId;
      readonly text: string;
      readonly clientMessageId?: string;
    }
  | {
      readonly type: 'edit-message';
      readonly thread: ThreadId;
      readonly id: MessageId;
      readonly text: string;
    }
  | { readonly type: 'delete-message'; readonly thread: ThreadId; readonly id: MessageId }
  | { readonly type: 'tell-typing'; readonly thread: ThreadId }
  /** `upTo` is a message's sequence. */
  | { readonly type: 'tell-read'; readonly thread: ThreadId; readonly upTo: number }
  /** Tries a lost connection again at once. */
  | { readonly type: 'reconnect' }
  | LocalChatRequest;

/** Requests that the session itself answers: they never reach a transport and work on each one. */
export type LocalChatRequest =
  /** Sends a failed message again, as the same message. */
  | { readonly type: 'retry-message'; readonly thread: ThreadId; readonly key: string }
  /** Forgets a message that was not sent; one that the server may have is deleted there. */
  | { readonly type: 'discard-message'; readonly thread: ThreadId; readonly key: string }
  /** Changes the words of a message that was not sent, and sends it where it had failed. */
  | {
      readonly type: 'edit-unsent';
      readonly thread: ThreadId;
      readonly key: string;
      readonly text: string;
    }
  | { readonly type: 'save-draft'; readonly thread: ThreadId; readonly text: string }
  | { readonly type: 'dismiss-notice'; readonly id: string };

export interface ChatAdapter extends Adapter<ChatFact, ChatRequest> {
  /**
   * A message that is sent again with the same client message id is the same message. Where it is not, a message
   * whose answer got lost is looked for with `check-messages` before it is sent again.
   */
  readonly idempotentSend: boolean;
}
