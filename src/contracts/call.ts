import type { Adapter, Failure } from './adapter.js';
import type { DeviceKind, Devices } from './devices.js';
import type { ErrorCode } from './errors.js';
import type { ParticipantId } from './identifiers.js';
import type { Notice } from './notice.js';

/**
 * Where the call stands.
 *
 * `idle` before a join · `connecting` · `ringing` the other side has not answered · `lobby` waiting to be
 * admitted · `connected` · `held-locally` · `held-remotely` · `reconnecting` signalling or media is lost and
 * being mended · `ending` · `ended`, with an `endReason`.
 */
export type CallStatus =
  | 'idle'
  | 'connecting'
  | 'ringing'
  | 'lobby'
  | 'connected'
  | 'held-locally'
  | 'held-remotely'
  | 'reconnecting'
  | 'ending'
  | 'ended';

/** Why a call ended, or why it could not be joined. */
export interface EndReason {
  /**
   * `left` by me · `removed` by somebody · `ended-for-everyone` · `replaced` I joined from elsewhere ·
   * `network-lost` · `failed`, with the error's code in `error`.
   */
  readonly code: 'left' | 'removed' | 'ended-for-everyone' | 'replaced' | 'network-lost' | 'failed';
  readonly error?: ErrorCode;
  /** For developers, in English. */
  readonly message?: string;
  /** The name of who removed me or ended the call. */
  readonly by?: string;
  /** Joining again may work. */
  readonly rejoin: boolean;
}

/** How the two connections of a call are doing; they fail apart and heal apart. */
export interface Connection {
  /** The way to the server: who is here, who is muted. */
  readonly signal: 'offline' | 'connecting' | 'online';
  /** The way for sound and picture. `none` while alone. */
  readonly media: 'none' | 'connecting' | 'flowing' | 'interrupted';
  /** How many times a lost connection has been tried again; 0 while it is well. */
  readonly attempt: number;
  /** When the next attempt starts, in milliseconds since 1970. */
  readonly nextRetryAt: number | undefined;
  readonly cause: ErrorCode | undefined;
}

/** Whether something can be used, and if not, why. */
export type Availability =
  /** Ready, or ready once the person has allowed it. */
  | 'available'
  /** The person, the browser or the system has refused. */
  | 'denied'
  /** There is no such device. */
  | 'missing'
  /** Another program uses it. */
  | 'busy'
  /** This browser, page or transport cannot. */
  | 'unsupported';

/** Something of mine that can be turned on and off: microphone, camera or screen share. */
export interface Switchable {
  readonly on: boolean;
  readonly availability: Availability;
  /** A request is on its way and its outcome is not known. */
  readonly pending: boolean;
}

export type StreamId = string;
export type StreamKind = 'camera' | 'screen';

/** A video that can be shown, by reference: hand the `id` to `show()`. */
export interface VideoStream {
  readonly id: StreamId;
  readonly kind: StreamKind;
  /**
   * Frames are arriving, or would if somebody looked: a transport may leave out what no place needs. Before that, and
   * while it is false, show the avatar.
   */
  readonly available: boolean;
  /** The sender has paused it for want of bandwidth; never because nobody here looks at it. */
  readonly paused: boolean;
}

export type Role = 'presenter' | 'attendee' | 'consumer';

/** Somebody in the call; me, too. */
export interface Participant {
  readonly id: ParticipantId;
  /** As the person gave it; may be empty. Plain text. */
  readonly name: string;
  readonly role: Role;
  readonly state: 'ringing' | 'connecting' | 'connected' | 'held' | 'reconnecting';
  readonly muted: boolean;
  readonly speaking: boolean;
  /** When the present or the latest speech began, in milliseconds since 1970; 0 before the first. */
  readonly spokeAt: number;
  /** When the hand went up, in milliseconds since 1970; undefined while it is down. Orders the hands. */
  readonly handRaisedAt: number | undefined;
  readonly spotlit: boolean;
  /** When they joined, in milliseconds since 1970; 0 where the transport does not say. */
  readonly joinedAt: number;
  readonly streams: readonly VideoStream[];
}

/** What is being timed. */
export interface Deadline {
  readonly request: CallRequest['type'];
  /** Milliseconds since 1970; undefined while a person is deciding and the clock stands. */
  readonly endsAt: number | undefined;
}

/** Whether I may make a request now, and if not, why: for a control that explains itself. */
export interface Capability {
  readonly allowed: boolean;
  readonly reason?: 'role' | 'not-joined' | 'unsupported' | 'permission' | 'alone';
}

/** Everything a component may show of a call. Plain, frozen, serialisable: names, never things. */
export interface CallState {
  readonly status: CallStatus;
  readonly endReason: EndReason | undefined;
  readonly connection: Connection;
  /** The server's id of the call, for logs and support; undefined before a join. */
  readonly callId: string | undefined;
  /** When this person was connected, in milliseconds since 1970. */
  readonly connectedAt: number | undefined;
  readonly me: Participant;
  /** The others, in the order they joined. */
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
  readonly microphone: Switchable;
  readonly camera: Switchable;
  readonly screenShare: Switchable;
  readonly devices: Devices;
  /** The browser plays no sound before somebody clicks or presses a key: `play-sound`, from there. */
  readonly soundBlocked: boolean;
  /** Who speaks now or spoke last, the most recent first. Without me. */
  readonly dominantSpeakers: readonly ParticipantId[];
  /** Whom I have pinned, in the order I did; mine alone, others do not see it. */
  readonly pinned: readonly ParticipantId[];
  readonly deadline: Deadline | undefined;
  /** By request; a request that is not listed is allowed wherever `can` has it. */
  readonly capabilities: ReadonlyMap<CallRequest['type'], Capability>;
  /** The latest request that failed; gone when the same request succeeds. */
  readonly failure: Failure<CallRequest> | undefined;
  /** What has happened that people should be told, oldest first; few, and dismissed by `dismiss-notice`. */
  readonly notices: readonly Notice[];
}

export type CallFact =
  | {
      readonly type: 'status-changed';
      readonly status: CallStatus;
      readonly at: number;
      readonly endReason?: EndReason;
    }
  | { readonly type: 'call-identified'; readonly callId: string }
  | { readonly type: 'connection-changed'; readonly change: Partial<Connection> }
  | { readonly type: 'me-changed'; readonly change: Partial<Participant> }
  /** Whole participants, new or changed. */
  | {
      readonly type: 'participants-changed';
      readonly participants: readonly Participant[];
      readonly at: number;
    }
  | { readonly type: 'participants-left'; readonly ids: readonly ParticipantId[]; readonly at: number }
  /** Everybody who speaks now, me too; whoever is not named is silent. */
  | { readonly type: 'speaking-changed'; readonly ids: readonly ParticipantId[]; readonly at: number }
  | { readonly type: 'microphone-changed'; readonly change: Partial<Switchable> }
  | { readonly type: 'camera-changed'; readonly change: Partial<Switchable> }
  | { readonly type: 'screen-share-changed'; readonly change: Partial<Switchable> }
  | { readonly type: 'devices-changed'; readonly change: Partial<Devices> }
  /** A device in use went away; `now` is what took its place. */
  | {
      readonly type: 'device-lost';
      readonly kind: DeviceKind;
      readonly label: string;
      readonly now: string | undefined;
      readonly at: number;
    }
  /** Another program has taken a device, or the browser has ended it: nothing comes from it. */
  | {
      readonly type: 'device-taken';
      readonly kind: 'camera' | 'microphone';
      readonly label: string;
      readonly at: number;
    }
  | { readonly type: 'device-returned'; readonly kind: 'camera' | 'microphone' }
  /** My microphone is on, and there is not the slightest sound in it; or there is again. */
  | { readonly type: 'microphone-silent-changed'; readonly silent: boolean; readonly at: number }
  /** I speak, and nobody hears me. Nothing of it has been sent. */
  | { readonly type: 'spoke-while-muted'; readonly at: number }
  | { readonly type: 'sound-blocked-changed'; readonly blocked: boolean }
  | { readonly type: 'muted-by'; readonly by: string; readonly at: number }
  | {
      readonly type: 'capabilities-changed';
      readonly capabilities: readonly (readonly [CallRequest['type'], Capability])[];
    };

/** What a transport can be asked. Every request sets a value or names a thing, so that two of a kind cannot race. */
export type CallRequest =
  /** `name` is how others see me. */
  | { readonly type: 'join'; readonly name?: string }
  | { readonly type: 'leave' }
  | { readonly type: 'end-for-everyone' }
  | { readonly type: 'set-microphone'; readonly on: boolean }
  | { readonly type: 'set-camera'; readonly on: boolean }
  | { readonly type: 'set-screen-share'; readonly on: boolean }
  | { readonly type: 'set-hand'; readonly raised: boolean }
  /** Asks the browser for devices. Resolves when the person has answered; a refusal is a state, not an error. */
  | { readonly type: 'ask-permission'; readonly camera: boolean; readonly microphone: boolean }
  | { readonly type: 'select-device'; readonly kind: DeviceKind; readonly id: string }
  | { readonly type: 'mute-participant'; readonly id: ParticipantId }
  | { readonly type: 'remove-participant'; readonly id: ParticipantId }
  /** Tries a lost connection again at once. */
  | { readonly type: 'reconnect' }
  /** Plays what the browser has held back. Ask it while a click or a key press is being handled. */
  | { readonly type: 'play-sound' }
  | LocalCallRequest;

/** Requests that the session itself answers: they never reach a transport and work on each one. */
export type LocalCallRequest =
  | { readonly type: 'set-pinned'; readonly id: ParticipantId; readonly pinned: boolean }
  | { readonly type: 'dismiss-notice'; readonly id: string };

/** What the place where a video is shown needs of it. */
export interface VideoDemand {
  readonly visible: boolean;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  /** A share or a pinned person is `high`, a filmstrip `low`. */
  readonly priority: 'high' | 'normal' | 'low';
}

/** A video in its place. */
export interface ShownStream {
  /**
   * Tells the transport what this place needs; a hidden video may cost nothing. A place that says nothing within half
   * a second needs everything. The places of a stream add up.
   */
  demand(demand: VideoDemand): void;
  /** Takes the video out of its frame again. Twice is once. */
  release(): void;
}

/** What a connection measures of itself. Whatever the transport does not know is undefined. */
export interface StreamStats {
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  readonly framesDecoded?: number;
  /** Bits a second. */
  readonly bitrate?: number;
  /** 0 to 1. */
  readonly packetLoss?: number;
  /** Milliseconds. */
  readonly roundTrip?: number;
  readonly jitter?: number;
  readonly codec?: string;
}

/** Measurements and media of a call: things, which never stand in the state. */
export interface CallMedia {
  /**
   * Shows a video inside `frame`, as its only child, and fires `acs-first-frame` on `frame` once a picture is
   * to be seen. An unknown stream shows nothing until it is known.
   */
  show(stream: StreamId, frame: HTMLElement): ShownStream;

  /** Loudness right now, 0 to 1; 0 for strangers. A measurement, not state: read it once a frame while visible. */
  level(id: ParticipantId): number;

  /** Measured now; empty for strangers. */
  stats(stream: StreamId): Promise<StreamStats>;
}

export interface CallAdapter extends Adapter<CallFact, CallRequest>, CallMedia {}
