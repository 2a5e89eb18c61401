import type { CallRequest, CallState, Switchable } from '../../contracts/call.js';
import type { StatefulCall } from '../../stateful/call/stateful-call.js';

/** A call, and the way to ask it; a `CallController` is one. */
export interface CallDoor {
  readonly source: StatefulCall | undefined;
  request(request: CallRequest): Promise<unknown>;
}

/** What somebody wants to have on when they join. */
export interface WantedDevices {
  readonly microphone: boolean;
  readonly camera: boolean;
}

const KINDS = ['microphone', 'camera'] as const;
type Kind = (typeof KINDS)[number];

/** `off` in any case is off; anything else, and nothing at all, is on. */
export function isWanted(attribute: string | null | undefined): boolean {
  return attribute?.trim().toLowerCase() !== 'off';
}

/** Which of the wanted devices there are, in a fixed order. */
export function wantedKinds(wanted: WantedDevices): readonly Kind[] {
  return KINDS.filter((kind) => wanted[kind]);
}

/** Asks the browser for what is wanted and was never asked for. Resolves when the person has answered. */
export async function askForDevices(call: CallDoor, wanted: WantedDevices): Promise<void> {
  const state = call.source?.state;
  if (!state || !call.source.can.has('ask-permission')) return;
  const asks = (kind: Kind) =>
    wanted[kind] && isThere(state[kind]) && state.devices.permission[kind] !== 'granted';
  const microphone = asks('microphone');
  const camera = asks('camera');
  if (microphone || camera) await call.request({ type: 'ask-permission', microphone, camera });
}

/** Turns on what is wanted and allowed. A device that fails is told by the state and keeps nobody out of the call. */
export async function turnOn(call: CallDoor, wanted: WantedDevices): Promise<void> {
  const kinds = wantedKinds(wanted).filter((kind) => call.source && mayTurnOn(kind, call.source.state));
  await Promise.all(
    kinds.map((kind) =>
      call.request(
        kind === 'camera' ? { type: 'set-camera', on: true } : { type: 'set-microphone', on: true },
      ),
    ),
  );
}

/** It is off, and nothing stands in the way. */
export function mayTurnOn(kind: Kind, state: CallState): boolean {
  const { on, pending } = state[kind];
  return !on && !pending && isThere(state[kind]) && state.devices.permission[kind] === 'granted';
}

function isThere({ availability }: Switchable) {
  return availability !== 'missing' && availability !== 'unsupported';
}
