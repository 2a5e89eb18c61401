import type { CallState } from '../../contracts/call.js';
import type { Devices, PermissionAnswer } from '../../contracts/devices.js';
import { removeNotices } from '../notices.js';
import { patch } from '../patch.js';

/** The call with other devices, without the notices that they have made untrue. */
export function withDevices(call: CallState, change: Partial<Devices>): CallState {
  const devices = patch(call.devices, change);
  if (devices === call.devices) return call;
  const before = labelsOf(call.devices);
  const now = labelsOf(devices);
  const { camera, microphone } = devices.permission;
  const notices = removeNotices(call.notices, ({ code, subject = '' }) => {
    if (code === 'device-lost') return now.has(subject) && !before.has(subject);
    return code === 'permission-denied' && !isDenied(subject === 'camera' ? camera : microphone);
  });
  return { ...call, devices, notices };
}

/** Whether the person, the browser or the system has said no. */
export function isDenied(answer: PermissionAnswer): boolean {
  return answer === 'denied' || answer === 'denied-by-system';
}

function labelsOf({ cameras, microphones, speakers }: Devices): ReadonlySet<string> {
  return new Set([...cameras, ...microphones, ...speakers].map(({ label }) => label));
}
