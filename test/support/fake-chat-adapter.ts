import type { PerformOptions } from '../../src/contracts/adapter.js';
import type { ChatAdapter, ChatFact, ChatRequest, ReportedMessage } from '../../src/contracts/chat.js';

const everything: readonly ChatRequest['type'][] = [
  'open-thread',
  'load-older',
  'load-gap',
  'check-messages',
  'send-message',
  'edit-message',
  'delete-message',
  'tell-typing',
  'tell-read',
  'reconnect',
];

/** A chat that says what it is told to say, for unit tests: it says yes, does nothing, and remembers what was asked. */
export class FakeChatAdapter implements ChatAdapter {
  can: ReadonlySet<ChatRequest['type']> = new Set(everything);
  idempotentSend = true;
  readonly requests: ChatRequest[] = [];
  /** How the far side answers; replace it to keep somebody waiting or to refuse. */
  answer: (request: ChatRequest, options: PerformOptions) => Promise<void> = () => Promise.resolve();
  readonly #facts: readonly ChatFact[];
  #report: (fact: ChatFact) => void = () => {};

  constructor(...facts: readonly ChatFact[]) {
    this.#facts = facts;
  }

  watch(report: (fact: ChatFact) => void, signal: AbortSignal) {
    this.#report = report;
    signal.addEventListener('abort', () => (this.#report = () => {}), { once: true });
    this.#facts.forEach(report);
  }

  /** Lets a test say what the far side did. */
  report(...facts: readonly ChatFact[]) {
    for (const fact of facts) this.#report(fact);
  }

  async perform(request: ChatRequest, options: PerformOptions) {
    this.requests.push(request);
    await this.answer(request, options);
  }
}

/** A message as the far side reports it. */
export function reported(sequence: number, change: Partial<ReportedMessage> = {}): ReportedMessage {
  return {
    id: String(sequence),
    clientMessageId: undefined,
    senderId: '8:acs:test_grace',
    senderName: 'Grace',
    content: { kind: 'text', text: `Message ${sequence}` },
    sentAt: Date.UTC(2026, 0, 1, 12) + sequence * 60_000,
    editedAt: undefined,
    sequence,
    version: sequence,
    ...change,
  };
}
