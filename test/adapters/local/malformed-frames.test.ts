import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { LocalChatAdapter } from '../../../src/adapters/local/local-chat-adapter.js';
import type { ServerFrame, WireMessage } from '../../../src/contracts/native.js';
import { createStatefulChat } from '../../../src/stateful/chat/stateful-chat.js';
import { FarSide } from '../../support/far-side.js';
import { settled } from '../../support/settled.js';

const thread = '19:thread';
const ada = { id: '8:acs:ada', name: 'Ada' };
const grace = { id: '8:acs:grace', name: 'Grace' };

const message = (sequence: number): WireMessage => ({
  id: String(sequence),
  sequence,
  version: sequence,
  sender: grace,
  content: { kind: 'text', text: `Message ${sequence}` },
  sentAt: sequence,
});

/** What the server tells of a chat, each as it should be. */
const frames: readonly ServerFrame[] = [
  { type: 'messages-changed', thread, messages: [message(1), message(2)] },
  { type: 'members-changed', thread, members: [grace] },
  { type: 'members-left', thread, ids: [grace.id] },
  { type: 'topic-changed', thread, topic: 'Another' },
  { type: 'typing', thread, person: grace },
  { type: 'read-changed', thread, person: grace.id, upTo: 1 },
  { type: 'reply', id: 7, result: {} },
  { type: 'pong' },
];

/** The frame with something else in one place, however deep, or nothing there. */
function broken(value: unknown, place: number, other: unknown): unknown {
  let left = place;
  const walk = (part: unknown): unknown => {
    if (left-- === 0) return other;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value);
}

const brokenFrames = fc
  .tuple(fc.constantFrom(...frames), fc.nat(24), fc.option(fc.jsonValue(), { nil: undefined }))
  .map(([frame, place, other]) => JSON.stringify(broken(frame, place, other)) as string | undefined);

const anything = fc.oneof(
  { weight: 6, arbitrary: brokenFrames.map((text) => text ?? '') },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
);

/** The REST API of a thread in which nothing has been said. */
function answer(path: string): object {
  if (path.includes('/messages')) return { messages: [], complete: true };
  return { id: thread, topic: 'Stand-up', members: [ada, grace], receipts: [] };
}

describe('a chat on a server that sends what it should not', () => {
  const real = { WebSocket: window.WebSocket, fetch: window.fetch.bind(window) };

  beforeEach(() => {
    FarSide.made.length = 0;
    (window as { WebSocket: unknown }).WebSocket = FarSide;
    window.fetch = (input) => Promise.resolve(Response.json(answer(new Request(input).url)));
  });

  afterEach(() => void Object.assign(window, real));

  async function open() {
    const chat = createStatefulChat(
      new LocalChatAdapter({ server: 'https://calls.example.org', credential: 'token' }),
    );
    const socket = FarSide.made.at(-1)!;
    const opened = chat.request({ type: 'open-thread', thread });
    socket.accept();
    await settled();
    socket.answer('authenticate', { person: ada, expiresAt: Date.now() + 3600_000 });
    await opened;
    return { chat, socket };
  }

  it('goes on, or ends the connection and says why; its state is always one that can be shown', async function () {
    this.timeout(20_000);
    const seen = { ended: 0, told: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 8 }), async (texts) => {
        const { chat, socket } = await open();
        for (const text of texts) socket.pushText(text);
        await settled();
        const { connection, threads, notices } = chat.state;
        if (connection.phase === 'online') seen.told++;
        else {
          seen.ended++;
          expect(connection.cause).to.equal('internal');
        }
        expect(notices).to.be.an('array');
        const { messages, members, topic, typing, readUpTo } = threads.get(thread)!;
        expect(topic).to.be.a('string');
        for (const { key, senderName, sequence, content } of messages) {
          expect([typeof key, typeof senderName, typeof sequence]).to.deep.equal([
            'string',
            'string',
            'number',
          ]);
          if (content.kind === 'text') expect(content.text).to.be.a('string');
        }
        for (const { id, name } of [...members.values(), ...typing]) {
          expect([typeof id, typeof name]).to.deep.equal(['string', 'string']);
        }
        for (const upTo of readUpTo.values()) expect(upTo).to.satisfy(Number.isFinite);
        chat.close();
      }),
      { numRuns: 300 },
    );
    expect(seen.ended).to.be.greaterThan(20);
    expect(seen.told).to.be.greaterThan(20);
  });
});
