import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChatFact, ChatRequest, ReportedMessage } from '../../../src/contracts/chat.js';
import { AcsError } from '../../../src/contracts/errors.js';
import { createStatefulChat, type StatefulChat } from '../../../src/stateful/chat/stateful-chat.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { FakeChatAdapter, reported } from '../../support/fake-chat-adapter.js';
import { SharedShelf } from '../../support/shared-shelf.js';

const thread = 'one';
type Answer = 'well' | 'lost' | 'late' | 'refused' | 'unheard';

/** A server, two tabs of one person, and everything that goes wrong between them. */
class World {
  readonly clock = new ManualClock();
  readonly shelf = new SharedShelf();
  readonly messages: ReportedMessage[] = [];
  readonly wanted: string[] = [];
  readonly tabs: { adapter: FakeChatAdapter; chat: StatefulChat; online: boolean }[] = [];
  answer: Answer = 'well';
  readonly #idempotent: boolean;
  #version = 0;

  constructor(idempotent: boolean) {
    this.#idempotent = idempotent;
    for (const tab of [0, 1]) this.open(tab);
  }

  /** A page is loaded; the one that was there is gone without a word. */
  open(tab: number) {
    const online = this.tabs[tab]?.online ?? true;
    this.tabs[tab]?.chat.close();
    const adapter = new FakeChatAdapter(
      { type: 'me-changed', me: { id: 'me', name: 'Ada' } },
      connected(online),
      { type: 'thread-opened', thread, topic: '', members: [] },
      { type: 'messages-changed', thread, messages: [...this.messages] },
    );
    adapter.idempotentSend = this.#idempotent;
    adapter.answer = (request) => this.#perform(tab, request);
    const chat = createStatefulChat(adapter, { clock: this.clock, outbox: this.shelf, random: () => 1 });
    this.tabs[tab] = { adapter, chat, online };
  }

  connect(tab: number, online: boolean) {
    const one = this.tabs[tab]!;
    one.online = online;
    one.adapter.report(connected(online));
    if (online) one.adapter.report({ type: 'messages-changed', thread, messages: [...this.messages] });
  }

  rows(tab: number) {
    return this.tabs[tab]!.chat.state.threads.get(thread)!.messages;
  }

  ask(tab: number, request: ChatRequest) {
    this.tabs[tab]!.chat.request(request).catch(() => {});
  }

  async #perform(tab: number, request: ChatRequest) {
    const { answer } = this;
    await pause();
    if (!this.tabs[tab]!.online || answer === 'unheard') throw new AcsError('unreachable', 'no');
    if (answer === 'refused') throw new AcsError('throttled', 'no');
    const changed = this.#change(request);
    if (answer === 'late') await pause();
    if (changed) {
      for (const one of this.tabs) {
        if (one.online) one.adapter.report({ type: 'messages-changed', thread, messages: [changed] });
      }
    }
    if (request.type === 'check-messages') {
      this.tabs[tab]!.adapter.report({ type: 'messages-changed', thread, messages: [...this.messages] });
    }
    if (answer === 'lost') throw new AcsError('timed-out', 'no');
  }

  #change(request: ChatRequest): ReportedMessage | undefined {
    if (request.type === 'send-message') {
      const { clientMessageId, text } = request;
      const stored = this.messages.find((one) => one.clientMessageId === clientMessageId);
      if (stored && this.#idempotent) return stored;
      const message = reported(this.messages.length + 1, {
        clientMessageId,
        senderId: 'me',
        content: { kind: 'text', text },
        version: ++this.#version,
        sentAt: this.clock.now(),
      });
      this.messages.push(message);
      return message;
    }
    if (request.type !== 'edit-message' && request.type !== 'delete-message') return undefined;
    const index = this.messages.findIndex(({ id }) => id === request.id);
    const content =
      request.type === 'edit-message'
        ? ({ kind: 'text', text: request.text } as const)
        : ({ kind: 'deleted' } as const);
    const before = this.messages[index]!;
    if (before.content.kind === 'deleted') return before;
    this.messages[index] = { ...before, content, version: ++this.#version };
    return this.messages[index];
  }
}

function connected(online: boolean): ChatFact {
  const phase = online ? 'online' : 'offline';
  return {
    type: 'connection-changed',
    connection: { phase, attempt: 0, nextRetryAt: undefined, cause: undefined },
    at: 0,
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve));

const tab = fc.nat(1);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), tab }) },
  fc.record({ do: fc.constant('reload' as const), tab }),
  fc.record({ do: fc.constant('connect' as const), tab, online: fc.boolean() }),
  fc.record({ do: fc.constant('edit' as const), tab, at: fc.nat(5) }),
  fc.record({ do: fc.constant('delete' as const), tab, at: fc.nat(5) }),
  fc.record({
    do: fc.constant('answer' as const),
    tab,
    answer: fc.constantFrom<Answer>('well', 'lost', 'late', 'refused', 'unheard'),
  }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), tab, turns: fc.integer({ min: 1, max: 6 }) }),
  },
  fc.record({ do: fc.constant('pass' as const), tab, milliseconds: fc.nat(3000) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(world: World, one: Step) {
  switch (one.do) {
    case 'send': {
      const text = `${one.tab}:${world.wanted.length}`;
      // A page that is reloaded before it has shown the message has lost nothing that anybody saw.
      world.ask(one.tab, { type: 'send-message', thread, text });
      for (let turn = 0; turn < 20; turn++) {
        if (world.rows(one.tab).some(({ content }) => content.kind === 'text' && content.text === text))
          break;
        await pause();
      }
      world.wanted.push(text);
      return;
    }
    case 'reload':
      world.open(one.tab);
      return;
    case 'connect':
      world.connect(one.tab, one.online);
      return;
    case 'edit':
    case 'delete': {
      const id = world.rows(one.tab)[one.at]?.id;
      if (id === undefined) return;
      if (one.do === 'edit') {
        // The words stay recognisable: who wrote it, and the how-manieth it was.
        const { content } = world.messages.find((message) => message.id === id)!;
        if (content.kind === 'text') {
          world.ask(one.tab, { type: 'edit-message', thread, id, text: `${content.text.replace('!', '')}!` });
        }
      } else world.ask(one.tab, { type: 'delete-message', thread, id });
      return;
    }
    case 'answer':
      world.answer = one.answer;
      return;
    case 'wait':
      for (let turn = 0; turn < one.turns; turn++) await pause();
      return;
    case 'pass':
      return world.clock.pass(one.milliseconds);
  }
}

async function heal(world: World) {
  world.answer = 'well';
  for (const tab of [0, 1]) world.connect(tab, true);
  for (let turn = 0; turn < 400; turn++) {
    await world.clock.pass(1000);
    const waits = world.shelf.entries.size > 0;
    if (!waits && turn > 10) break;
  }
  for (let turn = 0; turn < 10; turn++) await pause();
}

describe('the outbox of two tabs', () => {
  for (const idempotent of [true, false]) {
    it(`loses nothing and sends nothing twice where the server ${idempotent ? 'knows' : 'does not know'} a repeat`, async function () {
      this.timeout(60_000);
      await import('../../../src/stateful/chat/outbox.js');
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
          const world = new World(idempotent);
          await pause();
          for (const one of steps) await take(world, one);
          await heal(world);
          const ids = world.messages.map(({ clientMessageId }) => clientMessageId);
          expect(new Set(ids).size, 'sent twice').to.equal(ids.length);
          expect(ids.length, 'lost').to.equal(world.wanted.length);
          expect(world.shelf.entries.size, 'left behind').to.equal(0);
          for (const tab of [0, 1]) {
            const rows = world.rows(tab);
            expect(rows.map(({ key }) => key)).to.deep.equal(ids);
            expect(rows.every(({ status, pending }) => status === 'sent' && !pending)).to.be.true;
            expect(rows.map(({ content }) => content)).to.deep.equal(
              world.messages.map(({ content }) => content),
            );
          }
          const numbers = world.messages.flatMap(({ content }) =>
            content.kind === 'text' ? Number(content.text.split(':')[1]?.replace('!', '')) : [],
          );
          expect(numbers, 'in the order in which they were written').to.deep.equal(
            [...numbers].sort((a, b) => a - b),
          );
          for (const { chat } of world.tabs) chat.close();
        }),
        { numRuns: 60, endOnFailure: false },
      );
    });
  }

  it('keeps what cannot be kept in memory, says so once, and sends it', async () => {
    const world = new World(true);
    await pause();
    world.shelf.full = true;
    world.answer = 'unheard';
    world.ask(0, { type: 'send-message', thread, text: '0:0' });
    world.ask(0, { type: 'send-message', thread, text: '0:1' });
    await pause();
    await pause();
    expect(world.rows(0)).to.have.length(2);
    expect(world.tabs[0]!.chat.state.notices.map(({ code }) => code)).to.deep.equal(['not-kept']);
    world.answer = 'well';
    for (let turn = 0; turn < 5; turn++) await world.clock.pass(2000);
    expect(world.messages.map(({ content }) => content)).to.deep.equal([
      { kind: 'text', text: '0:0' },
      { kind: 'text', text: '0:1' },
    ]);
    for (const { chat } of world.tabs) chat.close();
  });

  it('keeps people apart', async () => {
    const world = new World(true);
    await pause();
    world.connect(0, false);
    world.connect(1, false);
    world.ask(0, { type: 'send-message', thread, text: '0:0' });
    for (let turn = 0; turn < 5; turn++) await pause();
    expect(world.rows(1).map(({ status }) => status)).to.deep.equal(['queued']);
    world.tabs[0]!.adapter.report({ type: 'me-changed', me: { id: 'other', name: 'Bo' } });
    for (let turn = 0; turn < 5; turn++) await pause();
    expect(world.rows(0)).to.be.empty;
    expect(world.rows(1)).to.have.length(1);
    for (const { chat } of world.tabs) chat.close();
  });
});
