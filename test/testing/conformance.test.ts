import { expect } from '@open-wc/testing';
import { SimulatedCallAdapter } from '../../src/adapters/simulated/simulated-call-adapter.js';
import { SimulatedChatAdapter } from '../../src/adapters/simulated/simulated-chat-adapter.js';
import { SimulatedRoom } from '../../src/adapters/simulated/simulated-room.js';
import type { CallFact, CallRequest } from '../../src/contracts/call.js';
import type { ChatFact, ChatRequest } from '../../src/contracts/chat.js';
import type { PerformOptions } from '../../src/contracts/adapter.js';
import { callAdapterConformance } from '../../src/testing/call-adapter-conformance.js';
import { chatAdapterConformance } from '../../src/testing/chat-adapter-conformance.js';

type ReportCall = (fact: CallFact) => void;
type ReportChat = (fact: ChatFact) => void;

/** Adapters that break one promise each, and the test that must say so. */
const brokenCalls: Record<string, [test: string, make: new (room: SimulatedRoom) => SimulatedCallAdapter]> = {
  'reports the present too late': [
    'describes the present before watch() returns',
    class extends SimulatedCallAdapter {
      override watch(report: ReportCall, signal: AbortSignal) {
        queueMicrotask(() => super.watch(report, signal));
      }
    },
  ],
  'reports a thing': [
    'reports plain data only',
    class extends SimulatedCallAdapter {
      override watch(report: ReportCall, signal: AbortSignal) {
        super.watch((fact) => report({ ...fact, report } as unknown as CallFact), signal);
      }
    },
  ],
  'goes on for ever': [
    'is silent once it is not watched any more',
    class extends SimulatedCallAdapter {
      override watch(report: ReportCall) {
        super.watch(report, new AbortController().signal);
      }
    },
  ],
  'keeps its videos': [
    'holds nothing once it is not watched any more',
    class extends SimulatedCallAdapter {
      override show(_: string, frame: HTMLElement) {
        frame.append(document.createElement('video'));
        return { demand() {}, release() {} };
      }
    },
  ],
  'rejects with any error': [
    'refuses to remove or mute nobody',
    class extends SimulatedCallAdapter {
      override perform(request: CallRequest, options: PerformOptions) {
        return super.perform(request, options).catch(() => Promise.reject(new Error('no')));
      }
    },
  ],
  'takes any request': [
    'refuses requests that it does not know',
    class extends SimulatedCallAdapter {
      override perform(request: CallRequest, options: PerformOptions) {
        return super.perform(request, options).catch(() => {});
      }
    },
  ],
  'joins whenever it is asked': [
    'joins once, however often it is asked',
    class extends SimulatedCallAdapter {
      #report: ReportCall = () => {};
      override watch(report: ReportCall, signal: AbortSignal) {
        this.#report = report;
        super.watch(report, signal);
      }
      override async perform(request: CallRequest, options: PerformOptions) {
        await super.perform(request, options);
        if (request.type === 'join') this.#report({ type: 'status-changed', status: 'connected', at: 0 });
      }
    },
  ],
  'measures too loud': [
    'measures a level between 0 and 1, of strangers too',
    class extends SimulatedCallAdapter {
      override level() {
        return 1.5;
      }
    },
  ],
  'does not tell others of a mute': [
    'tells others of my microphone, camera and hand',
    class extends SimulatedCallAdapter {
      override perform(request: CallRequest, options: PerformOptions) {
        return request.type === 'set-microphone' ? Promise.resolve() : super.perform(request, options);
      }
    },
  ],
};

const brokenChats: Record<string, [test: string, make: new (room: SimulatedRoom) => SimulatedChatAdapter]> = {
  'stores a repeat again': [
    'stores a message once, however often it is sent',
    class extends SimulatedChatAdapter {
      #sent = 0;
      override perform(request: ChatRequest, options: PerformOptions) {
        if (request.type !== 'send-message') return super.perform(request, options);
        return super.perform(
          { ...request, clientMessageId: `${request.clientMessageId}${this.#sent++}` },
          options,
        );
      }
    },
  ],
  'tidies texts up': [
    'keeps a text as it is',
    class extends SimulatedChatAdapter {
      override perform(request: ChatRequest, options: PerformOptions) {
        const tidied = request.type === 'send-message' ? { ...request, text: request.text.trim() } : request;
        return super.perform(tidied, options);
      }
    },
  ],
  'keeps the version of an edit': [
    'brings edits and deletions to others, and lets nobody else make them',
    class extends SimulatedChatAdapter {
      override watch(report: ReportChat, signal: AbortSignal) {
        super.watch((fact) => {
          if (fact.type !== 'messages-changed') report(fact);
          else report({ ...fact, messages: fact.messages.map((one) => ({ ...one, version: one.sequence })) });
        }, signal);
      }
    },
  ],
  'never completes a history': [
    'opens a thread, with me among its members',
    class extends SimulatedChatAdapter {
      override watch(report: ReportChat, signal: AbortSignal) {
        super.watch((fact) => {
          if (fact.type !== 'history-completed') report(fact);
        }, signal);
      }
    },
  ],
  'loses an older page': [
    'gives who comes later what was said, page by page, until there is no more',
    class extends SimulatedChatAdapter {
      override watch(report: ReportChat, signal: AbortSignal) {
        super.watch((fact) => {
          if (fact.type === 'messages-changed' && fact.messages.some(({ sequence }) => sequence === 5))
            return;
          report(fact);
        }, signal);
      }
    },
  ],
  'does not tell that I type': [
    'tells others that I type, and not me',
    class extends SimulatedChatAdapter {
      override perform(request: ChatRequest, options: PerformOptions) {
        return request.type === 'tell-typing' ? Promise.resolve() : super.perform(request, options);
      }
    },
  ],
};

const outcomeOf = (promise: Promise<void>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the conformance suites', () => {
  for (const [fault, [name, Broken]] of Object.entries(brokenCalls)) {
    it(`find a call adapter that ${fault}`, async () => {
      const test = callAdapterConformance.find((one) => one.name === name)!;
      const room = new SimulatedRoom({ people: 0 });
      const make = () => ({
        adapter: new Broken(room),
        another: () => new SimulatedCallAdapter(room),
        patience: 0.2,
        dispose() {},
      });
      expect(await outcomeOf(test.run(make))).to.be.instanceOf(Error);
    });
  }

  for (const [fault, [name, Broken]] of Object.entries(brokenChats)) {
    it(`find a chat adapter that ${fault}`, async () => {
      const test = chatAdapterConformance.find((one) => one.name === name)!;
      const room = new SimulatedRoom({ people: 0 });
      const make = () => ({
        adapter: new Broken(room),
        another: () => new Broken(room),
        thread: 't',
        patience: 0.2,
        dispose() {},
      });
      expect(await outcomeOf(test.run(make))).to.be.instanceOf(Error);
    });
  }

  it('dispose of the harness, whatever came of the test', async () => {
    let disposed = 0;
    const [test] = callAdapterConformance;
    const room = new SimulatedRoom({ people: 0 });
    const make = (adapter: SimulatedCallAdapter) => () => ({
      adapter,
      dispose() {
        disposed++;
      },
    });
    await test!.run(make(new SimulatedCallAdapter(room)));
    await outcomeOf(test!.run(make(new SimulatedCallAdapter(room, { status: 'connected' }))));
    expect(disposed).to.equal(2);
  });

  it('say which tests need somebody else', async () => {
    const test = callAdapterConformance.find(({ farSide }) => farSide)!;
    const make = () => ({ adapter: new SimulatedCallAdapter(new SimulatedRoom()), dispose() {} });
    expect(String(await outcomeOf(test.run(make)))).to.contain('another');
  });
});
