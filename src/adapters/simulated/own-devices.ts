import type { Availability } from '../../contracts/call.js';
import type { Device, DeviceKind, Devices } from '../../contracts/devices.js';

const LISTS = { camera: 'cameras', microphone: 'microphones', speaker: 'speakers' } as const;

const DEFAULTS = {
  camera: ['Built-in camera', 'Studio Display Camera'],
  microphone: ['Built-in microphone', 'USB microphone', 'Bluetooth headset'],
  speaker: ['Built-in speakers', 'Bluetooth headset'],
} as const;

/** What a simulated machine has; give the parts that differ. */
export const defaultDevices: Devices = Object.freeze({
  cameras: devices('camera'),
  microphones: devices('microphone'),
  speakers: devices('speaker'),
  selected: Object.freeze({ camera: 'camera-1', microphone: 'microphone-1', speaker: 'speaker-1' }),
  permission: Object.freeze({ camera: 'granted', microphone: 'granted' }),
});

function devices(kind: DeviceKind): readonly Device[] {
  return DEFAULTS[kind].map((label, index) => ({ id: `${kind}-${index + 1}`, label }));
}

/** The devices of one kind. */
export function devicesOf(devices: Devices, kind: DeviceKind): readonly Device[] {
  return devices[LISTS[kind]];
}

/** As a page sees them: no labels and no ids until somebody was allowed to use that kind. */
export function asSeen(devices: Devices): Devices {
  const { camera, microphone } = devices.permission;
  const hide = (list: readonly Device[], seen: boolean) =>
    seen ? list : list.slice(0, 1).map(() => ({ id: '', label: '' }));
  return {
    ...devices,
    cameras: hide(devices.cameras, camera === 'granted'),
    microphones: hide(devices.microphones, microphone === 'granted'),
    speakers: microphone === 'granted' ? devices.speakers : [],
  };
}

/** Without the selected device of a kind; the next one, if any, takes its place. */
export function withoutSelected(devices: Devices, kind: DeviceKind) {
  const list = devicesOf(devices, kind);
  const lost = list.find(({ id }) => id === devices.selected[kind]) ?? list[0];
  const rest = list.filter((device) => device !== lost);
  const now = rest[0];
  const selected = { ...devices.selected, [kind]: now?.id };
  return { lost, now, devices: { ...devices, [LISTS[kind]]: rest, selected } };
}

/** With one more device of a kind; it is selected where there was none. */
export function withDevice(devices: Devices, kind: DeviceKind, label: string): Devices {
  const list = devicesOf(devices, kind);
  const taken = list.map(({ id }) => Number(id.slice(kind.length + 1)) || 0);
  const device = { id: `${kind}-${Math.max(0, ...taken) + 1}`, label };
  const selected = { ...devices.selected, [kind]: devices.selected[kind] ?? device.id };
  return { ...devices, [LISTS[kind]]: [...list, device], selected };
}

/** Whether a microphone or camera can be used. */
export function availabilityOf(devices: Devices, kind: 'camera' | 'microphone'): Availability {
  const permission = devices.permission[kind];
  if (permission === 'denied' || permission === 'denied-by-system') return 'denied';
  return devicesOf(devices, kind).length > 0 ? 'available' : 'missing';
}
