import type { CallRequest, Capability, Role } from '../../contracts/call.js';
import type { CallStandingOptions } from './call-standing.js';
import type { OwnMediaOptions } from './own-media.js';

/** How I am, and how the call stands, when it is first watched. */
export interface SimulatedCallOptions extends OwnMediaOptions, CallStandingOptions {
  /** How others see me. Default: empty, until a `join` says otherwise. */
  readonly name?: string;
  /** Default: `presenter`. */
  readonly role?: Role;
  /** Default: false. */
  readonly handRaised?: boolean;
  /** Default: false. */
  readonly speaking?: boolean;
  /** The requests it understands. Default: all of them. */
  readonly can?: readonly CallRequest['type'][];
  /** Default: none, so that everything is allowed. */
  readonly capabilities?: readonly (readonly [CallRequest['type'], Capability])[];
}

/** The requests that a simulated call understands. */
export const CALL_REQUESTS = [
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
] as const;

export type KnownCallRequest = Extract<CallRequest, { readonly type: (typeof CALL_REQUESTS)[number] }>;

export function isKnownCallRequest(request: CallRequest): request is KnownCallRequest {
  return CALL_REQUESTS.some((type) => type === request.type);
}
