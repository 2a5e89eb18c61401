import type { PerformOptions } from '../../contracts/adapter.js';
import type { CallFact, CallRequest, Switchable } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import type { DeviceKind, Devices, PermissionAnswer } from '../../contracts/devices.js';
import { AcsError } from '../../contracts/errors.js';
import {
  asSeen,
  availabilityOf,
  defaultDevices,
  devicesOf,
  withDevice,
  withoutSelected,
} from './own-devices.js';
import { wait } from './wait.js';

type Capture = 'camera' | 'microphone';

export interface OwnMediaOptions {
  /** Default: off, and as available as devices and permission allow. */
  readonly microphone?: Partial<Switchable>;
  readonly camera?: Partial<Switchable>;
  readonly screenShare?: Partial<Switchable>;
  /** Parts of what my machine has; see `defaultDevices`. */
  readonly devices?: Partial<Devices>;
  /** What the person answers when they are asked. Default: true. */
  readonly grants?: boolean;
}

/** My microphone, camera, screen share and devices, none of which is real. */
export class OwnMedia {
  readonly #clock: Clock;
  readonly #latency: number;
  readonly #tell: (fact: CallFact) => void;
  readonly #changed: () => void;
  readonly #answers: Record<Capture, boolean>;
  #microphone: Switchable;
  #camera: Switchable;
  #screenShare: Switchable;
  #devices: Devices;

  /**
   * @param latency - Seconds until a person answers the browser's question.
   * @param changed - Is called when what I send is another thing than before.
   */
  constructor(
    clock: Clock,
    latency: number,
    options: OwnMediaOptions,
    tell: (fact: CallFact) => void,
    changed: () => void,
  ) {
    const { grants = true } = options;
    this.#clock = clock;
    this.#latency = latency;
    this.#tell = tell;
    this.#changed = changed;
    this.#answers = { camera: grants, microphone: grants };
    this.#devices = { ...defaultDevices, ...options.devices };
    const begin = (kind: Capture): Switchable => ({
      on: false,
      availability: availabilityOf(this.#devices, kind),
      pending: false,
      ...options[kind],
    });
    this.#microphone = begin('microphone');
    this.#camera = begin('camera');
    this.#screenShare = { on: false, availability: 'available', pending: false, ...options.screenShare };
  }

  get microphone(): boolean {
    return this.#microphone.on;
  }

  get camera(): boolean {
    return this.#camera.on;
  }

  get screen(): boolean {
    return this.#screenShare.on;
  }

  /** The camera in use; another one shows me from elsewhere. */
  get cameraId(): string | undefined {
    return this.#devices.selected.camera;
  }

  describe(report: (fact: CallFact) => void): void {
    report({ type: 'devices-changed', change: asSeen(this.#devices) });
    report({ type: 'microphone-changed', change: this.#microphone });
    report({ type: 'camera-changed', change: this.#camera });
    report({ type: 'screen-share-changed', change: this.#screenShare });
  }

  /** @throws AcsError - `permission-denied`, `device-missing`, `device-busy` or `unsupported`. */
  async turn(kind: Capture, on: boolean, options: PerformOptions): Promise<void> {
    if (on) await this.#prepare(kind, options);
    if (this.#switch(kind).on !== on) this.#set(kind, { on });
  }

  /** @throws AcsError - `permission-denied` or `unsupported`. */
  share(on: boolean): void {
    const { availability } = this.#screenShare;
    if (on && availability === 'denied') throw refused('screen');
    if (on && availability !== 'available')
      throw new AcsError('unsupported', 'This machine cannot share its screen.');
    if (this.#screenShare.on === on) return;
    this.#screenShare = { ...this.#screenShare, on };
    this.#tell({ type: 'screen-share-changed', change: { on } });
    this.#changed();
  }

  async ask(request: CallRequest & { readonly type: 'ask-permission' }, options: PerformOptions) {
    const kinds = (['camera', 'microphone'] as const).filter(
      (kind) => request[kind] && this.#devices.permission[kind] === 'prompt',
    );
    if (kinds.length === 0) return;
    const goOn = options.pauseDeadline();
    this.#permit(kinds, 'asking');
    try {
      await wait(this.#clock, this.#latency, options.signal);
      for (const kind of kinds) this.#permit([kind], this.#answers[kind] ? 'granted' : 'denied');
    } catch (error) {
      this.#permit(kinds, 'prompt');
      throw error;
    } finally {
      goOn();
    }
  }

  /** @throws AcsError - `device-missing`. */
  select(kind: DeviceKind, id: string): void {
    if (!devicesOf(this.#devices, kind).some((device) => device.id === id)) {
      throw new AcsError('device-missing', `There is no ${kind} "${id}".`, { target: 'id' });
    }
    if (this.#devices.selected[kind] === id) return;
    this.#devices = { ...this.#devices, selected: { ...this.#devices.selected, [kind]: id } };
    this.#tellDevices();
    this.#changed();
  }

  /** The device in use is unplugged: the next one takes its place, or there is none. */
  lose(kind: DeviceKind): void {
    const { lost, now, devices } = withoutSelected(this.#devices, kind);
    if (!lost) return;
    this.#devices = devices;
    this.#tellDevices();
    this.#tell({ type: 'device-lost', kind, label: lost.label, now: now?.label, at: this.#clock.now() });
    if (kind !== 'speaker') {
      this.#set(kind, now ? {} : { on: false, availability: availabilityOf(devices, kind) });
    }
  }

  plugIn(kind: DeviceKind, label: string): void {
    this.#devices = withDevice(this.#devices, kind, label);
    this.#tellDevices();
    if (kind !== 'speaker') this.#set(kind, { availability: availabilityOf(this.#devices, kind) });
  }

  /** Another program uses the device. */
  take(kind: Capture): void {
    const label =
      devicesOf(this.#devices, kind).find(({ id }) => id === this.#devices.selected[kind])?.label ?? '';
    if (this.#switch(kind).on) this.#tell({ type: 'device-taken', kind, label, at: this.#clock.now() });
    this.#set(kind, { on: false, availability: 'busy' });
  }

  giveBack(kind: Capture): void {
    if (this.#switch(kind).availability !== 'busy') return;
    this.#set(kind, { availability: availabilityOf(this.#devices, kind) });
    this.#tell({ type: 'device-returned', kind });
  }

  /** What the browser's settings say from now on. */
  setPermission(kind: Capture, granted: boolean): void {
    this.#answers[kind] = granted;
    this.#permit([kind], granted ? 'granted' : 'denied');
  }

  /** Somebody has muted me. */
  mute(): void {
    if (this.microphone) this.#set('microphone', { on: false });
  }

  async #prepare(kind: Capture, options: PerformOptions) {
    await this.ask(
      { type: 'ask-permission', camera: kind === 'camera', microphone: kind === 'microphone' },
      options,
    );
    switch (this.#switch(kind).availability) {
      case 'available':
        return;
      case 'denied':
        throw refused(kind);
      case 'missing':
        throw new AcsError('device-missing', `There is no ${kind}.`);
      case 'busy':
        throw new AcsError('device-busy', `Another program uses the ${kind}.`);
      case 'unsupported':
        throw new AcsError('unsupported', `This machine cannot use a ${kind}.`);
    }
  }

  #permit(kinds: readonly Capture[], answer: PermissionAnswer) {
    const permission = { ...this.#devices.permission };
    for (const kind of kinds) permission[kind] = answer;
    this.#devices = { ...this.#devices, permission };
    this.#tellDevices();
    for (const kind of kinds) {
      const availability = availabilityOf(this.#devices, kind);
      if (availability !== this.#switch(kind).availability) {
        this.#set(kind, availability === 'available' ? { availability } : { on: false, availability });
      }
    }
  }

  #switch(kind: Capture): Switchable {
    return kind === 'camera' ? this.#camera : this.#microphone;
  }

  #set(kind: Capture, change: Partial<Switchable>) {
    if (kind === 'camera') {
      this.#camera = { ...this.#camera, ...change };
      this.#tell({ type: 'camera-changed', change });
    } else {
      this.#microphone = { ...this.#microphone, ...change };
      this.#tell({ type: 'microphone-changed', change });
    }
    this.#changed();
  }

  #tellDevices() {
    this.#tell({ type: 'devices-changed', change: asSeen(this.#devices) });
  }
}

function refused(what: string) {
  return new AcsError('permission-denied', `The use of the ${what} was refused.`);
}
