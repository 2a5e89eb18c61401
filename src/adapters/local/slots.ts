/**
 * What each two people send each other, in the order of the media sections of their session: fixed, so that nothing
 * that is turned on or off needs a new negotiation.
 */
export const slots = ['microphone', 'camera', 'screen', 'screenAudio'] as const;

export type Slot = (typeof slots)[number];

/** A track for each slot that has one. */
export type SlotTracks = Readonly<Partial<Record<Slot, MediaStreamTrack | undefined>>>;

export function kindOf(slot: Slot): 'audio' | 'video' {
  return slot === 'microphone' || slot === 'screenAudio' ? 'audio' : 'video';
}
