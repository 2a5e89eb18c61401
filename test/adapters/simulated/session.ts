import type { PerformOptions } from '../../../src/contracts/adapter.js';
import type { CallFact } from '../../../src/contracts/call.js';
import type { ChatFact } from '../../../src/contracts/chat.js';
import type { SimulatedCallOptions } from '../../../src/adapters/simulated/call-options.js';
import { SimulatedCallAdapter } from '../../../src/adapters/simulated/simulated-call-adapter.js';
import { SimulatedChatAdapter } from '../../../src/adapters/simulated/simulated-chat-adapter.js';
import { SimulatedRoom, type SimulatedRoomOptions } from '../../../src/adapters/simulated/simulated-room.js';
import { createStatefulCall } from '../../../src/stateful/call/stateful-call.js';
import { createStatefulChat } from '../../../src/stateful/chat/stateful-chat.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';

export const unhurried: PerformOptions = {
  signal: new AbortController().signal,
  pauseDeadline: () => () => {},
};

/** A room with a clock that the test moves. */
export function createRoom(options: SimulatedRoomOptions = {}) {
  const clock = new ManualClock();
  return { clock, room: new SimulatedRoom({ clock, ...options }) };
}

/** A call, and the room it is in. */
export function createCall(roomOptions?: SimulatedRoomOptions, options?: SimulatedCallOptions) {
  const { clock, room } = createRoom(roomOptions);
  const adapter = new SimulatedCallAdapter(room, { name: 'Me', ...options });
  const call = createStatefulCall(adapter, { clock });
  return { clock, room, call, adapter };
}

/** A chat whose thread `t` is open, and the room it is in. */
export async function createChat(roomOptions?: SimulatedRoomOptions) {
  const { clock, room } = createRoom(roomOptions);
  const chat = createStatefulChat(new SimulatedChatAdapter(room, { name: 'Me' }), {
    clock,
    random: () => 0.5,
  });
  await chat.request({ type: 'open-thread', thread: 't' });
  return { clock, room, chat, thread: () => chat.state.threads.get('t')! };
}

/** Everything that a lively room reports while its clock makes these steps, in milliseconds. */
export async function record(options: SimulatedRoomOptions, steps: readonly number[]) {
  const { clock, room } = createRoom(options);
  const facts: (CallFact | ChatFact)[] = [];
  const levels: number[] = [];
  const watching = new AbortController();
  const call = new SimulatedCallAdapter(room, { name: 'Me' });
  const chat = new SimulatedChatAdapter(room, { name: 'Me' });
  call.watch((fact) => facts.push(fact), watching.signal);
  chat.watch((fact) => facts.push(fact), watching.signal);
  await call.perform({ type: 'join' }, unhurried);
  await chat.perform({ type: 'open-thread', thread: 't' }, unhurried);
  for (const step of steps) {
    clock.advance(step);
    levels.push(...room.people.map(({ id }) => call.level(id)));
  }
  watching.abort();
  return { facts, levels, pending: clock.pending };
}
