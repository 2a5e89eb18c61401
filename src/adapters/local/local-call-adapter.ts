import type { PerformOptions } from '../../contracts/adapter.js';
import type { CallAdapter, CallFact, CallRequest, ShownStream, StreamStats } from '../../contracts/call.js';
import { systemClock, type Clock } from '../../contracts/clock.js';
import type { Credential, KeyValueStorage } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import { mediaSource, type MediaSource } from '../../media/capture.js';
import { loudnessOf } from '../../media/loudness.js';
import { permissionSource, type PermissionSource } from '../../media/permission.js';
import { LocalCall } from './local-call.js';

export interface LocalCallAdapterOptions {
  /** The server's address, such as `https://calls.example.org/`. */
  readonly server: string | URL;
  /** 1 to 64 of `A-Z a-z 0-9 . _ ~ -`. */
  readonly room: string;
  readonly credential: Credential;
  /** Runs before the credential is asked for: where a guest gets an identity. Default: nothing. */
  readonly identify?: (name: string | undefined) => Promise<void>;
  readonly clock?: Clock;
  /** 0 to 1; spreads the attempts to come back. Default: `Math.random`. */
  readonly random?: () => number;
  /** Where cameras and microphones come from. Default: `navigator.mediaDevices`. */
  readonly mediaDevices?: MediaSource;
  /** Default: `navigator.permissions`. */
  readonly permissions?: PermissionSource;
  /** Remembers devices. Default: `localStorage`, where the page may use it. */
  readonly storage?: KeyValueStorage;
  /** Default: `new AudioContext()`. */
  readonly createAudioContext?: () => AudioContext;
}

const everything: readonly CallRequest['type'][] = [
  'join',
  'leave',
  'end-for-everyone',
  'set-microphone',
  'set-camera',
  'set-screen-share',
  'set-hand',
  'ask-permission',
  'select-device',
  'mute-participant',
  'remove-participant',
  'reconnect',
  'play-sound',
];

/** Calls on the embedded server: a WebRTC mesh, everybody connected to everybody. */
export class LocalCallAdapter implements CallAdapter {
  readonly can: ReadonlySet<CallRequest['type']> = new Set(everything);
  readonly #options: LocalCallAdapterOptions;
  #call: LocalCall | undefined;

  constructor(options: LocalCallAdapterOptions) {
    this.#options = options;
  }

  watch(report: (fact: CallFact) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    const {
      clock = systemClock,
      mediaDevices = mediaSource(),
      permissions = permissionSource(),
    } = this.#options;
    this.#call = new LocalCall({
      ...this.#options,
      clock,
      source: mediaDevices,
      permissions,
      storage: this.#options.storage ?? ownStorage(),
      report,
      signal,
    });
    signal.addEventListener('abort', () => (this.#call = undefined), { once: true });
  }

  async perform(request: CallRequest, options: PerformOptions): Promise<void> {
    if (!this.#call) throw new AcsError('closed', 'The session was closed.');
    try {
      await perform(this.#call, request, options);
    } catch (error) {
      throw AcsError.from(error);
    }
  }

  show(stream: string, frame: HTMLElement): ShownStream {
    return this.#call?.shown.show(stream, frame) ?? { demand: () => {}, release: () => {} };
  }

  level(id: string): number {
    return loudnessOf(this.#call?.audio.amplitude(id) ?? 0);
  }

  async stats(stream: string): Promise<StreamStats> {
    return (await this.#call?.stats(stream)) ?? {};
  }
}

function perform(call: LocalCall, request: CallRequest, options: PerformOptions): Promise<void> {
  switch (request.type) {
    case 'join':
      return call.join(request.name, options.signal);
    case 'leave':
      return call.leave();
    case 'end-for-everyone':
      return call.endForEveryone();
    case 'set-microphone':
      return call.media.setMicrophone(request.on, options);
    case 'set-camera':
      return call.media.setCamera(request.on, options);
    case 'set-screen-share':
      return call.setScreenShare(request.on, options);
    case 'set-hand':
      return call.setHand(request.raised);
    case 'ask-permission':
      return call.media.askPermission(request, options);
    case 'select-device':
      return call.media.select(request, options);
    case 'mute-participant':
      return call.ask('mute-participant', request.id);
    case 'remove-participant':
      return call.ask('remove-participant', request.id);
    case 'reconnect':
      return call.reconnect(options.signal);
    case 'play-sound':
      call.audio.playSound();
      return Promise.resolve();
    default:
      throw new AcsError('unsupported', `This transport does not know the request "${request.type}".`);
  }
}

/** Some pages may not even look at their storage. */
function ownStorage(): KeyValueStorage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
