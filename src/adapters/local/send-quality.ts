import type { WireNeed } from '../../contracts/native.js';

/** What a sender sends to one of the others. */
export interface SendQuality {
  /** False encodes and sends nothing. */
  readonly active: boolean;
  /** Bits a second. */
  readonly maxBitrate: number;
  /** Of the captured picture. */
  readonly scaleResolutionDownBy: number;
  readonly maxFramerate: number;
}

/** What all cameras that are sent may cost together, in bits a second; a mesh sends mine to each of the others anew. */
const CAMERA_BUDGET = 3_000_000;
/** The same for a shared screen. */
const SCREEN_BUDGET = 4_000_000;
/** What a whole picture is worth at most. */
const CAMERA_AT_MOST = 2_500_000;
const SCREEN_AT_MOST = 2_500_000;

/** Steps of the scale, so that a picture is not encoded anew with every pixel that its place grows. */
const STEPS = [8, 6, 4, 3, 2, 1.5];

/**
 * What somebody gets who needs this much of my camera; undefined when they have not said. Encoding and decoding grow
 * with every person: the more there are who look, the smaller the pictures, whatever they would like.
 *
 * @param viewers - To how many it is sent.
 * @param atLeast - By how much it is scaled down in any case.
 */
export function cameraQuality(
  need: WireNeed | null | undefined,
  viewers: number,
  track: MediaStreamTrack | undefined,
  atLeast = 1,
): Partial<SendQuality> {
  if (need === null) return { active: false };
  const bearable = viewers <= 1 ? 1 : viewers <= 3 ? 2 : 4;
  const scaleResolutionDownBy = Math.max(atLeast, bearable, scaleFor(need, track));
  return {
    active: true,
    scaleResolutionDownBy,
    maxBitrate: Math.round(
      Math.min(CAMERA_BUDGET / Math.max(1, viewers), CAMERA_AT_MOST / scaleResolutionDownBy ** 1.5),
    ),
    maxFramerate: scaleResolutionDownBy >= 6 ? 15 : 30,
  };
}

/** The same for my screen: whole, for it is read, but few pictures a second. Only as a thumbnail it is smaller. */
export function screenQuality(
  need: WireNeed | null | undefined,
  viewers: number,
  track: MediaStreamTrack | undefined,
): Partial<SendQuality> {
  if (need === null) return { active: false };
  return {
    active: true,
    scaleResolutionDownBy: scaleFor(need, track) >= 4 ? 2 : 1,
    maxBitrate: Math.round(Math.min(SCREEN_AT_MOST, SCREEN_BUDGET / Math.max(1, viewers))),
    maxFramerate: 10,
  };
}

/** As small as it may be and still fill the place, by steps. */
function scaleFor(need: WireNeed | undefined, track: MediaStreamTrack | undefined): number {
  const { width, height } = track?.getSettings() ?? {};
  if (!need || !width || !height) return 1;
  // Either way round: a phone's picture may stand upright, whatever its settings say.
  const ratio = Math.min(
    Math.max(width, height) / Math.max(need.width, need.height),
    Math.min(width, height) / Math.min(need.width, need.height),
  );
  return STEPS.find((step) => step <= ratio) ?? 1;
}

/**
 * The height of the picture that a new connection begins with, in pixels. A browser assumes 300 kbit/s until it knows
 * better, and drops its first pictures where they are too large for that: 640 x 360 is the largest that it sends at
 * once (libwebrtc's limits for VP8).
 */
const FIRST_HEIGHT = 360;

/** What a connection begins with that does not yet know how much it can carry. */
export function firstQuality(
  track: MediaStreamTrack | undefined,
): Pick<SendQuality, 'scaleResolutionDownBy'> {
  const { height = FIRST_HEIGHT } = track?.getSettings() ?? {};
  return { scaleResolutionDownBy: Math.max(1, height / FIRST_HEIGHT) };
}

/** What is to be set as soon as what is being set is set; browsers refuse two at a time. */
const waiting = new WeakMap<RTCRtpSender, Partial<SendQuality>>();
const busy = new WeakSet<RTCRtpSender>();

/** Applies it to a sender, where it sends anything yet. Without a negotiation. */
export async function applyQuality(sender: RTCRtpSender, quality: Partial<SendQuality>): Promise<void> {
  waiting.set(sender, quality);
  if (busy.has(sender)) return;
  busy.add(sender);
  for (let next = waiting.get(sender); next; next = waiting.get(sender)) {
    waiting.delete(sender);
    await set(sender, next);
  }
  busy.delete(sender);
}

async function set(sender: RTCRtpSender, quality: Partial<SendQuality>) {
  const parameters = sender.getParameters();
  // Typed as always there; Firefox leaves it out before the negotiation.
  const [encoding] = (parameters.encodings as RTCRtpEncodingParameters[] | undefined) ?? [];
  if (!encoding) return;
  const before = { ...encoding };
  Object.assign(encoding, quality);
  const names = Object.keys(quality) as (keyof SendQuality)[];
  if (names.every((name) => encoding[name] === before[name])) return;
  // Refused only where the sender's connection has been closed meanwhile.
  await sender.setParameters(parameters).catch(() => {});
}
