import type { CallRequest } from '../../contracts/call.js';
import type { Device, DeviceKind, Devices } from '../../contracts/devices.js';
import type { ControlStrings } from '../../i18n/en/controls.js';
import type { MenuEntry } from '../menu/menu-entry.js';

/** Whose devices a menu lists: cameras, or microphones and speakers. */
export type DeviceMenuKind = 'camera' | 'microphone';

/** The devices of one kind as entries of a menu, the selected ones checked. */
export function deviceEntries(
  devices: Devices,
  kind: DeviceMenuKind,
  strings: ControlStrings,
): readonly MenuEntry[] {
  if (kind === 'camera') {
    return [
      { kind: 'heading', label: strings.camera },
      ...listed(devices, 'camera', devices.cameras, strings.allowCamera, strings.noCamera, strings),
    ];
  }
  const { microphones, speakers } = devices;
  return [
    { kind: 'heading', label: strings.microphone },
    ...listed(devices, 'microphone', microphones, strings.allowMicrophone, strings.noMicrophone, strings),
    ...(speakers.length === 0
      ? []
      : ([
          { kind: 'heading', label: strings.speaker },
          ...radios('speaker', speakers, devices.selected.speaker, strings),
        ] as const)),
  ];
}

/** What choosing such an entry asks for; undefined for entries of other menus. */
export function deviceRequest(id: string): CallRequest | undefined {
  const [, kind, device] = /^(camera|microphone|speaker):(.*)$/s.exec(id) ?? [];
  if (kind !== undefined && device !== undefined) {
    return { type: 'select-device', kind: kind as DeviceKind, id: device };
  }
  if (id !== 'allow-camera' && id !== 'allow-microphone') return undefined;
  return { type: 'ask-permission', camera: id === 'allow-camera', microphone: id === 'allow-microphone' };
}

/** Before permission the browser counts devices but does not name them: there is nothing to choose between yet. */
function listed(
  devices: Devices,
  kind: DeviceMenuKind,
  found: readonly Device[],
  allow: string,
  none: string,
  strings: ControlStrings,
): readonly MenuEntry[] {
  if (devices.permission[kind] !== 'granted' && found.every(({ label }) => label === '')) {
    return [{ id: `allow-${kind}`, label: allow }];
  }
  if (found.length === 0) return [{ id: `no-${kind}`, label: none, disabled: true }];
  return radios(kind, found, devices.selected[kind], strings);
}

function radios(
  kind: DeviceKind,
  found: readonly Device[],
  selected: string | undefined,
  strings: ControlStrings,
): readonly MenuEntry[] {
  const known = found.some(({ id }) => id === selected);
  return found.map(({ id, label }, index) => ({
    kind: 'radio',
    id: `${kind}:${id}`,
    label: label || strings.device(index + 1),
    // The browser lists the system's default first.
    checked: known ? id === selected : index === 0,
  }));
}
