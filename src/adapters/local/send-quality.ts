/** What one camera may cost for each of the others, by how many they are: a mesh sends it to each of them anew. */
export interface SendQuality {
  /** Bits a second. */
  readonly maxBitrate: number;
  /** Of the captured picture. */
  readonly scaleResolutionDownBy: number;
}

/**
 * The quality for a number of others. The figures keep the sum sent below 3 Mbit/s and the work of a laptop bearable:
 * encoding and decoding grow with every person.
 */
export function sendQuality(others: number): SendQuality {
  if (others <= 1) return { maxBitrate: 2_500_000, scaleResolutionDownBy: 1 };
  if (others <= 3) return { maxBitrate: 900_000, scaleResolutionDownBy: 2 };
  return { maxBitrate: 300_000, scaleResolutionDownBy: 4 };
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

/** Applies it to a sender, where it sends anything yet. */
export async function applyQuality(sender: RTCRtpSender, quality: Partial<SendQuality>): Promise<void> {
  const parameters = sender.getParameters();
  // Typed as always there; Firefox leaves it out before the negotiation.
  const [encoding] = (parameters.encodings as RTCRtpEncodingParameters[] | undefined) ?? [];
  if (!encoding) return;
  const before = { ...encoding };
  Object.assign(encoding, quality);
  if (
    encoding.maxBitrate === before.maxBitrate &&
    encoding.scaleResolutionDownBy === before.scaleResolutionDownBy
  ) {
    return;
  }
  // A sender that is closed, or changed by another call meanwhile, is set again with the next change.
  await sender.setParameters(parameters).catch(() => {});
}
