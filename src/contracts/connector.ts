import type { CallAdapter } from './call.js';
import type { ChatAdapter, ThreadId } from './chat.js';
import type { OutboxStorage } from './outbox.js';

/** A token, or how to get one: called again whenever the last one has expired. */
export type Credential = string | (() => Promise<string>);

/** What a drop-in tag knows when it asks a connector for an adapter. */
export interface ConnectorOptions {
  /** The tag's attributes by name, as they stand: the connector says which it needs, and validates them. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly credential: Credential | undefined;
  /** Aborts when the tag no longer wants the adapter. */
  readonly signal: AbortSignal;
}

/** A small memory that survives a reload: `localStorage`, `sessionStorage`, or a host's own. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface CallConnection {
  readonly adapter: CallAdapter;
  /** The name by which others will see me, where it is known already. */
  readonly name: string | undefined;
}

export interface ChatConnectionParts {
  readonly adapter: ChatAdapter;
  readonly thread: ThreadId;
  /** Where drafts are kept; undefined keeps them in memory. */
  readonly storage: KeyValueStorage | undefined;
  /** Where what is not sent yet is kept; undefined keeps it in memory. */
  readonly outbox?: OutboxStorage | undefined;
}

/**
 * How to make the adapters of one transport from a tag's attributes. Registered by name with
 * `registerConnector()`.
 *
 * Both methods reject with an AcsError: `invalid-argument` with the attribute as its `target`, or what the
 * transport itself answered.
 */
export interface Connector {
  /** The attributes it reads, beyond `transport`: the tag observes these. */
  readonly attributes: readonly string[];
  connectCall(options: ConnectorOptions): Promise<CallConnection>;
  connectChat(options: ConnectorOptions): Promise<ChatConnectionParts>;
}
