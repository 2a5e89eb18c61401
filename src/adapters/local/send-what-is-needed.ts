import type { WireDemand } from '../../contracts/native.js';
import type { Peer } from './peer.js';
import { applyQuality, cameraQuality, firstQuality, screenQuality } from './send-quality.js';
import type { SlotTracks } from './slots.js';

/** Sends each of the others what they need of my videos, at once and without a negotiation. */
export function sendWhatIsNeeded(peers: readonly Peer[], { camera, screen }: SlotTracks): void {
  const viewers = (kind: keyof WireDemand) =>
    peers.filter(({ demand }) => demand.theirs[kind] !== null).length;
  const [ofCamera, ofScreen] = [viewers('camera'), viewers('screen')];
  for (const peer of peers) {
    if (peer.state !== 'connected') continue;
    const needs = peer.demand.theirs;
    // A connection that is new does not know yet what it can carry.
    const first = peer.warm ? 1 : firstQuality(camera).scaleResolutionDownBy;
    apply(peer.sender('camera'), cameraQuality(needs.camera, ofCamera, camera, first));
    apply(peer.sender('screen'), screenQuality(needs.screen, ofScreen, screen));
  }
}

function apply(sender: RTCRtpSender | undefined, quality: ReturnType<typeof cameraQuality>) {
  if (sender) void applyQuality(sender, quality);
}
