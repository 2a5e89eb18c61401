import { SimulatedCallAdapter } from '../../../src/adapters/simulated/simulated-call-adapter.js';
import { SimulatedChatAdapter } from '../../../src/adapters/simulated/simulated-chat-adapter.js';
import { SimulatedRoom } from '../../../src/adapters/simulated/simulated-room.js';
import { systemClock, type Clock } from '../../../src/contracts/clock.js';
import { callAdapterConformance, type CallHarness } from '../../../src/testing/call-adapter-conformance.js';
import {
  callFaultConformance,
  type BreakableCallHarness,
} from '../../../src/testing/call-fault-conformance.js';
import { chatAdapterConformance, type ChatHarness } from '../../../src/testing/chat-adapter-conformance.js';

/** Counts the timers that wait. */
function countingClock(): Clock & { readonly pending: number } {
  const pending = new Set<object>();
  return {
    now: () => systemClock.now(),
    after(milliseconds, task) {
      const timer = {};
      pending.add(timer);
      const stop = systemClock.after(milliseconds, () => {
        pending.delete(timer);
        task();
      });
      return () => {
        pending.delete(timer);
        stop();
      };
    },
    get pending() {
      return pending.size;
    },
  };
}

/** A room where everything takes a moment and people are busy. */
function busyRoom() {
  const clock = countingClock();
  const room = new SimulatedRoom({
    people: 0,
    latency: 0.01,
    clock,
    script: [{ do: { type: 'converse' } }, { do: { type: 'chat', every: 5 } }],
  });
  return { room, held: () => clock.pending };
}

function breakableHarness(): BreakableCallHarness {
  const { room, held } = busyRoom();
  return {
    adapter: new SimulatedCallAdapter(room),
    patience: 3,
    held,
    dispose() {},
    loseSignal() {
      room.do({ type: 'drop-connection', only: 'signal' });
      return () => room.do({ type: 'restore-connection' });
    },
    takeCamera() {
      room.do({ type: 'take-device', kind: 'camera' });
      return () => room.do({ type: 'give-back-device', kind: 'camera' });
    },
  };
}

function callHarness(): CallHarness {
  const { room, held } = busyRoom();
  return {
    adapter: new SimulatedCallAdapter(room),
    another: () => new SimulatedCallAdapter(room),
    patience: 2,
    held,
    dispose() {},
  };
}

function chatHarness(): ChatHarness {
  const { room, held } = busyRoom();
  return {
    adapter: new SimulatedChatAdapter(room, { name: 'Ada' }),
    another: () => new SimulatedChatAdapter(room, { name: 'Grace' }),
    thread: 'conformance',
    patience: 2,
    held,
    dispose() {},
  };
}

describe('SimulatedCallAdapter as a call adapter', () => {
  for (const { name, run } of callAdapterConformance) it(name, () => run(callHarness));
});

describe('SimulatedCallAdapter as a call adapter, when something breaks', () => {
  for (const { name, run } of callFaultConformance) it(name, () => run(breakableHarness));
});

describe('SimulatedChatAdapter as a chat adapter', () => {
  for (const { name, run } of chatAdapterConformance) it(name, () => run(chatHarness));
});
