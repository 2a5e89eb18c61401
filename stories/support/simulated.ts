import type { Action, Script } from '../../src/adapters/simulated/action.js';
import type { HistoryMessage } from '../../src/adapters/simulated/history.js';
import { nameOf } from '../../src/adapters/simulated/names.js';
import type { PersonOptions } from '../../src/adapters/simulated/person.js';
import type { SimulatedCallOptions } from '../../src/adapters/simulated/call-options.js';
import { SimulatedCallAdapter } from '../../src/adapters/simulated/simulated-call-adapter.js';
import { SimulatedChatAdapter } from '../../src/adapters/simulated/simulated-chat-adapter.js';
import { SimulatedRoom } from '../../src/adapters/simulated/simulated-room.js';
import type { CallFact, CallRequest } from '../../src/contracts/call.js';
import type { ChatConnection, ThreadId } from '../../src/contracts/chat.js';
import type { ErrorCode } from '../../src/contracts/errors.js';
import { createStatefulCall, type StatefulCall } from '../../src/stateful/call/stateful-call.js';
import { createStatefulChat, type StatefulChat } from '../../src/stateful/chat/stateful-chat.js';

/** Seconds: what waits in a story waits for as long as somebody looks. */
const DAY = 86_400;

/** A list of places (the first person is 0), or `all`. */
type Places = readonly number[] | 'all';

export interface CallStory extends SimulatedCallOptions {
  /**
   * How many others, or who. The built-in names are the same each time: 5 has a very long name, 6 an Arabic one,
   * 11 an empty one. Default: 4, all with their cameras on.
   */
  readonly people?: number | readonly PersonOptions[];
  /** Which of them are muted, speak, … Add to what `people` says. */
  readonly muted?: Places;
  readonly speaks?: Places;
  readonly hands?: Places;
  readonly sharing?: Places;
  readonly withoutCamera?: Places;
  /** Whom I have pinned. */
  readonly pinned?: readonly number[];
  /** A request that has just failed. */
  readonly failed?: { readonly request: CallRequest; readonly code: ErrorCode };
  /** What else has happened, in this order: notices and the like. */
  readonly facts?: readonly CallFact[];
  /** What happens by itself. Default: nothing. */
  readonly script?: Script;
  /** What happens at once: faults and the like. */
  readonly actions?: readonly Action[];
  /** Pictures and voices stand still. Default: true. */
  readonly still?: boolean;
  /** Default: false. */
  readonly lobby?: boolean;
  /** Seconds until a request is answered. Default: 0. */
  readonly latency?: number;
  readonly seed?: string;
}

/** A call in any state, for stories: connected, with four others, unless told otherwise. */
export function simulatedCall(story: CallStory = {}): StatefulCall {
  const { status = 'connected', name = 'Robin', still = true, failed, pinned = [], actions = [] } = story;
  const room = new SimulatedRoom({ ...story, still, people: peopleOf(story) });
  if (failed) room.do({ type: 'refuse', request: failed.request.type, code: failed.code });
  const adapter = new SimulatedCallAdapter(room, { ...story, status, name });
  const call = createStatefulCall(
    {
      can: adapter.can,
      watch(report, signal) {
        adapter.watch(report, signal);
        story.facts?.forEach(report);
      },
      perform: adapter.perform.bind(adapter),
      show: adapter.show.bind(adapter),
      level: adapter.level.bind(adapter),
      stats: adapter.stats.bind(adapter),
    },
    { deadlines: { other: DAY, join: DAY, 'set-camera': DAY, 'set-screen-share': DAY } },
  );
  for (const action of actions) room.do(action);
  for (const place of pinned) {
    const id = room.people[place]?.id;
    if (id !== undefined) void call.request({ type: 'set-pinned', id, pinned: true });
  }
  if (failed) call.request(failed.request).catch(() => {}); // The state says it.
  return call;
}

/** The id of the nth person of a story's call or chat, beginning with 0. */
export function idOf(place: number, seed = 'acs'): string {
  return `8:acs:simulated_${seed}_${place + 1}`;
}

/** After these the session tries again by itself. */
type Passing = 'unreachable' | 'timed-out' | 'throttled';

export interface ChatStory {
  /** What was said, or how many made-up messages. Default: 12. */
  readonly messages?: number | readonly HistoryMessage[];
  /** The others, or how many. Default: 4. */
  readonly people?: number | readonly PersonOptions[];
  readonly name?: string;
  readonly topic?: string;
  /** Who types. */
  readonly typing?: readonly number[];
  /** Who has read everything; the others have read nothing. Default: all. */
  readonly readBy?: Places;
  /** Default: `online`. */
  readonly phase?: ChatConnection['phase'];
  /** Default: `open`. */
  readonly status?: 'opening' | 'open' | 'removed' | 'failed';
  /** Why the thread could not be opened, where the status is `failed`. Default: `unreachable`. */
  readonly code?: ErrorCode;
  /** Messages of mine that were refused for good, with the code, … */
  readonly failed?: readonly { readonly text: string; readonly code: Exclude<ErrorCode, Passing> }[];
  /** … and those that wait: the first one is being sent, the others are queued. */
  readonly waiting?: readonly string[];
  readonly draft?: string;
  /** People read and answer what is sent. Default: true. */
  readonly replies?: boolean;
  readonly script?: Script;
  /** Default: 0. */
  readonly latency?: number;
  readonly seed?: string;
  /** Default: `story`. */
  readonly thread?: ThreadId;
}

/** A chat in any state, for stories: open, with twelve messages, unless told otherwise. */
export function simulatedChat(story: ChatStory = {}): { chat: StatefulChat; thread: ThreadId } {
  const {
    thread = 'story',
    status = 'open',
    phase = 'online',
    failed = [],
    waiting = [],
    readBy = 'all',
  } = story;
  const room = new SimulatedRoom({
    ...story,
    history: story.messages ?? 12,
    historyRead: readBy === 'all',
    people: peopleOf(story),
  });
  const adapter = new SimulatedChatAdapter(room, { name: story.name ?? 'Robin', phase });
  if (status === 'opening') room.do({ type: 'never-answer', request: 'open-thread' });
  if (status === 'failed') {
    room.do({ type: 'refuse', request: 'open-thread', code: story.code ?? 'unreachable' });
  }
  const chat = createStatefulChat(adapter, { deadlines: { other: DAY } });
  void tell();
  return { chat, thread };

  async function tell() {
    await chat.request({ type: 'open-thread', thread }).catch(() => {}); // The state says it.
    if (status === 'removed') room.do({ type: 'remove-me-from-thread' });
    if (readBy !== 'all') room.do({ type: 'read', who: readBy });
    if (story.typing) room.do({ type: 'type', who: story.typing, seconds: DAY });
    if (story.draft !== undefined) await chat.request({ type: 'save-draft', thread, text: story.draft });
    for (const { text, code } of failed) {
      room.do({ type: 'refuse', request: 'send-message', code });
      await chat.request({ type: 'send-message', thread, text }).catch(() => {});
    }
    if (waiting.length > 0) room.do({ type: 'never-answer', request: 'send-message' });
    for (const text of waiting) chat.request({ type: 'send-message', thread, text }).catch(() => {});
  }
}

function peopleOf(story: CallStory | ChatStory): PersonOptions[] {
  const { people = 4 } = story;
  const cast: readonly PersonOptions[] =
    typeof people === 'number' ? Array.from({ length: people }, () => ({})) : people;
  const { muted, speaks, hands, sharing, withoutCamera } = story as CallStory;
  return cast.map((person, place) => ({
    name: nameOf(place),
    ...person,
    ...(isIn(muted, place) && { muted: true }),
    ...(isIn(speaks, place) && { speaking: true }),
    ...(isIn(hands, place) && { handRaised: true }),
    ...(isIn(sharing, place) && { sharing: true }),
    ...(isIn(withoutCamera, place) && { camera: false }),
  }));
}

function isIn(places: Places | undefined, place: number): boolean {
  return places === 'all' || (places?.includes(place) ?? false);
}
