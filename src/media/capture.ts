import type { Availability } from '../contracts/call.js';
import type { AcsError } from '../contracts/errors.js';
import { noMediaDevices, toMediaError, type CaptureKind } from './media-error.js';

/** What is used of `navigator.mediaDevices`; undefined on an insecure page. */
export type MediaSource = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
> &
  Partial<Pick<MediaDevices, 'getDisplayMedia'>>;

/** The browser's own devices, where the page has any. */
export function mediaSource(): MediaSource | undefined {
  return navigator.mediaDevices;
}

/** A picture that is good in one large tile; the sender scales it down for more people. */
const camera: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

const microphone: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/**
 * Opens a camera or microphone.
 *
 * @param deviceId - Undefined for the system's default.
 * @throws AcsError - `permission-denied`, `device-missing`, `device-busy`, `insecure-context` or `unsupported`.
 */
export async function captureDevice(
  source: MediaSource | undefined,
  kind: 'camera' | 'microphone',
  deviceId?: string,
): Promise<MediaStreamTrack> {
  const exact = deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
  const stream = await capture(
    source,
    kind === 'camera' ? { video: { ...camera, ...exact } } : { audio: { ...microphone, ...exact } },
    kind,
  );
  const [track] = stream.getTracks();
  if (!track) throw toMediaError(new DOMException('No track came.', 'NotFoundError'), kind);
  return track;
}

/** Asks for devices without choosing any, and lets go of them again. */
export async function askForDevices(
  source: MediaSource | undefined,
  wanted: { readonly camera: boolean; readonly microphone: boolean },
): Promise<void> {
  const { camera: video, microphone: audio } = wanted;
  const stream = await capture(source, { audio, video }, video ? 'camera' : 'microphone');
  for (const track of stream.getTracks()) track.stop();
}

/** What somebody shares: a picture, and the sound that goes with it where the browser gives it. */
export interface ScreenCapture {
  readonly video: MediaStreamTrack;
  readonly audio: MediaStreamTrack | undefined;
}

/**
 * Lets the person choose a screen, window or tab.
 *
 * @throws AcsError - `cancelled` when they choose nothing; else as `captureDevice`.
 */
export async function captureScreen(source: MediaSource | undefined): Promise<ScreenCapture> {
  if (!source?.getDisplayMedia) throw noMediaDevices();
  const wanted = {
    video: { frameRate: { ideal: 30, max: 30 } },
    // Echo cancellation would take the sound of the share away.
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    systemAudio: 'include',
    selfBrowserSurface: 'include',
    surfaceSwitching: 'include',
  };
  try {
    const stream = await source.getDisplayMedia(wanted);
    const [video] = stream.getVideoTracks();
    if (!video) throw new DOMException('No track came.', 'NotFoundError');
    video.contentHint = 'detail';
    return { video, audio: stream.getAudioTracks()[0] };
  } catch (error) {
    throw toMediaError(error, 'screen');
  }
}

/** What an error says about the device it came from. */
export function availabilityAfter(error: AcsError): Availability {
  switch (error.code) {
    case 'permission-denied':
      return 'denied';
    case 'device-missing':
      return 'missing';
    case 'device-busy':
      return 'busy';
    case 'unsupported':
    case 'insecure-context':
      return 'unsupported';
    default:
      return 'available';
  }
}

async function capture(
  source: MediaSource | undefined,
  constraints: MediaStreamConstraints,
  kind: CaptureKind,
): Promise<MediaStream> {
  if (!source) throw noMediaDevices();
  try {
    return await source.getUserMedia(constraints);
  } catch (error) {
    throw toMediaError(error, kind);
  }
}
