import type { Availability } from '../../contracts/call.js';
import type { DeviceKind, Devices } from '../../contracts/devices.js';
import type { DeviceStrings } from '../../i18n/en/devices.js';

/** Why there is nothing to choose, and what can be done about it. */
export interface DeviceProblem {
  readonly words: string;
  /** Asking the browser is the way out. */
  readonly ask: 'allow' | 'retry' | undefined;
}

/** @param availability - Of the camera or the microphone; a speaker is always there. */
export function deviceProblem(
  kind: DeviceKind,
  { permission, cameras, microphones, speakers }: Devices,
  availability: Availability,
  strings: DeviceStrings,
): DeviceProblem | undefined {
  if (kind === 'speaker') {
    return speakers.length === 0 ? { words: strings.speakerBySystem, ask: undefined } : undefined;
  }
  const list = kind === 'camera' ? cameras : microphones;
  const answer = permission[kind];
  if (answer === 'denied-by-system') return { words: strings[`${kind}DeniedBySystem`], ask: 'retry' };
  if (answer === 'denied' || availability === 'denied') {
    return { words: strings[`${kind}Denied`], ask: 'retry' };
  }
  if (availability === 'unsupported') return { words: strings[`${kind}Unsupported`], ask: undefined };
  if (availability === 'missing') return { words: strings[`${kind}Missing`], ask: undefined };
  if (availability === 'busy') return { words: strings[`${kind}Busy`], ask: undefined };
  if (answer !== 'granted' && list.every(({ label }) => label === '')) {
    return { words: strings[`${kind}NotAsked`], ask: 'allow' };
  }
  return list.length === 0 ? { words: strings[`${kind}Missing`], ask: undefined } : undefined;
}
