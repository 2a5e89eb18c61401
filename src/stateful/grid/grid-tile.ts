import type { Participant, StreamKind } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';

/** One picture in the grid: somebody's camera, or a screen that they share. */
export interface GridTile {
  /** Tells the tile from all others for as long as it lives. */
  readonly key: string;
  /** Empty for me, who may have no id yet. */
  readonly id: ParticipantId;
  readonly kind: StreamKind;
}

export function gridTile(id: ParticipantId, kind: StreamKind): GridTile {
  return { key: `${kind}:${id}`, id, kind };
}

/** My own camera. */
export const myCamera = gridTile('', 'camera');
/** The place that says that I share my screen. */
export const myScreen = gridTile('', 'screen');

/** Somebody has this kind of video and sends it. */
export function sends({ streams }: Participant, kind: StreamKind): boolean {
  return streams.some((stream) => stream.kind === kind && stream.available);
}
