import type { PerformOptions } from '../../contracts/adapter.js';
import type { CallFact, CallRequest, VideoStream } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import type { KeyValueStorage } from '../../contracts/connector.js';
import type { DeviceKind } from '../../contracts/devices.js';
import { AcsError } from '../../contracts/errors.js';
import type { WireMedia } from '../../contracts/native.js';
import { askForDevices, type MediaSource } from '../../media/capture.js';
import { DeviceMemory } from '../../media/device-memory.js';
import type { PermissionSource } from '../../media/permission.js';
import { OwnDevices } from './own-devices.js';
import { OwnScreen } from './own-screen.js';
import { OwnTrack } from './own-track.js';
import type { SlotTracks } from './slots.js';

/** My own streams have the same ids before, in and after a call. */
export const ownCamera = 'me/camera';
export const ownScreen = 'me/screen';

export interface OwnMediaOptions {
  readonly source: MediaSource | undefined;
  readonly permissions: PermissionSource | undefined;
  readonly storage: KeyValueStorage | undefined;
  readonly clock: Clock;
  readonly report: (fact: CallFact) => void;
  /** Something was turned on or off, or comes from another device now. */
  readonly changed: () => void;
  /** The chosen speaker; empty for the default. Rejects when it cannot be used. */
  readonly useSpeaker: (id: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** What I show and say: microphone, camera and screen, in and out of a call. */
export class OwnMedia {
  readonly #options: OwnMediaOptions;
  readonly #devices: OwnDevices;
  readonly #microphone: OwnTrack;
  readonly #camera: OwnTrack;
  readonly #screen: OwnScreen;

  constructor(options: OwnMediaOptions) {
    this.#options = options;
    const { source, permissions, storage, clock, report, changed, signal } = options;
    const memory = new DeviceMemory(storage);
    this.#devices = new OwnDevices({
      source,
      permissions,
      memory,
      report,
      selected: (kind, id) => {
        // The default takes over where the remembered one may not be used.
        if (kind === 'speaker') void options.useSpeaker(id ?? '').catch(() => {});
      },
      lost: (kind, label) => {
        // A track that is open tells its own end.
        if (kind === 'speaker') report({ type: 'device-lost', kind, label, now: undefined, at: clock.now() });
      },
      returned: (kind, id) => void this.#use(kind, id).catch(() => {}), // Then the other one stays.
      signal,
    });
    const shared = { source, devices: this.#devices, clock, report, changed };
    this.#microphone = new OwnTrack({ kind: 'microphone', ...shared });
    this.#camera = new OwnTrack({ kind: 'camera', ...shared });
    this.#screen = new OwnScreen({ source, report, changed });
    signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  /** What the others are told of me. */
  get wire(): Omit<WireMedia, 'handRaisedAt'> {
    return { muted: !this.#microphone.flows, camera: this.#camera.flows, screen: this.#screen.on };
  }

  get tracks(): SlotTracks {
    const tracks = {
      microphone: this.#microphone.track,
      camera: this.#camera.track,
      screen: this.#screen.video,
      screenAudio: this.#screen.audio,
    };
    return tracks;
  }

  get streams(): readonly VideoStream[] {
    return [
      ...(this.#camera.flows
        ? [{ id: ownCamera, kind: 'camera', available: true, paused: false } as const]
        : []),
      ...(this.#screen.on
        ? [{ id: ownScreen, kind: 'screen', available: true, paused: false } as const]
        : []),
    ];
  }

  setMicrophone(on: boolean, options: PerformOptions): Promise<void> {
    return this.#microphone.set(on, options);
  }

  setCamera(on: boolean, options: PerformOptions): Promise<void> {
    return this.#camera.set(on, options);
  }

  setScreenShare(on: boolean, options: PerformOptions): Promise<void> {
    return this.#screen.set(on, options);
  }

  /** Somebody else has muted me. */
  mute(): void {
    this.#microphone.turnOff();
  }

  async select(
    { kind, id }: CallRequest & { readonly type: 'select-device' },
    options: PerformOptions,
  ): Promise<void> {
    if (kind === 'camera') return this.#camera.select(id, options);
    if (kind === 'microphone') return this.#microphone.select(id, options);
    try {
      await this.#options.useSpeaker(id);
    } catch (error) {
      throw new AcsError('device-missing', 'This speaker cannot be used.', { cause: error, target: 'id' });
    }
    this.#devices.select('speaker', id);
    this.#devices.remember('speaker');
  }

  async askPermission(
    { camera, microphone }: CallRequest & { readonly type: 'ask-permission' },
    { pauseDeadline }: PerformOptions,
  ): Promise<void> {
    const kinds = [
      ...(camera ? (['camera'] as const) : []),
      ...(microphone ? (['microphone'] as const) : []),
    ];
    if (kinds.length === 0) return;
    this.#devices.asking(kinds);
    const decided = pauseDeadline();
    try {
      await askForDevices(this.#options.source, { camera, microphone });
      this.#devices.granted(kinds);
    } catch (error) {
      const { code } = AcsError.from(error);
      if (code === 'permission-denied') await this.#devices.refused(kinds);
      else this.#devices.unanswered(kinds);
      // With a device missing the browser asks nothing at all, also not for the other one.
      if (code === 'device-missing' && kinds.length > 1) await this.#askOneByOne(pauseDeadline);
      else if (code !== 'permission-denied') throw error;
    } finally {
      decided();
      await this.#devices.refresh();
    }
  }

  /** Turns everything off: the call is over. */
  turnOff(): void {
    this.#microphone.close();
    this.#microphone.turnOff();
    this.#camera.turnOff();
    if (this.#screen.on) {
      this.#screen.close();
      this.#options.report({ type: 'screen-share-changed', change: { on: false } });
    }
    this.#options.changed();
  }

  async #askOneByOne(pauseDeadline: () => () => void) {
    const options = { signal: this.#options.signal, pauseDeadline };
    const outcomes = await Promise.allSettled([
      this.askPermission({ type: 'ask-permission', camera: true, microphone: false }, options),
      this.askPermission({ type: 'ask-permission', camera: false, microphone: true }, options),
    ]);
    (['camera', 'microphone'] as const).forEach((kind, index) => {
      if (outcomes[index]?.status !== 'rejected') return;
      this.#options.report({ type: `${kind}-changed`, change: { availability: 'missing' } });
    });
  }

  async #use(kind: DeviceKind, id: string) {
    if (kind === 'camera') return this.#camera.use(id);
    if (kind === 'microphone') return this.#microphone.use(id);
    await this.#options.useSpeaker(id);
    this.#devices.select('speaker', id);
  }

  #close() {
    this.#microphone.close();
    this.#camera.close();
    this.#screen.close();
  }
}
