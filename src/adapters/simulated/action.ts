import type { CallRequest, EndReason, Participant } from '../../contracts/call.js';
import type { ChatRequest } from '../../contracts/chat.js';
import type { DeviceKind } from '../../contracts/devices.js';
import type { ErrorCode } from '../../contracts/errors.js';
import type { PersonOptions } from './person.js';

/** Whom an action is about: their place in the room's list of people, beginning with 0; several; or all. */
export type Who = number | readonly number[] | 'everyone';

/** What the people of a simulated room do. Plain data. */
export type PeopleAction =
  /** Somebody new comes to the end of the list, and joins the call and the chat. */
  | { readonly type: 'add-person'; readonly person?: PersonOptions }
  /** Comes (back) into the call. */
  | { readonly type: 'join'; readonly who: Who }
  | { readonly type: 'leave'; readonly who: Who }
  | { readonly type: 'set-muted'; readonly who: Who; readonly muted: boolean }
  | { readonly type: 'set-camera'; readonly who: Who; readonly on: boolean; readonly paused?: boolean }
  | { readonly type: 'set-sharing'; readonly who: Who; readonly on: boolean }
  | { readonly type: 'set-hand'; readonly who: Who; readonly raised: boolean }
  | { readonly type: 'set-spotlight'; readonly who: Who; readonly on: boolean }
  /** `reconnecting` is what is seen of somebody to whom sound and picture are interrupted. */
  | { readonly type: 'set-state'; readonly who: Who; readonly state: Participant['state'] }
  /** Their camera is on, and its picture stands still, as over a bad network; or it moves again. */
  | { readonly type: 'freeze-video'; readonly who: Who; readonly frozen: boolean }
  /** Speaks, and stops after `seconds`; without them, speaks on until `be-silent`. */
  | { readonly type: 'speak'; readonly who: Who; readonly seconds?: number }
  | { readonly type: 'be-silent'; readonly who: Who }
  /** They speak in turns until everybody is gone. `liveliness`, 0 to 1, shortens the pauses. Default: 0.5. */
  | { readonly type: 'converse'; readonly liveliness?: number }
  | { readonly type: 'stop-conversing' }
  /** Types for a while and then says it. Without `text`, something plausible. */
  | { readonly type: 'write'; readonly who: Who; readonly text?: string; readonly seconds?: number }
  /** Begins to type, which is believed for `seconds`. Default: 6. */
  | { readonly type: 'type'; readonly who: Who; readonly seconds?: number }
  /** Reads everything up to now; or up to a message's sequence. */
  | { readonly type: 'read'; readonly who: Who; readonly upTo?: number }
  /** Somebody writes now and then, `every` so many seconds on average. Default: 20. */
  | { readonly type: 'chat'; readonly every?: number }
  | { readonly type: 'stop-chatting' }
  | { readonly type: 'set-topic'; readonly topic: string };

/** What goes wrong, or is decided over my head: each is about everybody who has joined through an adapter. */
export type Fault =
  /** The next `times` requests of a kind are refused. Default: 1. */
  | {
      readonly type: 'refuse';
      readonly request: RequestType;
      readonly code: ErrorCode;
      readonly times?: number;
    }
  /** The next `times` requests of a kind take longer. Default: 1. */
  | {
      readonly type: 'delay';
      readonly request: RequestType;
      readonly seconds: number;
      readonly times?: number;
    }
  /** The next `times` requests of a kind are never answered. Default: 1. */
  | { readonly type: 'never-answer'; readonly request: RequestType; readonly times?: number }
  /** The next `times` requests of a kind are done, but their answers get lost. Default: 1. */
  | { readonly type: 'lose-answer'; readonly request: RequestType; readonly times?: number }
  /** Ends all of the four above. */
  | { readonly type: 'answer-well' }
  /**
   * The connection is lost, and comes back after `seconds`; without them, by `restore-connection` or a `reconnect`
   * request. `only` the way to the server, while sound and picture go on, or only those. Default: both.
   */
  | { readonly type: 'drop-connection'; readonly seconds?: number; readonly only?: 'signal' | 'media' }
  | { readonly type: 'restore-connection' }
  | { readonly type: 'lose-device'; readonly kind: DeviceKind }
  | { readonly type: 'plug-in-device'; readonly kind: DeviceKind; readonly label: string }
  /** Another program takes the device: it is off, and busy until it is given back. */
  | { readonly type: 'take-device'; readonly kind: 'camera' | 'microphone' }
  | { readonly type: 'give-back-device'; readonly kind: 'camera' | 'microphone' }
  /** No sound at all comes from my microphone, as from one that is switched off; or it does again. */
  | { readonly type: 'silence-microphone'; readonly silent: boolean }
  /** I speak, though I am muted. Nothing happens where I am not. */
  | { readonly type: 'speak-while-muted' }
  /** The browser plays nothing, until a `play-sound` request. */
  | { readonly type: 'block-sound' }
  | { readonly type: 'set-permission'; readonly kind: 'camera' | 'microphone'; readonly granted: boolean }
  /** Whoever waits in the lobby is let in. */
  | { readonly type: 'admit' }
  | { readonly type: 'mute-me'; readonly by: string }
  | { readonly type: 'remove-me'; readonly by: string }
  | { readonly type: 'remove-me-from-thread' }
  | { readonly type: 'end-call'; readonly reason: EndReason };

export type RequestType = CallRequest['type'] | ChatRequest['type'];

/** Everything that can be made to happen in a simulated room. Plain data. */
export type Action = PeopleAction | Fault;

export interface ScriptStep {
  /** Seconds after the step before; of the first one, after somebody joined or opened the thread. Default: 0. */
  readonly after?: number;
  readonly do: Action;
}

/** What happens by itself, one step after the other. Plain data. */
export type Script = readonly ScriptStep[];
