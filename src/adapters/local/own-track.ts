import type { PerformOptions } from '../../contracts/adapter.js';
import type { CallFact } from '../../contracts/call.js';
import { AcsError } from '../../contracts/errors.js';
import type { Clock } from '../../contracts/clock.js';
import { availabilityAfter, captureDevice, type MediaSource } from '../../media/capture.js';
import type { OwnDevices } from './own-devices.js';

export interface OwnTrackOptions {
  readonly kind: 'camera' | 'microphone';
  readonly source: MediaSource | undefined;
  readonly devices: OwnDevices;
  readonly clock: Clock;
  readonly report: (fact: CallFact) => void;
  /** Another track, or none, or it went on or off. */
  readonly changed: () => void;
}

/** Without a sound or picture for this long a device has been taken away, in milliseconds; some begin late. */
const DOUBT = 2000;

/**
 * My camera or my microphone. A camera that is off is closed, so that its light goes out; a microphone that is muted
 * stays open and silent, so that it is back at once.
 */
export class OwnTrack {
  readonly #options: OwnTrackOptions;
  #track: MediaStreamTrack | undefined;
  #on = false;
  #taken = false;
  #stopDoubting = () => {};
  /** Grows with everything that makes a capture under way pointless. */
  #turn = 0;

  constructor(options: OwnTrackOptions) {
    this.#options = options;
  }

  get on(): boolean {
    return this.#on;
  }

  /** It is on, and something comes from it. */
  get flows(): boolean {
    return this.#on && !this.#taken;
  }

  /** What is captured; a muted microphone's, too. */
  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  async set(on: boolean, options: PerformOptions): Promise<void> {
    if (!on) {
      this.turnOff();
      return;
    }
    if (this.#track?.readyState !== 'live' || this.#taken) {
      const { devices, kind } = this.#options;
      await this.#open(devices.selected(kind), false, options);
    }
    this.#become(true);
  }

  /** Uses another device, at once where one is in use. */
  async select(id: string, options: PerformOptions): Promise<void> {
    const { devices, kind } = this.#options;
    if (this.#track) await this.#open(id, true, options);
    else if (!devices.has(kind, id))
      throw new AcsError('device-missing', `There is no such ${kind}.`, { target: 'id' });
    devices.select(kind, id);
    devices.remember(kind);
    if (this.#track) this.#become(this.#on);
  }

  /** Goes over to another device where one is in use, or stays with it. */
  async use(id: string): Promise<void> {
    const { devices, kind } = this.#options;
    if (this.#track) await this.#change(id, devices.selected(kind));
    else devices.select(kind, id);
  }

  turnOff(): void {
    this.#turn++;
    if (this.#options.kind === 'camera') this.#release();
    this.#become(false);
  }

  /** Closes the device without a word, whatever it did. */
  close(): void {
    this.#turn++;
    this.#release();
    this.#on = false;
  }

  /** @param exactly - Fails when the device is gone; else another takes its place. */
  async #open(id: string | undefined, exactly: boolean, { signal, pauseDeadline }: PerformOptions) {
    const { kind, devices } = this.#options;
    const turn = ++this.#turn;
    const decided = devices.permission(kind) === 'granted' ? () => {} : pauseDeadline();
    devices.asking([kind]);
    try {
      const track = await this.#capture(id, exactly);
      decided();
      if (signal.aborted || turn !== this.#turn) {
        track.stop();
        devices.granted([kind]);
        throw signal.aborted
          ? AcsError.from(signal.reason)
          : new AcsError('cancelled', 'It was turned off meanwhile.');
      }
      this.#adopt(track);
      devices.granted([kind]);
      await devices.refresh();
      // Only now, with permission, have devices names, by which the one of the last time is known.
      const remembered = id === undefined ? devices.selected(kind) : undefined;
      const opened = track.getSettings().deviceId ?? id;
      if (remembered !== undefined && remembered !== opened) await this.#change(remembered, opened);
      else devices.select(kind, opened);
    } catch (error) {
      decided();
      const reason = AcsError.from(error);
      if (reason.code === 'permission-denied') await devices.refused([kind]);
      else devices.unanswered([kind]);
      const availability = availabilityAfter(reason);
      if (availability !== 'available')
        this.#options.report({ type: `${kind}-changed`, change: { availability } });
      throw reason;
    }
  }

  /** Goes over to another device, or stays with the one that is open. */
  async #change(id: string, opened: string | undefined) {
    const { kind, devices, changed } = this.#options;
    const turn = this.#turn;
    const other = await this.#capture(id, true).catch(() => undefined);
    if (!other || turn !== this.#turn) {
      other?.stop();
      devices.select(kind, opened);
      return;
    }
    this.#adopt(other);
    devices.select(kind, id);
    changed();
  }

  async #capture(id: string | undefined, exactly: boolean) {
    const { source, kind } = this.#options;
    try {
      return await captureDevice(source, kind, id);
    } catch (error) {
      const gone = AcsError.from(error).code === 'device-missing';
      if (!gone || exactly || id === undefined) throw error;
      return captureDevice(source, kind);
    }
  }

  /** The browser has ended the track: unplugged, or no longer allowed. */
  async #lose(track: MediaStreamTrack) {
    if (track !== this.#track) return;
    const { kind, devices, clock, report } = this.#options;
    const wasOn = this.#on;
    const label = devices.label(kind) || track.label;
    this.#release();
    await devices.refresh();
    const nobody = { signal: new AbortController().signal, pauseDeadline: () => () => {} };
    const now = await this.#open(devices.selected(kind), false, nobody).then(
      () => this.#track?.label,
      () => undefined,
    );
    const at = clock.now();
    if (now === undefined && devices.hasLabel(kind, label)) report({ type: 'device-taken', kind, label, at });
    else if (now !== label) report({ type: 'device-lost', kind, label, now, at });
    this.#become(wasOn && now !== undefined);
  }

  #adopt(track: MediaStreamTrack) {
    this.#release();
    this.#track = track;
    track.enabled = this.#on;
    track.onended = () => void this.#lose(track);
    track.onmute = track.onunmute = () => this.#doubt(track);
  }

  /** Systems give a device to another program, or to a telephone call, and sometimes give it back. */
  #doubt(track: MediaStreamTrack) {
    const { kind, clock, report, changed } = this.#options;
    this.#stopDoubting();
    this.#stopDoubting = clock.after(track.muted ? DOUBT : 0, () => {
      if (track.muted === this.#taken) return;
      this.#taken = track.muted;
      if (!this.#taken) report({ type: 'device-returned', kind });
      else if (this.#on) report({ type: 'device-taken', kind, label: track.label, at: clock.now() });
      changed();
    });
  }

  #become(on: boolean) {
    this.#on = on;
    if (this.#track) this.#track.enabled = on;
    const change = on ? ({ on, availability: 'available' } as const) : { on };
    this.#options.report({ type: `${this.#options.kind}-changed`, change });
    this.#options.changed();
  }

  #release() {
    if (!this.#track) return;
    this.#track.onended = this.#track.onmute = this.#track.onunmute = null;
    this.#stopDoubting();
    this.#taken = false;
    this.#track.stop();
    this.#track = undefined;
  }
}
