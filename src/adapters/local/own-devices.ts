import type { Availability, CallFact } from '../../contracts/call.js';
import type { DeviceKind, Devices, PermissionAnswer } from '../../contracts/devices.js';
import type { MediaSource } from '../../media/capture.js';
import { devicesOf, listDevices, noDevices, watchDevices, type DeviceList } from '../../media/device-list.js';
import type { DeviceMemory } from '../../media/device-memory.js';
import { answerAfterRefusal, watchPermission, type PermissionSource } from '../../media/permission.js';

export interface OwnDevicesOptions {
  readonly source: MediaSource | undefined;
  readonly permissions: PermissionSource | undefined;
  readonly memory: DeviceMemory;
  readonly report: (fact: CallFact) => void;
  /** A kind has another device now; undefined is the system's default. */
  readonly selected: (kind: DeviceKind, id: string | undefined) => void;
  /** A device that was chosen has been unplugged; by now the default has taken its place. */
  readonly lost: (kind: DeviceKind, label: string) => void;
  /** One that was lost, and had been chosen, is there again. */
  readonly returned: (kind: DeviceKind, id: string) => void;
  readonly signal: AbortSignal;
}

const kinds = ['camera', 'microphone', 'speaker'] as const;

/** What is plugged in, which of it is chosen, and what the person has allowed. */
export class OwnDevices {
  readonly #options: OwnDevicesOptions;
  #list: DeviceList = noDevices;
  #selected: Devices['selected'] = { camera: undefined, microphone: undefined, speaker: undefined };
  /** What a device is called that may not be listed any more. */
  readonly #labels: Partial<Record<DeviceKind, string>> = {};
  /** What the person has chosen themselves, and which of it has been unplugged. */
  readonly #chosen = new Map<DeviceKind, string>();
  readonly #missed = new Map<DeviceKind, string>();
  #permission: Devices['permission'] = { camera: 'prompt', microphone: 'prompt' };

  constructor(options: OwnDevicesOptions) {
    this.#options = options;
    const { source, permissions, signal } = options;
    watchDevices(source, () => void this.refresh(), signal);
    for (const kind of ['camera', 'microphone'] as const) {
      void watchPermission(permissions, kind, (answer) => this.#hearAnswer(kind, answer), signal);
    }
    if (!source) for (const kind of ['camera', 'microphone'] as const) this.#tell(kind, 'unsupported');
    void this.refresh();
  }

  selected(kind: DeviceKind): string | undefined {
    return this.#selected[kind];
  }

  permission(kind: 'camera' | 'microphone'): PermissionAnswer {
    return this.#permission[kind];
  }

  /** What the chosen device is called, also when it has just gone. */
  label(kind: DeviceKind): string {
    return this.#labels[kind] ?? '';
  }

  has(kind: DeviceKind, id: string): boolean {
    return devicesOf(this.#list, kind).some((device) => device.id === id);
  }

  hasLabel(kind: DeviceKind, label: string): boolean {
    return devicesOf(this.#list, kind).some((device) => device.label === label);
  }

  /** Asks the browser again what is plugged in; labels come with permission. */
  async refresh(): Promise<void> {
    const list = await listDevices(this.#options.source);
    if (this.#options.signal.aborted || JSON.stringify(list) === JSON.stringify(this.#list)) return;
    const before = this.#list;
    this.#list = list;
    this.#report({ ...list });
    for (const kind of kinds) {
      this.#followSelection(kind);
      if (kind === 'speaker') continue;
      const there = devicesOf(list, kind).length > 0;
      if (!there) this.#tell(kind, 'missing');
      else if (before !== noDevices && devicesOf(before, kind).length === 0) this.#tell(kind, 'available');
    }
  }

  /** Says which one is in use; undefined is the system's default. */
  select(kind: DeviceKind, id: string | undefined): void {
    const label = devicesOf(this.#list, kind).find((device) => device.id === id)?.label;
    if (label !== undefined) this.#labels[kind] = label;
    if (this.#selected[kind] === id) return;
    this.#selected = { ...this.#selected, [kind]: id };
    this.#report({ selected: this.#selected });
    this.#options.selected(kind, id);
  }

  /** Keeps a choice for the next time. */
  remember(kind: DeviceKind): void {
    this.#chosen.set(kind, this.label(kind));
    this.#missed.delete(kind);
    this.#options.memory.remember(kind, this.label(kind));
  }

  /** Says that the browser asks the person now, unless it need not. */
  asking(kinds: readonly ('camera' | 'microphone')[]): void {
    for (const kind of kinds) {
      if (this.#permission[kind] !== 'granted') this.#hearAnswer(kind, 'asking');
    }
  }

  granted(kinds: readonly ('camera' | 'microphone')[]): void {
    for (const kind of kinds) this.#hearAnswer(kind, 'granted');
  }

  async refused(kinds: readonly ('camera' | 'microphone')[]): Promise<void> {
    for (const kind of kinds) {
      this.#hearAnswer(kind, await answerAfterRefusal(this.#options.permissions, kind));
    }
  }

  /** The question was not answered: it failed for another reason. */
  unanswered(kinds: readonly ('camera' | 'microphone')[]): void {
    for (const kind of kinds) {
      if (this.#permission[kind] === 'asking') this.#hearAnswer(kind, 'prompt');
    }
  }

  #followSelection(kind: DeviceKind) {
    const selected = this.#selected[kind];
    const gone = selected !== undefined && !this.has(kind, selected);
    const label = this.label(kind);
    const remembered = this.#options.memory.choose(kind, devicesOf(this.#list, kind));
    if (gone || (selected === undefined && remembered)) this.select(kind, remembered?.id);
    if (gone) this.#miss(kind, label);
    else this.#comeBack(kind);
  }

  #miss(kind: DeviceKind, label: string) {
    const isChoice =
      this.#chosen.get(kind) === label ||
      this.#options.memory.choose(kind, [{ id: '', label }]) !== undefined;
    if (isChoice && !this.#missed.has(kind)) this.#missed.set(kind, label);
    this.#options.lost(kind, label);
  }

  #comeBack(kind: DeviceKind) {
    const missed = this.#missed.get(kind);
    const back = devicesOf(this.#list, kind).find(({ label }) => label !== '' && label === missed);
    if (!back) return;
    this.#missed.delete(kind);
    if (back.id !== this.#selected[kind]) this.#options.returned(kind, back.id);
  }

  #hearAnswer(kind: 'camera' | 'microphone', answer: PermissionAnswer) {
    if (this.#permission[kind] === answer || this.#options.signal.aborted) return;
    this.#permission = { ...this.#permission, [kind]: answer };
    this.#report({ permission: this.#permission });
    if (answer === 'asking' || (this.#list !== noDevices && devicesOf(this.#list, kind).length === 0)) return;
    // Also back again: people allow a device in the browser's own settings.
    this.#tell(kind, answer === 'denied' || answer === 'denied-by-system' ? 'denied' : 'available');
  }

  #tell(kind: 'camera' | 'microphone', availability: Availability) {
    this.#options.report({ type: `${kind}-changed`, change: { availability } });
  }

  #report(change: Partial<Devices>) {
    this.#options.report({ type: 'devices-changed', change });
  }
}
