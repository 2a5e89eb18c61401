import type { ErrorCode } from './errors.js';
import type { ParticipantId } from './identifiers.js';

/** Something that has happened and that a person should be told once. Its words come from `i18n`, by `code`. */
export interface Notice {
  /** Unique within its session. */
  readonly id: string;
  readonly code: NoticeCode;
  /**
   * `quiet` is for screen readers only; `info` goes away by itself; `warning` and `error` stay until they are
   * dismissed or no longer true.
   */
  readonly level: 'quiet' | 'info' | 'warning' | 'error';
  /** Milliseconds since 1970. */
  readonly at: number;
  /**
   * Whom or what it is about: a person's name, a device's label, a thread's topic. Plain text. Of
   * `permission-denied` it is `camera` or `microphone`, of `request-failed` the request's type.
   */
  readonly subject?: string;
  /** Who it is about, where that is one person. */
  readonly participant?: ParticipantId;
  /** The label of the device that took the place of the lost one. */
  readonly replacement?: string;
  /** How many people it is about, where several are told as one. */
  readonly count?: number;
  readonly error?: ErrorCode;
}

export type NoticeCode =
  | 'joined'
  | 'left'
  | 'hand-raised'
  | 'share-started'
  | 'share-stopped'
  | 'muted-by'
  | 'device-lost'
  | 'camera-taken'
  | 'microphone-taken'
  | 'microphone-silent'
  | 'speaking-while-muted'
  | 'permission-denied'
  | 'reconnecting'
  | 'reconnected'
  | 'removed-from-thread'
  | 'request-failed'
  /** What is not sent yet cannot be kept, and would be lost with the page. */
  | 'not-kept';
