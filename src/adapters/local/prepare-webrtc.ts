import { AcsError } from '../../contracts/errors.js';

/**
 * Makes sure that the browser speaks WebRTC as the standard does: where it lacks what is used here, webrtc-adapter is
 * loaded and fills it in. Others load nothing.
 *
 * @throws AcsError - `unsupported` when there is no WebRTC at all.
 */
export async function prepareWebRtc(): Promise<void> {
  if (!isStandard()) await import('webrtc-adapter');
  if (typeof RTCPeerConnection === 'undefined') {
    throw new AcsError('unsupported', 'This browser has no WebRTC, or it has been turned off.');
  }
}

function isStandard() {
  if (typeof RTCPeerConnection === 'undefined') return false;
  // As a record, for one of the signatures of setLocalDescription is deprecated, and it is not called here.
  const methods = RTCPeerConnection.prototype as unknown as Readonly<
    Record<string, (() => void) | undefined>
  >;
  return (
    'connectionState' in RTCPeerConnection.prototype &&
    methods['restartIce'] !== undefined &&
    methods['getTransceivers'] !== undefined &&
    // Implicit descriptions: without them the description is a required parameter.
    methods['setLocalDescription']?.length === 0
  );
}
