import type { MessageId } from '../../contracts/chat.js';
import type { AcsError } from '../../contracts/errors.js';
import type { OutboxEntry } from '../../contracts/outbox.js';
import type { Clock } from '../clock.js';

/** What a lane needs of its session. */
export interface OutboxLaneOptions {
  readonly clock: Clock;
  /** 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** A message that is sent again is the same message. */
  readonly idempotent: boolean;
  readonly perform: (entry: OutboxEntry) => Promise<void>;
  /** Has all reported that was said since then. */
  readonly check: (since: number) => Promise<void>;
  /** The thread is open, and there is a connection. */
  readonly isAble: () => boolean;
  /** Nothing can be done there any more. */
  readonly isRefused: () => boolean;
  /** Whether the server has the message, however that became known, and as what. */
  readonly sentAs: (id: string) => MessageId | undefined;
  /** Another thing whenever that may have become another. */
  readonly rows: () => unknown;
  readonly show: (entries: readonly OutboxEntry[]) => void;
  /** The server will never do it. */
  readonly refused: (entry: OutboxEntry, error: AcsError) => void;
  /** What is written here would be lost with the page. */
  readonly unkept: () => void;
}
