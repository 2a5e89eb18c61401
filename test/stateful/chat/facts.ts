import fc from 'fast-check';
import type { ChatRequest, Message, ReportedMessage } from '../../../src/contracts/chat.js';
import type { OutboxEntry } from '../../../src/contracts/outbox.js';
import type { ChatSessionFact } from '../../../src/stateful/chat/chat-session-fact.js';
import { reported } from '../../support/fake-chat-adapter.js';

const thread = fc.constantFrom('one', 'two');
const at = fc.nat(10_000);
const person = fc.constantFrom('ada', 'grace', 'me');
const member = person.map((id) => ({ id, name: id }));
const key = fc.constantFrom('k1', 'k2', 'k3');

/** A message of mine that the server has not got yet. */
export function unsent(key: string, change: Partial<Message> = {}): Message {
  return {
    key,
    id: undefined,
    clientMessageId: key,
    senderId: 'me',
    senderName: 'Me',
    content: { kind: 'text', text: key },
    sentAt: 0,
    editedAt: undefined,
    sequence: Infinity,
    version: 0,
    status: 'queued',
    pending: undefined,
    failure: undefined,
    ...change,
  };
}

/** What waits in the outbox. */
export function waiting(id: string, change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id,
    kind: 'send',
    message: undefined,
    text: id,
    order: 1,
    writtenAt: 0,
    waitingSince: 0,
    status: 'queued',
    leftAt: undefined,
    failure: undefined,
    discarded: false,
    ...change,
  };
}

const entries = fc.subarray([
  waiting('k1'),
  waiting('k2', { status: 'failed', failure: { code: 'forbidden', retryable: false } }),
  waiting('k3', { status: 'uncertain', discarded: true }),
  waiting('e1', { kind: 'edit', message: '1', text: 'changed' }),
  waiting('d2', { kind: 'delete', message: '2' }),
]);

/** Copies of the same few messages, as a server sends them: what is in a version is always the same. */
export const copies: fc.Arbitrary<ReportedMessage> = fc
  .record({ sequence: fc.integer({ min: 1, max: 8 }), change: fc.nat(2) })
  .map(({ sequence, change }) => {
    const isDeleted = change === 2 && sequence % 2 === 0;
    return reported(sequence, {
      version: sequence + change * 100,
      clientMessageId: sequence <= 3 ? `k${sequence}` : undefined,
      content: isDeleted ? { kind: 'deleted' } : { kind: 'text', text: `${sequence} in version ${change}` },
      editedAt: change > 0 ? change : undefined,
    });
  });

export const chatRequests: fc.Arbitrary<ChatRequest> = fc.oneof(
  fc.record({ type: fc.constant('open-thread' as const), thread }),
  fc.record({ type: fc.constant('load-older' as const), thread, count: fc.constant(50) }),
  fc.record({
    type: fc.constant('load-gap' as const),
    thread,
    gap: fc.constantFrom({ after: 1, before: 4 }, { after: 5, before: 8 }),
    from: fc.constantFrom('after' as const, 'before' as const),
    count: fc.constant(50),
  }),
  fc.record({
    type: fc.constant('send-message' as const),
    thread,
    text: fc.constant('x'),
    clientMessageId: key,
  }),
  fc.record({
    type: fc.constant('edit-message' as const),
    thread,
    id: fc.constantFrom('1', '2'),
    text: fc.constant('y'),
  }),
  fc.record({ type: fc.constant('delete-message' as const), thread, id: fc.constantFrom('1', '2') }),
  fc.record({ type: fc.constant('tell-typing' as const), thread }),
  fc.record({ type: fc.constant('tell-read' as const), thread, upTo: fc.nat(9) }),
  fc.constant({ type: 'reconnect' as const }),
);

const failure = fc
  .tuple(chatRequests, fc.constantFrom('forbidden' as const, 'unreachable' as const, 'cancelled' as const))
  .map(([request, code]) => ({ request, code, message: 'no', retryable: code === 'unreachable' }));

/** Every fact that a chat may hear. */
export const chatFacts: fc.Arbitrary<ChatSessionFact> = fc.oneof(
  fc.record({ type: fc.constant('me-changed' as const), me: member }),
  fc.record({
    type: fc.constant('connection-changed' as const),
    connection: fc.record({
      phase: fc.constantFrom('idle' as const, 'connecting' as const, 'online' as const, 'offline' as const),
      attempt: fc.nat(2),
      nextRetryAt: fc.constant(undefined),
      cause: fc.constant(undefined),
    }),
    at,
  }),
  fc.record({
    type: fc.constant('thread-opened' as const),
    thread,
    topic: fc.constantFrom('a', 'b'),
    members: fc.array(member),
  }),
  fc.record({ type: fc.constant('topic-changed' as const), thread, topic: fc.constantFrom('a', 'b') }),
  fc.record({ type: fc.constant('members-changed' as const), thread, members: fc.array(member) }),
  fc.record({ type: fc.constant('members-left' as const), thread, ids: fc.array(person) }),
  fc.record({ type: fc.constant('thread-removed' as const), thread, at }),
  fc.record({ type: fc.constant('messages-changed' as const), thread, messages: fc.array(copies) }),
  fc.record({ type: fc.constant('history-completed' as const), thread }),
  fc.record({
    type: fc.constant('typing-changed' as const),
    thread,
    typing: fc.record({ id: person, name: fc.constant('A'), until: at }),
    at,
  }),
  fc.record({ type: fc.constant('typing-expired' as const), thread, at }),
  fc.record({ type: fc.constant('read-changed' as const), thread, participant: person, upTo: fc.nat(9) }),
  fc.record({ type: fc.constant('outbox-changed' as const), thread, unsent: entries }),
  fc.record({
    type: fc.constant('gaps-changed' as const),
    thread,
    gaps: fc.subarray([
      { after: 1, before: 4 },
      { after: 5, before: 8 },
    ]),
  }),
  fc.tuple(failure, at).map(([failure, at]) => ({ type: 'outbox-refused' as const, failure, at })),
  fc.record({ type: fc.constant('outbox-unkept' as const), at }),
  fc.record({ type: fc.constant('draft-changed' as const), thread, text: fc.constantFrom('', 'draft') }),
  fc.record({ type: fc.constant('notice-dismissed' as const), id: fc.constant('removed-from-thread-1-0') }),
  fc.record({ type: fc.constant('deadline-changed' as const), request: chatRequests, endsAt: at }),
  fc.record({ type: fc.constant('request-started' as const), request: chatRequests, at }),
  fc.record({ type: fc.constant('request-ended' as const), request: chatRequests, at }),
  fc
    .tuple(failure, at)
    .map(([failure, at]) => ({ type: 'request-ended' as const, request: failure.request, failure, at })),
);
