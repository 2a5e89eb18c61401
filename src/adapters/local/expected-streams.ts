import type { Mesh } from './mesh.js';
import { partsOf, type Roster } from './roster.js';
import type { ShownStreams } from './shown-streams.js';
import type { WatchedStream } from './stream-watch.js';

/** The cameras that should move now. A screen may well stand still. */
export function expectedStreams(shown: ShownStreams, roster: Roster, mesh: Mesh): readonly WatchedStream[] {
  return shown.visible.flatMap(({ id, position }) => {
    const { owner, slot } = partsOf(id);
    const peer = mesh.peer(owner);
    if (slot !== 'camera' || peer?.state !== 'connected' || !roster.get(owner)?.media.camera) return [];
    return [{ id, position, decoded: () => decodedBy(peer.receiver(slot)) }];
  });
}

async function decodedBy(receiver: RTCRtpReceiver | undefined): Promise<number | undefined> {
  const stats = await receiver?.getStats().catch(() => undefined);
  const reports = [...((stats ?? new Map()) as ReadonlyMap<string, RTCInboundRtpStreamStats>).values()];
  return reports.find(({ type }) => type === 'inbound-rtp')?.framesDecoded;
}
