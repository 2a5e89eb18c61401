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

/** Applies it to a sender, where it sends anything yet. */
export async function applyQuality(sender: RTCRtpSender, quality: SendQuality): Promise<void> {
  const parameters = sender.getParameters();
  // Typed as always there; Firefox leaves it out before the negotiation.
  const [encoding] = (parameters.encodings as RTCRtpEncodingParameters[] | undefined) ?? [];
  if (!encoding) return;
  if (
    encoding.maxBitrate === quality.maxBitrate &&
    encoding.scaleResolutionDownBy === quality.scaleResolutionDownBy
  ) {
    return;
  }
  Object.assign(encoding, quality);
  // A sender that is closed, or changed by another call meanwhile, is set again with the next change.
  await sender.setParameters(parameters).catch(() => {});
}
