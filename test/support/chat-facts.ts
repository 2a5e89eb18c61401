import type { ChatFact, ReportedMessage } from '../../src/contracts/chat.js';
import { reported } from './fake-chat-adapter.js';

export const THREAD = 'thread';
export const ME = { id: '8:acs:test_me', name: 'Robin' };
export const GRACE = { id: '8:acs:test_grace', name: 'Grace' };
export const ADA = { id: '8:acs:test_ada', name: 'Ada' };

export const online = { phase: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined } as const;

/** The facts of a thread that is open: I am in it with Grace and Ada. */
export function openThread(...messages: readonly ReportedMessage[]): readonly ChatFact[] {
  return [
    { type: 'me-changed', me: ME },
    { type: 'connection-changed', connection: online, at: 0 },
    { type: 'thread-opened', thread: THREAD, topic: 'Stand-up', members: [ME, GRACE, ADA] },
    { type: 'messages-changed', thread: THREAD, messages },
  ];
}

/** Messages from `from` to `to`, both included, of many lengths. */
export function talk(from: number, to: number, change: Partial<ReportedMessage> = {}): ReportedMessage[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const sequence = from + index;
    const text = `Message ${sequence}. ${'More of it follows here. '.repeat((sequence * 7) % 11)}`;
    return reported(sequence, { content: { kind: 'text', text }, ...change });
  });
}

/** A message of mine, as the far side reports it. */
export function mine(sequence: number, change: Partial<ReportedMessage> = {}): ReportedMessage {
  return reported(sequence, { senderId: ME.id, senderName: ME.name, ...change });
}
