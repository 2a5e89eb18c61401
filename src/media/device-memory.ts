import type { KeyValueStorage } from '../contracts/connector.js';
import type { Device, DeviceKind } from '../contracts/devices.js';

/** How many devices of a kind are remembered. */
const KEPT = 3;

/**
 * Remembers which devices were chosen, by label: ids change when a site's data is cleared, and between origins. The
 * last three of each kind, so that a headset at work and one at home are both known.
 */
export class DeviceMemory {
  readonly #storage: KeyValueStorage | undefined;

  /** @param storage - Without one nothing is remembered. */
  constructor(storage: KeyValueStorage | undefined) {
    this.#storage = storage;
  }

  /** Remembers a device as the latest choice. A label that is empty says nothing and is not kept. */
  remember(kind: DeviceKind, label: string): void {
    if (label === '') return;
    const labels = [label, ...this.#labels(kind).filter((one) => one !== label)].slice(0, KEPT);
    try {
      this.#storage?.setItem(keyOf(kind), JSON.stringify(labels));
    } catch {
      // Private modes and full disks refuse; the choice still holds for this call.
    }
  }

  /** The latest choice that is plugged in; undefined where none is. */
  choose(kind: DeviceKind, devices: readonly Device[]): Device | undefined {
    for (const label of this.#labels(kind)) {
      const device = devices.find((one) => one.label === label);
      if (device) return device;
    }
    return undefined;
  }

  #labels(kind: DeviceKind): readonly string[] {
    try {
      const labels: unknown = JSON.parse(this.#storage?.getItem(keyOf(kind)) ?? '[]');
      return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [];
    } catch {
      return [];
    }
  }
}

function keyOf(kind: DeviceKind) {
  return `acs-devices:${kind}`;
}
