import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChatFact, ChatRequest } from '../../../src/contracts/chat.js';
import type { OutboxEntry } from '../../../src/contracts/outbox.js';
import type { ErrorCode } from '../../../src/contracts/errors.js';
import type { ChatSessionFact } from '../../../src/stateful/chat/chat-session-fact.js';
import { emptyChat } from '../../../src/stateful/chat/empty-chat.js';
import { reduceChat } from '../../../src/stateful/chat/reduce-chat.js';
import { reported } from '../../support/fake-chat-adapter.js';
import { expectSharedParts } from '../../support/identity.js';
import { chatFacts, waiting } from './facts.js';

const after = (...facts: readonly ChatSessionFact[]) => facts.reduce(reduceChat, emptyChat);
const thread = 'one';
const opened: ChatFact = {
  type: 'thread-opened',
  thread,
  topic: 'Team',
  members: [{ id: 'ada', name: 'Ada' }],
};
const messages = (...messages: ReturnType<typeof reported>[]): ChatFact => ({
  type: 'messages-changed',
  thread,
  messages,
});
const failed = (request: ChatRequest, code: ErrorCode, retryable = false): ChatSessionFact => ({
  type: 'request-ended',
  request,
  at: 1,
  failure: { request, code, message: 'no', retryable },
});
const open = { type: 'open-thread', thread } as const;
const outbox = (...unsent: OutboxEntry[]): ChatSessionFact => ({ type: 'outbox-changed', thread, unsent });

describe('reduceChat', () => {
  it('keeps what a fact does not touch, whatever the fact', () =>
    fc.assert(
      fc.property(fc.array(chatFacts, { maxLength: 30 }), (facts) => {
        let chat = emptyChat;
        for (const fact of facts) {
          const next = reduceChat(chat, fact);
          expectSharedParts(chat, next);
          chat = next;
        }
      }),
    ));

  it('is plain data, always', () =>
    fc.assert(
      fc.property(fc.array(chatFacts, { maxLength: 30 }), (facts) => {
        const chat = facts.reduce(reduceChat, emptyChat);
        expect(structuredClone(chat)).to.deep.equal(chat);
      }),
    ));

  it('never changes the state it is given', () =>
    fc.assert(
      fc.property(fc.array(chatFacts, { maxLength: 10 }), chatFacts, (facts, fact) => {
        const chat = facts.reduce(reduceChat, emptyChat);
        const copy = structuredClone(chat);
        reduceChat(chat, fact);
        expect(chat).to.deep.equal(copy);
      }),
    ));

  describe('a thread', () => {
    it('is opening, then open', () => {
      const opening = after({ type: 'request-started', request: open, at: 0 });
      expect(opening.threads.get(thread)!.status).to.equal('opening');
      expect(reduceChat(opening, opened).threads.get(thread)).to.include({ status: 'open', topic: 'Team' });
    });

    it('stays open while it is opened again, also in vain', () => {
      const chat = after(
        opened,
        { type: 'request-started', request: open, at: 0 },
        failed(open, 'unreachable'),
      );
      expect(chat.threads.get(thread)!.status).to.equal('open');
      expect(chat.failure?.code).to.equal('unreachable');
    });

    it('says why it could not be opened, until it can', () => {
      const chat = after({ type: 'request-started', request: open, at: 0 }, failed(open, 'not-found'));
      expect(chat.threads.get(thread)).to.deep.include({
        status: 'failed',
        failure: { code: 'not-found', message: 'no', retryable: false },
      });
      expect(chat.notices, 'said in its place').to.be.empty;
      const again = reduceChat(chat, { type: 'request-started', request: open, at: 1 });
      expect(again.threads.get(thread)).to.include({ status: 'opening', failure: undefined });
    });

    it('remembers what it showed when I am no member any more', () => {
      const removed: ChatFact = { type: 'thread-removed', thread, at: 1 };
      const chat = after(opened, messages(reported(1)), removed, removed);
      expect(chat.threads.get(thread)).to.include({ status: 'removed' });
      expect(chat.threads.get(thread)!.messages).to.have.length(1);
      expect(chat.notices.map(({ code, subject }) => [code, subject])).to.deep.equal([
        ['removed-from-thread', 'Team'],
      ]);
      expect(reduceChat(chat, opened).notices, 'a member again').to.be.empty;
    });

    it('forgets members who are not on its newest list', () => {
      const chat = after(
        opened,
        { type: 'members-changed', thread, members: [{ id: 'grace', name: 'Grace' }] },
        { type: 'thread-opened', thread, topic: 'Team', members: [{ id: 'grace', name: 'Grace' }] },
      );
      expect([...chat.threads.get(thread)!.members.keys()]).to.deep.equal(['grace']);
    });
  });

  describe('typing', () => {
    const typing = (id: string, until: number): ChatFact => ({
      type: 'typing-changed',
      thread,
      typing: { id, name: id, until },
      at: 0,
    });
    const who = (...facts: ChatSessionFact[]) =>
      after(...facts)
        .threads.get(thread)
        ?.typing.map(({ id }) => id) ?? [];

    it('is shown in the order they began, of the others', () => {
      const me: ChatFact = { type: 'me-changed', me: { id: 'me', name: 'Me' } };
      expect(who(me, typing('ada', 1), typing('me', 1), typing('grace', 1), typing('ada', 2))).to.deep.equal([
        'ada',
        'grace',
      ]);
    });

    it('ends with a new message, with leaving, and in time', () => {
      const both = [typing('ada', 5), typing('grace', 9)];
      expect(who(...both, messages(reported(1, { senderId: 'ada' })))).to.deep.equal(['grace']);
      expect(who(...both, { type: 'members-left', thread, ids: ['grace'] })).to.deep.equal(['ada']);
      expect(who(...both, { type: 'typing-expired', thread, at: 5 })).to.deep.equal(['grace']);
    });

    it('does not end with an old message that is loaded or edited', () => {
      const news = messages(reported(5, { senderId: 'grace' }));
      const old = messages(reported(2, { senderId: 'ada' }), reported(5, { senderId: 'ada', version: 99 }));
      expect(who(news, typing('ada', 5), old)).to.deep.equal(['ada']);
    });
  });

  it('signs what waits with whom I turn out to be', () => {
    const chat = after(messages(reported(1)), outbox(waiting('k')), {
      type: 'me-changed',
      me: { id: 'me', name: 'Ada' },
    });
    const [theirs, mine] = chat.threads.get(thread)!.messages;
    expect(mine).to.include({ senderId: 'me', senderName: 'Ada' });
    expect(theirs!.senderName).to.equal('Grace');
  });

  it('only ever reads further', () => {
    const read = (upTo: number): ChatFact => ({ type: 'read-changed', thread, participant: 'ada', upTo });
    const chat = after(read(5), read(3));
    expect(chat.threads.get(thread)!.readUpTo.get('ada')).to.equal(5);
  });

  describe('the outbox', () => {
    const rows = (...facts: ChatSessionFact[]) =>
      after(...facts)
        .threads.get(thread)!
        .messages.map(({ key, status }) => [key, status]);

    it('shows what waits last, in its order, until the server has it or it is called off', () => {
      const both = outbox(waiting('k1'), waiting('k2', { status: 'failed' }));
      const news = messages(reported(1));
      expect(rows(both, news)).to.deep.equal([
        ['1', 'sent'],
        ['k1', 'queued'],
        ['k2', 'failed'],
      ]);
      expect(rows(both, news, outbox(waiting('k2')))).to.deep.equal([
        ['1', 'sent'],
        ['k2', 'queued'],
      ]);
      const echo = messages(reported(2, { clientMessageId: 'k1' }));
      for (const facts of [
        [both, news, echo],
        [news, echo, both],
        [echo, both, news],
      ]) {
        expect(rows(...facts)).to.deep.equal([
          ['1', 'sent'],
          ['k1', 'sent'],
          ['k2', 'failed'],
        ]);
      }
      expect(rows(both, echo, outbox())).to.deep.equal([['k1', 'sent']]);
    });

    it('lays changes over what the server has, and takes them off again', () => {
      const edit = waiting('e', { kind: 'edit', message: '1', text: 'mine' });
      const drop = waiting('d', { kind: 'delete', message: '1' });
      const pending = (...facts: ChatSessionFact[]) =>
        after(...facts).threads.get(thread)!.messages[0]!.pending;
      expect(pending(messages(reported(1)), outbox(edit))).to.deep.equal({ kind: 'edit', text: 'mine' });
      expect(pending(outbox(edit), messages(reported(1)))).to.deep.equal({ kind: 'edit', text: 'mine' });
      expect(pending(messages(reported(1)), outbox(edit, drop))).to.deep.equal({ kind: 'delete' });
      expect(pending(messages(reported(1)), outbox(edit), outbox())).to.be.undefined;
      const chat = after(messages(reported(1)), outbox(edit), messages(reported(1, { version: 9 })));
      expect(chat.threads.get(thread)!.messages[0]).to.deep.include({
        version: 9,
        content: { kind: 'text', text: 'Message 1' },
        pending: { kind: 'edit', text: 'mine' },
      });
    });

    it('says that nothing can be kept', () => {
      expect(after({ type: 'outbox-unkept', at: 1 }).notices[0]).to.include({ code: 'not-kept' });
    });
  });

  it('knows where messages are missing, and which of them are on their way', () => {
    const gap = { after: 1, before: 9 };
    const request = { type: 'load-gap', thread, gap, from: 'before', count: 50 } as const;
    const gaps: ChatFact = { type: 'gaps-changed', thread, gaps: [gap] };
    const loading = after(opened, gaps, { type: 'request-started', request, at: 0 });
    expect(loading.threads.get(thread)!.gaps).to.deep.equal([{ ...gap, loading: true }]);
    expect(reduceChat(loading, gaps)).to.equal(loading);
    const failed_ = reduceChat(loading, failed(request, 'unreachable', true));
    expect(failed_.threads.get(thread)!.gaps).to.deep.equal([{ ...gap, loading: false }]);
    expect(failed_.failure?.request).to.equal(request);
    const less = reduceChat(loading, { type: 'gaps-changed', thread, gaps: [{ after: 1, before: 5 }] });
    expect(less.threads.get(thread)!.gaps).to.deep.equal([{ after: 1, before: 5, loading: false }]);
  });

  describe('requests', () => {
    const edit = { type: 'edit-message', thread, id: '1', text: 'x' } as const;

    it('tells of a change that was refused, and not of an attempt', () => {
      const attempt = after(messages(reported(1)), failed(edit, 'unreachable', true));
      expect(attempt.failure).to.be.undefined;
      expect(attempt.notices).to.be.empty;
      const failure = { request: edit, code: 'forbidden', message: 'no', retryable: false } as const;
      const ended = reduceChat(attempt, { type: 'outbox-refused', failure, at: 1 });
      expect(ended.notices[0]).to.include({
        code: 'request-failed',
        subject: 'edit-message',
        error: 'forbidden',
      });
      const well = reduceChat(ended, { type: 'request-ended', request: edit, at: 2 });
      expect(well.failure).to.be.undefined;
      expect(well.notices).to.be.empty;
    });

    it('loses no word over typing and reading', () => {
      const chat = after(
        failed({ type: 'tell-typing', thread }, 'unreachable'),
        failed({ type: 'tell-read', thread, upTo: 1 }, 'unreachable'),
      );
      expect(chat.failure).to.be.undefined;
      expect(chat.notices).to.be.empty;
    });

    it('forgets that it could not reconnect once it is online', () => {
      const online: ChatFact = {
        type: 'connection-changed',
        connection: { phase: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined },
        at: 1,
      };
      const chat = after(failed({ type: 'reconnect' }, 'unreachable'));
      expect(chat.notices).to.have.length(1);
      expect(reduceChat(chat, online)).to.deep.include({ failure: undefined, notices: [] });
    });
  });
});
