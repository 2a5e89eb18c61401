import type { CallAdapter, CallFact, CallRequest, StreamStats } from '../../src/contracts/call.js';
import type { PerformOptions } from '../../src/contracts/adapter.js';

const everything: readonly CallRequest['type'][] = [
  'join',
  'leave',
  'end-for-everyone',
  'set-microphone',
  'set-camera',
  'set-screen-share',
  'set-hand',
  'ask-permission',
  'select-device',
  'mute-participant',
  'remove-participant',
  'reconnect',
  'play-sound',
];

/** A call that says what it is told to say, for unit tests: it says yes, does nothing, and remembers what was asked. */
export class FakeCallAdapter implements CallAdapter {
  can: ReadonlySet<CallRequest['type']> = new Set(everything);
  readonly requests: CallRequest[] = [];
  readonly shown: string[] = [];
  /** How the far side answers; replace it to keep somebody waiting or to refuse. */
  answer: (request: CallRequest, options: PerformOptions) => Promise<void> = () => Promise.resolve();
  readonly #facts: readonly CallFact[];
  #report: (fact: CallFact) => void = () => {};

  constructor(...facts: readonly CallFact[]) {
    this.#facts = facts;
  }

  watch(report: (fact: CallFact) => void, signal: AbortSignal) {
    this.#report = report;
    signal.addEventListener('abort', () => (this.#report = () => {}), { once: true });
    this.#facts.forEach(report);
  }

  /** Lets a test say what the far side did. */
  report(...facts: readonly CallFact[]) {
    for (const fact of facts) this.#report(fact);
  }

  async perform(request: CallRequest, options: PerformOptions) {
    this.requests.push(request);
    await this.answer(request, options);
    if (request.type === 'set-microphone')
      this.report({ type: 'microphone-changed', change: { on: request.on } });
    if (request.type === 'set-camera') this.report({ type: 'camera-changed', change: { on: request.on } });
    if (request.type === 'set-screen-share') {
      this.report({ type: 'screen-share-changed', change: { on: request.on } });
    }
  }

  show(stream: string) {
    this.shown.push(stream);
    return { demand() {}, release: () => void this.shown.splice(this.shown.indexOf(stream), 1) };
  }

  level(): number {
    return 0;
  }

  stats(): Promise<StreamStats> {
    return Promise.resolve({});
  }
}
