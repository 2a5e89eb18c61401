import { expect } from '@open-wc/testing';
import type { ChatConnection, ChatFact, ChatRequest } from '../../../src/contracts/chat.js';
import type { KeyValueStorage } from '../../../src/contracts/connector.js';
import { AcsError, type ErrorCode } from '../../../src/contracts/errors.js';
import { createStatefulChat } from '../../../src/stateful/chat/stateful-chat.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { FakeChatAdapter, reported } from '../../support/fake-chat-adapter.js';
import { settled } from '../../support/settled.js';

const thread = 'one';
const me: ChatFact = { type: 'me-changed', me: { id: 'me', name: 'Ada' } };
const opened: ChatFact = { type: 'thread-opened', thread, topic: 'Team', members: [] };
const connection = (phase: ChatConnection['phase']): ChatFact => ({
  type: 'connection-changed',
  connection: { phase, attempt: 0, nextRetryAt: undefined, cause: undefined },
  at: 0,
});

class MemoryStorage implements KeyValueStorage {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

async function start(
  facts: readonly ChatFact[] = [me, connection('online'), opened],
  storage?: KeyValueStorage,
) {
  const adapter = new FakeChatAdapter(...facts);
  const clock = new ManualClock();
  const chat = createStatefulChat(adapter, { clock, storage, random: () => 1 });
  await loaded();
  return {
    adapter,
    clock,
    chat,
    thread: () => chat.state.threads.get(thread)!,
    rows: () =>
      chat.state.threads.get(thread)!.messages.map(({ content, status }) => [textOf(content), status]),
    sent: () => adapter.requests.flatMap((request) => (request.type === 'send-message' ? request.text : [])),
    send: (text: string) => codeOf(chat.request({ type: 'send-message', thread, text })),
  };
}

/** Everything that a session loads on demand is there. */
async function loaded() {
  await import('../../../src/stateful/chat/outbox.js');
  await new Promise((resolve) => setTimeout(resolve));
}

function textOf(content: { readonly kind: string; readonly text?: string }) {
  return content.text ?? content.kind;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => AcsError.from(error).code,
  );

const refuse = (code: ErrorCode) => () => Promise.reject(new AcsError(code, 'no'));

/** The far side has the message and says so before it answers. */
function deliver(adapter: FakeChatAdapter) {
  let sequence = 0;
  adapter.answer = async (request) => {
    await Promise.resolve();
    if (request.type === 'send-message') {
      const { clientMessageId, text } = request;
      const content = { kind: 'text', text } as const;
      const message = reported(++sequence, { clientMessageId, content, senderId: 'me' });
      adapter.report({ type: 'messages-changed', thread: request.thread, messages: [message] });
    }
  };
}

describe('createStatefulChat', () => {
  describe('sending', () => {
    it('shows a message at once, and as sent when the server has it, in the same row', async () => {
      const run = await start();
      deliver(run.adapter);
      const done = run.send('Hello');
      expect(run.rows()).to.deep.equal([['Hello', 'sending']]);
      const { key } = run.thread().messages[0]!;
      expect(run.thread().messages[0]).to.include({ senderId: 'me', senderName: 'Ada' });
      expect(await done).to.equal('done');
      expect(run.rows()).to.deep.equal([['Hello', 'sent']]);
      expect(run.thread().messages[0]!.key).to.equal(key);
    });

    it('keeps to the order in which I wrote, one at a time', async () => {
      const run = await start();
      deliver(run.adapter);
      const all = ['1', '2', '3'].map(run.send);
      expect(run.sent()).to.deep.equal(['1']);
      await Promise.all(all);
      expect(run.sent()).to.deep.equal(['1', '2', '3']);
      expect(run.rows()).to.deep.equal([
        ['1', 'sent'],
        ['2', 'sent'],
        ['3', 'sent'],
      ]);
    });

    it('holds messages back while the connection is away, and sends them in order when it is there', async () => {
      for (const phase of ['offline', 'connecting'] as const) {
        const run = await start([me, opened, connection(phase)]);
        deliver(run.adapter);
        const all = ['1', '2'].map(run.send);
        await run.clock.pass(3_600_000);
        expect(run.sent()).to.be.empty;
        expect(run.rows()).to.deep.equal([
          ['1', 'queued'],
          ['2', 'queued'],
        ]);
        run.adapter.report(connection('online'));
        expect(await Promise.all(all)).to.deep.equal(['done', 'done']);
        expect(run.sent()).to.deep.equal(['1', '2']);
      }
    });

    it('tries again by itself what did not get through, ever more slowly, as the same message', async () => {
      for (const [code, status] of [
        ['unreachable', 'uncertain'],
        ['timed-out', 'uncertain'],
        ['throttled', 'queued'],
        ['token-expired', 'queued'],
      ] as const) {
        const run = await start();
        run.adapter.answer = refuse(code);
        const done = run.send('Hello');
        await settled();
        expect(run.rows(), code).to.deep.equal([['Hello', status]]);
        for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
          const before = run.sent().length;
          await run.clock.pass(seconds * 1000 - 1);
          expect(run.sent().length, `${code} before ${seconds} s`).to.equal(before);
          await run.clock.pass(1);
          expect(run.sent().length, `${code} after ${seconds} s`).to.equal(before + 1);
        }
        deliver(run.adapter);
        await run.clock.pass(60_000);
        expect(await done).to.equal('done');
        const ids = run.adapter.requests.map(
          (request) => request.type === 'send-message' && request.clientMessageId,
        );
        expect(new Set(ids).size).to.equal(1);
        expect(run.clock.pending).to.equal(0);
      }
    });

    it('leaves the server alone for as long as it wishes', async () => {
      const run = await start();
      run.adapter.answer = () => Promise.reject(new AcsError('throttled', 'no', { retryAfter: 7000 }));
      void run.send('Hello');
      await settled();
      run.adapter.report(connection('offline'));
      await settled();
      run.adapter.report(connection('online'));
      await run.clock.pass(6999);
      expect(run.sent()).to.have.length(1);
      await run.clock.pass(1);
      expect(run.sent()).to.have.length(2);
    });

    it('does not let a message that breaks the server hold up the others', async () => {
      const run = await start();
      run.adapter.answer = (request) =>
        request.type === 'send-message' && request.text === 'bad' ? refuse('internal')() : Promise.resolve();
      const all = ['bad', 'good'].map(run.send);
      await run.clock.pass(60_000);
      expect(await Promise.all(all)).to.deep.equal(['internal', 'done']);
      expect(run.thread().messages[0]).to.deep.include({
        status: 'failed',
        failure: { code: 'internal', retryable: true },
      });
    });

    it('fails what has waited for seven days, and keeps its text', async () => {
      const run = await start([me, opened, connection('offline')]);
      const done = run.send('Hello');
      const week = 7 * 24 * 3_600_000;
      await run.clock.pass(week);
      run.adapter.report(connection('connecting'));
      await settled();
      expect(run.rows()).to.deep.equal([['Hello', 'queued']]);
      await run.clock.pass(1);
      run.adapter.report(connection('offline'));
      expect(await done).to.equal('timed-out');
      expect(run.rows()).to.deep.equal([['Hello', 'failed']]);
      deliver(run.adapter);
      run.adapter.report(connection('online'));
      await run.chat.request({ type: 'retry-message', thread, key: run.thread().messages[0]!.key });
      expect(run.rows()).to.deep.equal([['Hello', 'sent']]);
    });

    it('says no to the thousand-and-first that waits, and keeps its text', async () => {
      const run = await start([me, opened, connection('offline')]);
      for (let index = 0; index < 1000; index++) void run.send(`${index}`);
      expect(await run.send('one more')).to.equal('full');
      expect(run.rows().at(-1)).to.deep.equal(['one more', 'failed']);
    });

    it('keeps what was written later behind what did not get through', async () => {
      const run = await start();
      run.adapter.answer = refuse('unreachable');
      void run.send('1');
      void run.send('2');
      await settled();
      deliver(run.adapter);
      await run.clock.pass(1000);
      expect(run.sent()).to.deep.equal(['1', '1', '2']);
    });

    it('does not wait any longer once the connection is back', async () => {
      const run = await start();
      run.adapter.answer = refuse('unreachable');
      const done = run.send('1');
      await run.clock.pass(100_000);
      run.adapter.report(connection('offline'));
      await settled();
      deliver(run.adapter);
      const before = run.sent().length;
      await run.clock.pass(600_000);
      expect(run.sent()).to.have.length(before);
      run.adapter.report(connection('online'));
      expect(await done).to.equal('done');
    });

    it('begins with short waits again once the connection has been back', async () => {
      const run = await start();
      run.adapter.answer = refuse('unreachable');
      void run.send('1');
      await run.clock.pass(100_000);
      run.adapter.report(connection('offline'));
      await settled();
      run.adapter.report(connection('online'));
      await settled();
      const before = run.sent().length;
      await run.clock.pass(1000);
      expect(run.sent()).to.have.length(before + 1);
    });

    it('says what failed for good, and goes on with the next', async () => {
      const run = await start();
      run.adapter.answer = (request) =>
        request.type === 'send-message' && request.text === 'bad'
          ? Promise.reject(new AcsError('too-large', 'no'))
          : Promise.resolve();
      const all = ['bad', 'good'].map(run.send);
      expect(await Promise.all(all)).to.deep.equal(['too-large', 'done']);
      expect(run.thread().messages[0]).to.deep.include({
        status: 'failed',
        failure: { code: 'too-large', retryable: false },
      });
      expect(run.sent()).to.deep.equal(['bad', 'good']);
    });

    it('does not fail what the server has in truth', async () => {
      const run = await start();
      run.adapter.answer = (request) => {
        const { clientMessageId } = request as ChatRequest & { type: 'send-message' };
        run.adapter.report({
          type: 'messages-changed',
          thread,
          messages: [reported(1, { clientMessageId })],
        });
        return Promise.reject(new AcsError('timed-out', 'no'));
      };
      expect(await run.send('Hello')).to.equal('done');
      expect(run.rows()).to.deep.equal([['Message 1', 'sent']]);
      await run.clock.pass(60_000);
      expect(run.sent()).to.have.length(1);
    });

    it('retries on demand as the same message', async () => {
      const run = await start();
      run.adapter.answer = refuse('forbidden');
      expect(await run.send('Hello')).to.equal('forbidden');
      const { key } = run.thread().messages[0]!;
      deliver(run.adapter);
      await run.chat.request({ type: 'retry-message', thread, key });
      expect(run.rows()).to.deep.equal([['Hello', 'sent']]);
      expect(run.thread().messages[0]).to.include({ key, clientMessageId: key, failure: undefined });
    });

    it('discards what waits or has failed, and goes on with the rest', async () => {
      const run = await start();
      run.adapter.answer = refuse('throttled');
      const outcomes = ['1', '2'].map(run.send);
      await settled();
      deliver(run.adapter);
      await run.chat.request({ type: 'discard-message', thread, key: run.thread().messages[0]!.key });
      expect(await Promise.all(outcomes)).to.deep.equal(['cancelled', 'done']);
      expect(run.rows()).to.deep.equal([['2', 'sent']]);
    });

    it('deletes on the server what was called off on its way there', async () => {
      const run = await start();
      deliver(run.adapter);
      const answered = run.adapter.answer;
      let answer = () => {};
      run.adapter.answer = async (request, options) => {
        await new Promise<void>((resolve) => (answer = resolve));
        await answered(request, options);
      };
      const done = run.send('1');
      await run.chat.request({ type: 'discard-message', thread, key: run.thread().messages[0]!.key });
      expect(run.thread().messages[0]).to.deep.include({ status: 'sending', pending: { kind: 'delete' } });
      answer();
      expect(await done).to.equal('done');
      await settled();
      expect(run.adapter.requests.at(-1)).to.deep.equal({ type: 'delete-message', thread, id: '1' });
      expect(run.thread().messages[0]).to.deep.include({ status: 'sent', pending: { kind: 'delete' } });
      answer();
      await settled();
      expect(run.thread().messages[0]!.pending).to.be.undefined;
      expect(run.thread().unsent).to.be.empty;
    });

    it('looks for what was called off while it was not certain, before it forgets it', async () => {
      for (const isThere of [true, false]) {
        const run = await start();
        run.adapter.answer = refuse('unreachable');
        const done = run.send('1');
        await settled();
        const { key } = run.thread().messages[0]!;
        run.adapter.answer = (request) => {
          if (request.type === 'check-messages' && isThere) {
            const messages = [reported(1, { clientMessageId: key })];
            run.adapter.report({ type: 'messages-changed', thread, messages });
          }
          return Promise.resolve();
        };
        await run.chat.request({ type: 'discard-message', thread, key });
        expect(await done).to.equal(isThere ? 'done' : 'cancelled');
        await settled();
        const types = run.adapter.requests.map(({ type }) => type);
        expect(types).to.deep.equal([
          'send-message',
          'check-messages',
          ...(isThere ? ['delete-message'] : []),
        ]);
        expect(run.thread().messages).to.have.length(isThere ? 1 : 0);
      }
    });

    it('changes the words of what was not sent, and of nothing that may have been', async () => {
      const run = await start();
      run.adapter.answer = refuse('too-large');
      await run.send('far too long');
      const { key } = run.thread().messages[0]!;
      deliver(run.adapter);
      await run.chat.request({ type: 'edit-unsent', thread, key, text: 'short' });
      expect(run.rows()).to.deep.equal([['short', 'sent']]);
      expect(run.thread().messages[0]!.key).to.equal(key);
      run.adapter.answer = refuse('unreachable');
      void run.send('2');
      await settled();
      const edit = { type: 'edit-unsent', thread, key: run.thread().messages[1]!.key, text: 'x' } as const;
      expect(await codeOf(run.chat.request(edit))).to.equal('conflict');
      expect(run.rows()[1]).to.deep.equal(['2', 'uncertain']);
    });

    it('takes a repeat for what it is', async () => {
      const run = await start();
      const request = { type: 'send-message', thread, text: 'Hello', clientMessageId: 'mine' } as const;
      deliver(run.adapter);
      await Promise.all([run.chat.request(request), run.chat.request(request)]);
      await run.chat.request(request);
      expect(run.sent()).to.have.length(1);
      expect(run.rows()).to.have.length(1);
    });

    it('sends nothing without words, neither new nor edited', async () => {
      const run = await start();
      expect(await run.send(' \n ')).to.equal('invalid-argument');
      const edit = { type: 'edit-message', thread, id: '1', text: '' } as const;
      expect(await codeOf(run.chat.request(edit))).to.equal('invalid-argument');
      expect(run.adapter.requests).to.be.empty;
      expect(run.thread().messages).to.be.empty;
    });

    it('fails what waits in a thread from which I was removed, and what I write there', async () => {
      const run = await start([me, opened, connection('offline')]);
      const waiting = run.send('1');
      run.adapter.report({ type: 'thread-removed', thread, at: 1 });
      expect(await waiting).to.equal('forbidden');
      expect(await run.send('2')).to.equal('forbidden');
      expect(run.rows()).to.deep.equal([
        ['1', 'failed'],
        ['2', 'failed'],
      ]);
      expect(run.sent()).to.be.empty;
    });
  });

  describe('opening', () => {
    it('opens once, however often it is asked', async () => {
      const run = await start([]);
      await Promise.all([1, 2].map(() => run.chat.request({ type: 'open-thread', thread })));
      expect(run.adapter.requests).to.have.length(1);
    });

    it('opens again what could not be opened when the connection is back', async () => {
      const run = await start([me, connection('offline')]);
      run.adapter.answer = refuse('unreachable');
      expect(await codeOf(run.chat.request({ type: 'open-thread', thread }))).to.equal('unreachable');
      expect(run.thread().status).to.equal('failed');
      run.adapter.answer = () => {
        run.adapter.report(opened);
        return Promise.resolve();
      };
      run.adapter.report(connection('online'));
      await settled();
      expect(run.thread()).to.include({ status: 'open', failure: undefined });
      expect(run.chat.state.failure).to.be.undefined;
    });

    it('leaves alone what will never open', async () => {
      const run = await start([me, connection('offline')]);
      run.adapter.answer = refuse('not-found');
      await codeOf(run.chat.request({ type: 'open-thread', thread }));
      run.adapter.report(connection('online'));
      await settled();
      expect(run.adapter.requests).to.have.length(1);
    });
  });

  describe('drafts', () => {
    const save = (text: string) => ({ type: 'save-draft', thread, text }) as const;

    it('survive a reload, for each person and thread', async () => {
      const storage = new MemoryStorage();
      await (await start(undefined, storage)).chat.request(save('Half a sen'));
      const again = await start([me], storage);
      again.adapter.answer = () => new Promise(() => {});
      void again.chat.request({ type: 'open-thread', thread });
      await settled();
      expect(again.thread(), 'before the thread has answered').to.include({
        draft: 'Half a sen',
        status: 'opening',
      });
      const other = await start([{ type: 'me-changed', me: { id: 'other', name: '' } }, opened], storage);
      expect(other.thread().draft).to.equal('');
    });

    it('are looked up as soon as it is known who I am', async () => {
      const storage = new MemoryStorage();
      await (await start(undefined, storage)).chat.request(save('Half a sen'));
      const again = await start([opened], storage);
      expect(again.thread().draft).to.equal('');
      again.adapter.report(me);
      await settled();
      expect(again.thread().draft).to.equal('Half a sen');
    });

    it('give way to what is being written meanwhile', async () => {
      const storage = new MemoryStorage();
      await (await start(undefined, storage)).chat.request(save('old'));
      const again = await start([opened], storage);
      await again.chat.request(save('new'));
      again.adapter.report(me);
      await settled();
      expect(again.thread().draft).to.equal('new');
      expect([...storage.items.values()]).to.deep.equal(['new']);
    });

    it('do not pass to somebody else', async () => {
      const storage = new MemoryStorage();
      const run = await start(undefined, storage);
      await run.chat.request(save('for my eyes'));
      run.adapter.report({ type: 'me-changed', me: { id: 'other', name: '' } });
      await settled();
      expect(run.thread().draft).to.equal('');
      expect(storage.items.size).to.equal(1);
      run.adapter.report(me);
      await settled();
      expect(run.thread().draft).to.equal('for my eyes');
    });

    it('are gone with the message', async () => {
      const storage = new MemoryStorage();
      const run = await start(undefined, storage);
      await run.chat.request(save('Hello'));
      await run.send('Hello');
      expect(run.thread().draft).to.equal('');
      expect(storage.items.size).to.equal(0);
    });

    it('are kept for this page where the storage refuses', async () => {
      const refusing = {
        getItem: () => {
          throw new Error('no');
        },
        setItem: () => {
          throw new Error('full');
        },
        removeItem: () => {
          throw new Error('no');
        },
      };
      const run = await start(undefined, refusing);
      await run.chat.request(save('Hello'));
      expect(run.thread().draft).to.equal('Hello');
    });

    it('cost little while typing', async () => {
      const run = await start(undefined, localStorage);
      const begun = performance.now();
      for (let length = 0; length < 2000; length += 10) await run.chat.request(save('x'.repeat(length)));
      const each = (performance.now() - begun) / 200;
      await run.chat.request(save(''));
      console.log(`a draft of 2,000 characters: ${each.toFixed(3)} ms`);
      expect(each).to.be.below(4);
    });
  });

  describe('typing', () => {
    const typing = (id: string, until: number): ChatFact => ({
      type: 'typing-changed',
      thread,
      typing: { id, name: id, until },
      at: 0,
    });

    it('of others ends in its time, each on their own', async () => {
      const run = await start();
      const now = run.clock.now();
      run.adapter.report(typing('ada', now + 5000), typing('grace', now + 8000));
      await settled();
      await run.clock.pass(4000);
      run.adapter.report(typing('ada', now + 9000));
      await settled();
      await run.clock.pass(4000);
      expect(run.thread().typing.map(({ id }) => id)).to.deep.equal(['ada']);
      await run.clock.pass(1000);
      expect(run.thread().typing).to.be.empty;
      expect(run.clock.pending).to.equal(0);
    });

    it('of mine is told now and then, afresh after a message, and never while away', async () => {
      const run = await start();
      const tell = () => run.chat.request({ type: 'tell-typing', thread });
      const told = () => run.adapter.requests.filter(({ type }) => type === 'tell-typing').length;
      await tell();
      await tell();
      expect(told()).to.equal(1);
      await run.clock.pass(3000);
      await tell();
      expect(told()).to.equal(2);
      await run.send('Hello');
      await tell();
      expect(told()).to.equal(3);
      await run.clock.pass(3000);
      run.adapter.report(connection('offline'));
      await tell();
      expect(told()).to.equal(3);
    });
  });

  describe('reading', () => {
    const tell = (run: Awaited<ReturnType<typeof start>>, upTo: number) =>
      codeOf(run.chat.request({ type: 'tell-read', thread, upTo }));
    const told = (run: Awaited<ReturnType<typeof start>>) =>
      run.adapter.requests.flatMap((request) => (request.type === 'tell-read' ? request.upTo : []));

    it('is told only ever further, and once', async () => {
      const run = await start();
      run.adapter.report({ type: 'read-changed', thread, participant: 'me', upTo: 3 });
      for (const upTo of [2, 3, 5, 4, 5, Infinity]) await tell(run, upTo);
      expect(told(run)).to.deep.equal([5]);
    });

    it('skips what has been overtaken while an answer is awaited', async () => {
      const run = await start();
      const answers: (() => void)[] = [];
      run.adapter.answer = () => new Promise((resolve) => answers.push(resolve));
      const all = [1, 2, 3, 4].map((upTo) => tell(run, upTo));
      answers[0]!();
      await settled();
      answers[1]!();
      await Promise.all(all);
      expect(told(run)).to.deep.equal([1, 4]);
    });

    it('catches up when the connection is back', async () => {
      const run = await start([me, opened, connection('offline')]);
      await tell(run, 4);
      await tell(run, 6);
      expect(told(run)).to.be.empty;
      run.adapter.report(connection('online'));
      await settled();
      expect(told(run)).to.deep.equal([6]);
    });

    it('may be told again when it was refused', async () => {
      const run = await start();
      run.adapter.answer = refuse('forbidden');
      expect(await tell(run, 4)).to.equal('forbidden');
      run.adapter.answer = () => Promise.resolve();
      expect(await tell(run, 4)).to.equal('done');
      expect(told(run)).to.deep.equal([4, 4]);
    });
  });

  it('edits after what is being sent, not before', async () => {
    const run = await start();
    run.adapter.report({ type: 'messages-changed', thread, messages: [reported(1)] });
    const answers: (() => void)[] = [];
    run.adapter.answer = () => new Promise((resolve) => answers.push(resolve));
    const sent = run.send('Hello');
    const edited = run.chat.request({ type: 'edit-message', thread, id: '1', text: 'Changed' });
    await settled();
    expect(run.adapter.requests.map(({ type }) => type)).to.deep.equal(['send-message']);
    answers[0]!();
    await sent;
    await settled();
    answers[1]!();
    await edited;
    expect(run.adapter.requests.map(({ type }) => type)).to.deep.equal(['send-message', 'edit-message']);
  });

  it('tells whoever waits when it closes, and leaves no timer behind', async () => {
    const run = await start();
    run.adapter.report({
      type: 'typing-changed',
      thread,
      typing: { id: 'ada', name: '', until: run.clock.now() + 9000 },
      at: 0,
    });
    run.adapter.answer = refuse('unreachable');
    const waiting = run.send('1');
    await settled();
    run.adapter.answer = () => new Promise(() => {});
    const loading = codeOf(run.chat.request({ type: 'load-older', thread, count: 50 }));
    run.chat.close();
    run.chat.close();
    expect(await Promise.all([waiting, loading])).to.deep.equal(['closed', 'closed']);
    expect(await run.send('2')).to.equal('closed');
    expect(run.rows()).to.deep.equal([['1', 'uncertain']]);
    expect(run.thread().loading).to.be.false;
    expect(run.chat.state.connection.phase).to.equal('idle');
    expect(run.clock.pending).to.equal(0);
  });
});
