import type { ChatAdapter, ChatFact, ChatRequest, ChatState, Message, Thread } from '../contracts/chat.js';
import { emptyChat } from '../stateful/chat/empty-chat.js';
import { reduceChat } from '../stateful/chat/reduce-chat.js';
import {
  anotherOf,
  check,
  checkEqual,
  checkPlain,
  checkRefused,
  conformanceTest,
  pause,
  Watched,
  type ConformanceTest,
  type Harness,
} from './conformance.js';

/** What the suite needs to drive a chat. */
export interface ChatHarness extends Harness {
  /** Mine: nobody watches it yet. */
  readonly adapter: ChatAdapter;
  /** A thread that both may open, and in which nobody has written anything. */
  readonly thread: string;
  /** Somebody else's, for the same thread; for the tests with a far side. */
  another?(): ChatAdapter | Promise<ChatAdapter>;
}

/** A watched adapter that speaks of one thread. */
class WatchedChat extends Watched<ChatState, ChatFact, ChatRequest> {
  readonly id: string;

  constructor(adapter: ChatAdapter, { thread, patience }: ChatHarness) {
    super(adapter, emptyChat, reduceChat, patience);
    this.id = thread;
  }

  get thread(): Thread {
    const thread = this.state.threads.get(this.id);
    check(thread !== undefined, 'The thread must be known once it was opened.');
    return thread;
  }

  /** What people have written, without what the system says. */
  get texts(): readonly Message[] {
    return this.thread.messages.filter(
      ({ content }) => content.kind === 'text' || content.kind === 'deleted',
    );
  }

  async open() {
    await this.ask({ type: 'open-thread', thread: this.id });
    await this.until('the thread is open', ({ threads }) => threads.get(this.id)?.status === 'open');
  }

  async send(text: string, clientMessageId: string): Promise<Message> {
    await this.ask({ type: 'send-message', thread: this.id, text, clientMessageId });
    await this.untilTexts(`my message "${clientMessageId}" is there`, (texts) =>
      texts.some((one) => one.clientMessageId === clientMessageId && one.id !== undefined),
    );
    const message = this.texts.find((one) => one.clientMessageId === clientMessageId);
    check(message !== undefined, 'A message that was sent must be there.');
    return message;
  }

  async untilTexts(what: string, holds: (texts: readonly Message[]) => boolean) {
    await this.until(what, () => holds(this.texts));
  }
}

const test = (name: string, run: (me: WatchedChat, harness: ChatHarness) => Promise<void>) =>
  conformanceTest<ChatHarness>(name, async (harness) => {
    const me = new WatchedChat(harness.adapter, harness);
    try {
      await run(me, harness);
    } finally {
      me.stop();
    }
  });

/** A test for two who have opened the thread. */
const testForTwo = (
  name: string,
  run: (me: WatchedChat, other: WatchedChat, harness: ChatHarness) => Promise<void>,
) =>
  conformanceTest<ChatHarness>(
    name,
    async (harness) => {
      const me = new WatchedChat(harness.adapter, harness);
      const other = new WatchedChat(await anotherOf(harness), harness);
      try {
        await me.open();
        await other.open();
        await run(me, other, harness);
      } finally {
        me.stop();
        other.stop();
      }
    },
    true,
  );

const idOf = ({ id }: Message): string => {
  check(id !== undefined, 'A message that was sent must have an id.');
  return id;
};

const textOf = ({ content }: Message): string => (content.kind === 'text' ? content.text : content.kind);

/** What every chat adapter must do. */
export const chatAdapterConformance: readonly ConformanceTest<ChatHarness>[] = [
  test('describes the present before watch() returns', async (me) => {
    check(me.facts.length > 0, 'watch() must report the present before it returns.');
    check(me.state.connection.phase !== 'idle', 'The first facts must say how the connection is doing.');
    return Promise.resolve();
  }),

  test('opens a thread, with me among its members', async (me) => {
    await me.open();
    check(me.state.me.id !== '', 'I must have an id.');
    check(me.thread.members.has(me.state.me.id), 'I must be a member of a thread that I have opened.');
    await me.until('all is loaded', () => me.thread.complete);
    checkEqual(me.texts.length, 0, 'The messages of a new thread');
  }),

  test('reports plain data only', async (me) => {
    await me.open();
    const { id } = await me.send('One', 'plain-1');
    check(id !== undefined, 'A message that was sent must have an id.');
    await me.ask({ type: 'edit-message', thread: me.id, id, text: 'Two' });
    await me.ask({ type: 'delete-message', thread: me.id, id });
    checkPlain(me.facts);
  }),

  test('is silent, and holds nothing, once it is not watched any more', async (me, harness) => {
    await me.open();
    me.stop();
    const before = me.facts.length;
    await me
      .ask({ type: 'send-message', thread: me.id, text: 'Late', clientMessageId: 'late' })
      .catch(() => {});
    await pause(250);
    checkEqual(me.facts.length, before, 'The number of facts after the end');
    if (harness.held) checkEqual(harness.held(), 0, 'What is held after the end');
  }),

  test('refuses requests that it does not know', async (me) => {
    const unknown = { type: 'sing' } as unknown as ChatRequest;
    await checkRefused('An unknown request', me.ask(unknown), 'unsupported');
  }),

  test('refuses what cannot be', async (me) => {
    await me.open();
    const thread = me.id;
    const send = (text: string) =>
      me.ask({ type: 'send-message', thread, text, clientMessageId: `refused-${text.length}` });
    await checkRefused('An empty message', send(''), 'invalid-argument');
    await checkRefused('A message of 100,000 characters', send('x'.repeat(100_000)), 'too-large');
    const id = 'nothing';
    await checkRefused(
      'An edit of nothing',
      me.ask({ type: 'edit-message', thread, id, text: 'x' }),
      'not-found',
    );
    await checkRefused('A deletion of nothing', me.ask({ type: 'delete-message', thread, id }), 'not-found');
    checkEqual(me.texts.length, 0, 'The messages after all that');
  }),

  test('refuses a request that nobody waits for', async (me) => {
    await me.open();
    const message = { type: 'send-message', thread: me.id, text: 'No', clientMessageId: 'no' } as const;
    await checkRefused('A message that was called off', me.ask(message, { signal: AbortSignal.abort() }));
  }),

  test('stores a message once, however often it is sent', async (me) => {
    await me.open();
    const first = await me.send('Once', 'same');
    const again = await me.send('Once', 'same');
    checkEqual(again.id, first.id, 'The id of a repeat');
    await me.send('Once', 'other');
    checkEqual(me.texts.map(textOf), ['Once', 'Once'], 'The messages');
    checkEqual(
      me.texts.map(({ clientMessageId }) => clientMessageId),
      ['same', 'other'],
      'The client message ids',
    );
  }),

  test('keeps a text as it is', async (me) => {
    await me.open();
    const texts = [
      '<b onclick="x()">&amp;</b>',
      'مرحبا ‏‎',
      '👩‍👩‍👧 é ｅ́',
      '  two\n\nlines  ',
      "'; DROP TABLE messages; --",
    ];
    for (const [index, text] of texts.entries()) await me.send(text, `text-${index}`);
    checkEqual(me.texts.map(textOf), texts, 'The texts');
  }),

  testForTwo(
    'brings a message to others, in the same order, without my client message id',
    async (me, other) => {
      await me.send('One', 'order-1');
      await other.send('Two', 'order-2');
      await me.send('Three', 'order-3');
      for (const chat of [me, other]) {
        await chat.untilTexts('three messages are there', (texts) => texts.length === 3);
        checkEqual(chat.texts.map(textOf), ['One', 'Two', 'Three'], 'The messages');
        const sequences = chat.texts.map(({ sequence }) => sequence);
        check(
          sequences.every((one, index) => one > (sequences[index - 1] ?? 0)),
          `Sequences must grow: ${sequences.join(', ')}.`,
        );
      }
      checkEqual(
        other.texts.map(({ senderId }) => senderId),
        [me, other, me].map(({ state }) => state.me.id),
        'The senders',
      );
      const reported = other.facts.flatMap((fact) => (fact.type === 'messages-changed' ? fact.messages : []));
      check(
        reported.every((one) => one.senderId === other.state.me.id || one.clientMessageId === undefined),
        'The client message id is its sender’s business alone.',
      );
    },
  ),

  testForTwo('brings edits and deletions to others, and lets nobody else make them', async (me, other) => {
    const sent = await me.send('Helo', 'edit');
    const id = idOf(sent);
    const thread = me.id;
    await other.untilTexts('the message is there', (texts) => texts.length === 1);
    await checkRefused(
      'An edit by somebody else',
      other.ask({ type: 'edit-message', thread, id, text: 'Mine now' }),
      'forbidden',
    );
    await checkRefused(
      'A deletion by somebody else',
      other.ask({ type: 'delete-message', thread, id }),
      'forbidden',
    );

    await me.ask({ type: 'edit-message', thread, id, text: 'Hello' });
    for (const chat of [me, other]) {
      await chat.untilTexts('it is edited', ([one]) => one !== undefined && textOf(one) === 'Hello');
      const [edited] = chat.texts;
      check(edited?.editedAt !== undefined, 'An edited message must say when.');
      check(edited.version > sent.version, 'An edit must have a higher version.');
      checkEqual(edited.sequence, sent.sequence, 'The place of an edited message');
    }
    const version = me.texts[0]?.version ?? 0;
    await me.ask({ type: 'delete-message', thread, id });
    for (const chat of [me, other]) {
      await chat.untilTexts('it is deleted', ([one]) => one?.content.kind === 'deleted');
      check((chat.texts[0]?.version ?? 0) > version, 'A deletion must have a higher version.');
    }
    check(!JSON.stringify(other.thread.messages).includes('Hello'), 'Nothing may be left of a deleted text.');
  }),

  testForTwo('tells others that I type, and not me', async (me, other) => {
    await me.ask({ type: 'tell-typing', thread: me.id });
    await other.until('the other sees me typing', () => other.thread.typing.length === 1);
    checkEqual(other.thread.typing[0]?.id, me.state.me.id, 'Who types');
    checkEqual(me.thread.typing.length, 0, 'Who types, as I see it');
    await me.send('There', 'typed');
    await other.until('typing is over', () => other.thread.typing.length === 0);
  }),

  testForTwo('tells others how far I have read, and never goes back', async (me, other) => {
    const first = await other.send('One', 'read-1');
    const second = await other.send('Two', 'read-2');
    await me.untilTexts('both are there', (texts) => texts.length === 2);
    const reader = me.state.me.id;
    const read = (upTo: number) => me.ask({ type: 'tell-read', thread: me.id, upTo });
    await read(second.sequence);
    await other.until('they are read', () => other.thread.readUpTo.get(reader) === second.sequence);
    await read(first.sequence);
    await pause(100);
    checkEqual(other.thread.readUpTo.get(reader), second.sequence, 'How far I have read');
  }),

  conformanceTest<ChatHarness>(
    'gives who comes later what was said, page by page, until there is no more',
    async (harness) => {
      const count = 60;
      const me = new WatchedChat(harness.adapter, harness);
      await me.open();
      for (let number = 1; number <= count; number++) await me.send(`Number ${number}`, `page-${number}`);
      const later = new WatchedChat(await anotherOf(harness), harness);
      try {
        await later.open();
        await later.untilTexts(
          'the newest is there',
          (texts) => texts.at(-1)?.sequence === me.texts.at(-1)?.sequence,
        );
        for (let page = 0; !later.thread.complete; page++) {
          check(page < count, 'History must be complete after so many pages.');
          await later.ask({ type: 'load-older', thread: later.id, count: 20 });
        }
        checkEqual(later.texts.length, count, 'The number of messages');
        checkEqual(later.texts.map(textOf), me.texts.map(textOf), 'What was said');
        checkPlain(later.facts);
      } finally {
        me.stop();
        later.stop();
      }
    },
    true,
  ),
];
