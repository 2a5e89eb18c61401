import type { Device, DeviceKind, Devices } from '../contracts/devices.js';
import { AudioOutput } from './audio-output.js';
import type { MediaSource } from './capture.js';

/** What is plugged in. */
export type DeviceList = Pick<Devices, 'cameras' | 'microphones' | 'speakers'>;

export const noDevices: DeviceList = Object.freeze({ cameras: [], microphones: [], speakers: [] });

/** Asks the browser what is plugged in. Never fails: a browser that does not say has no devices. */
export async function listDevices(source: MediaSource | undefined): Promise<DeviceList> {
  try {
    const devices = (await source?.enumerateDevices()) ?? [];
    const of = (kind: MediaDeviceKind): readonly Device[] =>
      devices
        // Windows has a second default for telephony; it only doubles the list.
        .filter((device) => device.kind === kind && device.deviceId !== 'communications')
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    return {
      cameras: of('videoinput'),
      microphones: of('audioinput'),
      speakers: AudioOutput.canSelectSpeaker ? of('audiooutput') : [],
    };
  } catch {
    return noDevices;
  }
}

/** Runs `task` whenever something is plugged in or out, until `signal` aborts. */
export function watchDevices(source: MediaSource | undefined, task: () => void, signal: AbortSignal): void {
  source?.addEventListener('devicechange', task, { signal });
}

/** The devices of one kind. */
export function devicesOf(list: DeviceList, kind: DeviceKind): readonly Device[] {
  switch (kind) {
    case 'camera':
      return list.cameras;
    case 'microphone':
      return list.microphones;
    case 'speaker':
      return list.speakers;
  }
}
