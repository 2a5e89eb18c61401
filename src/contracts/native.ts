/**
 * The native API of the embedded server: what travels between `server/native` and `adapters/local`.
 *
 * REST under `/api/v1`, JSON, `Authorization: Bearer <token>` on everything but `POST /people`:
 *
 * | request | body → answer |
 * | --- | --- |
 * | `POST /people` | `NewPerson` → 201 `Session`; a guest |
 * | `PATCH /people/me` | `NewPerson` → `Person` |
 * | `POST /tokens` | – → `Session`; a new token for the bearer of one that still holds |
 * | `PUT /rooms/{room}` | – → `Room`; makes it if need be, and makes the bearer a member |
 * | `GET /threads/{thread}` | – → `ThreadDetails` |
 * | `PATCH /threads/{thread}` | `{topic}` → 204 |
 * | `DELETE /threads/{thread}/members/{person}` | – → 204 |
 * | `GET /threads/{thread}/messages?before={sequence}&after={sequence}&limit={1…200}` | – → `MessagePage`; the newest ones below `before`, or the oldest ones above `after` |
 * | `GET /threads/{thread}/messages?changed={version}&before={sequence}&limit={1…200}` | – → `MessagePage`; those below `before` that were sent or changed above this version, the lowest version first |
 * | `POST /threads/{thread}/messages` | `NewMessage` → 201 `WireMessage`; 200 with the stored one for a repeat |
 * | `PATCH /threads/{thread}/messages/{id}` | `{text}` → `WireMessage` |
 * | `DELETE /threads/{thread}/messages/{id}` | – → `WireMessage` |
 * | `POST /threads/{thread}/typing` | – → 204 |
 * | `PUT /threads/{thread}/read` | `{upTo}` → 204 |
 *
 * Every failure is `WireFailure` with a fitting status, for the API's own part and for what is no HTTP. A token never
 * stands in a URL.
 *
 * WebSocket at `/api/v1/socket`: JSON frames. The first frame must be `authenticate`, within 5 s; a refusal of it ends
 * the socket. A frame with an `id` is answered by one `reply` with the same `id`. Whatever ends a socket (a server that
 * goes down, a page that reads too slowly, a flood), `failure` says why where it still can, and a client that comes back
 * reads what it has missed.
 */
import type { ErrorCode } from './errors.js';
import type { ParticipantId } from './identifiers.js';

export interface NewPerson {
  /** 1 to 256 characters. */
  readonly name: string;
}

export interface Person {
  readonly id: ParticipantId;
  readonly name: string;
}

export interface Session {
  readonly person: Person;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Room {
  /** As in its link: 1 to 64 of `A-Z a-z 0-9 . _ ~ -`. */
  readonly room: string;
  readonly threadId: string;
  readonly topic: string;
}

export interface ThreadDetails {
  readonly id: string;
  readonly topic: string;
  readonly members: readonly Person[];
  readonly receipts: readonly WireReceipt[];
}

export interface WireReceipt {
  readonly person: ParticipantId;
  /** A message's sequence. */
  readonly upTo: number;
}

export interface NewMessage {
  /** 1 to 28,000 bytes of UTF-8 (about the limit of Azure Communication Services). */
  readonly text: string;
  /** 1 to 64 characters, unique for the sender in the thread. */
  readonly clientMessageId: string;
}

export interface WireMessage {
  /** Grows for ever, across threads and restarts. */
  readonly id: string;
  /** 1, 2, 3 … within the thread. */
  readonly sequence: number;
  /** Grows with every change of the message. */
  readonly version: number;
  readonly sender: Person;
  /** Present on the sender's own copies only. */
  readonly clientMessageId?: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'deleted' }
    | { readonly kind: 'members-added' | 'members-removed'; readonly names: readonly string[] }
    | { readonly kind: 'topic-changed'; readonly topic: string };
  readonly sentAt: number;
  readonly editedAt?: number;
}

export interface MessagePage {
  /** Oldest first; of those that have changed the one whose change is the oldest. */
  readonly messages: readonly WireMessage[];
  /** There is nothing beyond this page in the direction that was asked. */
  readonly complete: boolean;
}

export interface WireFailure {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly target?: string;
    /** Seconds. */
    readonly retryAfter?: number;
  };
}

/** Somebody in a call, as the server tells it. */
export interface WireParticipant {
  readonly id: ParticipantId;
  readonly name: string;
  readonly state: 'connected' | 'reconnecting';
  readonly joinedAt: number;
  /** Names this stay in the call; another one after a rejoin, so that peers know to start afresh. */
  readonly session: string;
  readonly media: WireMedia;
}

/** What somebody sends, and whether their hand is up. */
export interface WireMedia {
  readonly muted: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly handRaisedAt?: number;
}

export interface IceServer {
  readonly urls: string | readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** What one browser tells another through the server, which passes it on unread but for its size. */
export type WireSignal =
  | { readonly kind: 'description'; readonly sdpType: 'offer' | 'answer'; readonly sdp: string }
  | {
      readonly kind: 'candidate';
      readonly candidate: string;
      readonly sdpMid: string | null;
      readonly sdpMLineIndex: number | null;
      readonly usernameFragment: string | null;
    };

/** What a place of a video needs, in pixels of its screen. */
export interface WireNeed {
  readonly width: number;
  readonly height: number;
}

/**
 * What one browser needs of the videos of another: null where nobody sees one; a kind that is left out is not decided
 * yet, and is sent. Told as JSON over the data channel of their peer connection, when it opens and with each change.
 * The server has no part in it.
 */
export interface WireDemand {
  readonly camera?: WireNeed | null;
  readonly screen?: WireNeed | null;
}

/** From the page to the server. */
export type ClientFrame =
  | {
      readonly type: 'authenticate';
      readonly id: number;
      readonly token: string;
      /** What to be told of: everything in my threads, or only what belongs to a call. */
      readonly topics: readonly ('chat' | 'call')[];
    }
  | {
      readonly type: 'join-call';
      readonly id: number;
      readonly room: string;
      readonly media: Omit<WireMedia, 'handRaisedAt'>;
      /** The session of a join that lost its socket: takes it up again where it still stands. */
      readonly resume?: string;
    }
  | { readonly type: 'leave-call'; readonly id: number }
  | { readonly type: 'end-call'; readonly id: number }
  | { readonly type: 'set-media'; readonly id: number; readonly media: Omit<WireMedia, 'handRaisedAt'> }
  | { readonly type: 'set-hand'; readonly id: number; readonly raised: boolean }
  | { readonly type: 'mute-participant'; readonly id: number; readonly participant: ParticipantId }
  | { readonly type: 'remove-participant'; readonly id: number; readonly participant: ParticipantId }
  | {
      readonly type: 'signal';
      readonly to: ParticipantId;
      /** The addressee's session; a signal for an earlier stay is dropped. */
      readonly toSession: string;
      readonly signal: WireSignal;
    }
  /** Answered by `pong`: a socket may look open for minutes after the network has gone. */
  | { readonly type: 'ping' };

export type ClientFrameType = ClientFrame['type'];

/** Answers to the frames that have an `id`, by the frame's type. */
export interface Replies {
  readonly authenticate: { readonly person: Person; readonly expiresAt: number };
  readonly 'join-call': {
    readonly callId: string;
    readonly me: WireParticipant;
    readonly participants: readonly WireParticipant[];
    readonly iceServers: readonly IceServer[];
    /** The earlier stay was taken up: peer connections may go on. */
    readonly resumed: boolean;
  };
  readonly 'leave-call': Record<string, never>;
  readonly 'end-call': Record<string, never>;
  readonly 'set-media': Record<string, never>;
  /** When it went up, as everybody else is told; absent while it is down. */
  readonly 'set-hand': { readonly handRaisedAt?: number };
  readonly 'mute-participant': Record<string, never>;
  readonly 'remove-participant': Record<string, never>;
}

/** From the server to the page. */
export type ServerFrame =
  | { readonly type: 'reply'; readonly id: number; readonly result: Replies[keyof Replies] }
  | ({ readonly type: 'reply'; readonly id: number } & WireFailure)
  /** The socket is about to be closed, and why. */
  | ({ readonly type: 'failure' } & WireFailure)
  | { readonly type: 'pong' }
  | { readonly type: 'participants-changed'; readonly participants: readonly WireParticipant[] }
  | { readonly type: 'participants-left'; readonly ids: readonly ParticipantId[] }
  | {
      readonly type: 'signal';
      readonly from: ParticipantId;
      readonly fromSession: string;
      readonly signal: WireSignal;
    }
  /** Somebody has muted me: turn the microphone off and say so. */
  | { readonly type: 'muted'; readonly by: string }
  | {
      readonly type: 'call-ended';
      readonly reason: 'removed' | 'ended-for-everyone' | 'replaced';
      readonly by?: string;
    }
  | { readonly type: 'messages-changed'; readonly thread: string; readonly messages: readonly WireMessage[] }
  | { readonly type: 'members-changed'; readonly thread: string; readonly members: readonly Person[] }
  | { readonly type: 'members-left'; readonly thread: string; readonly ids: readonly ParticipantId[] }
  | { readonly type: 'topic-changed'; readonly thread: string; readonly topic: string }
  /** I am no member any more. */
  | { readonly type: 'thread-removed'; readonly thread: string }
  | { readonly type: 'typing'; readonly thread: string; readonly person: Person }
  | ({ readonly type: 'read-changed'; readonly thread: string } & WireReceipt);
