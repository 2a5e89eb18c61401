/** What counts as silence, in decibels below full scale. */
const FLOOR = -60;

/**
 * How loud an amplitude sounds, 0 to 1: even steps of decibels from -60 dB to full scale, because ears hear ratios.
 *
 * @param amplitude - 0 to 1, linear, as `RTCRtpSynchronizationSource.audioLevel` and an analyser give it.
 */
export function loudnessOf(amplitude: number): number {
  if (!(amplitude > 0)) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(amplitude)) / FLOOR));
}
