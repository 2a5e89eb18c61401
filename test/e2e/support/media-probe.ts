import type { Locator, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Every peer connection that the page has made. */
    peerConnections?: RTCPeerConnection[];
  }
}

/** Remembers the page's peer connections, so that a test can ask them what really arrives. */
export async function watchPeerConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: RTCPeerConnection[] = (window.peerConnections = []);
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
}

export interface Received {
  /** Video frames decoded, by connection. */
  readonly frames: number;
  readonly audioEnergy: number;
  readonly videoBytes: number;
}

/** What has arrived over each connection that is alive. */
export function received(page: Page): Promise<Received[]> {
  return page.evaluate(async () => {
    const alive = (window.peerConnections ?? []).filter((pc) => pc.connectionState === 'connected');
    return Promise.all(
      alive.map(async (pc) => {
        const sum = { frames: 0, audioEnergy: 0, videoBytes: 0 };
        for (const report of (await pc.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
          if (report.type !== 'inbound-rtp') continue;
          if (report.kind === 'video') {
            sum.frames += report.framesDecoded ?? 0;
            sum.videoBytes += report.bytesReceived ?? 0;
          } else sum.audioEnergy += report.totalAudioEnergy ?? 0;
        }
        return sum;
      }),
    );
  });
}

/** Some of the pixels of a video as it is shown, as one string; empty while there is no picture. */
export function pixelsOf(video: Locator): Promise<string> {
  return video.evaluate((element) => {
    const source = element as HTMLVideoElement;
    if (source.videoWidth === 0) return '';
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 18;
    const context = canvas.getContext('2d');
    if (!context) return '';
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value, index) => index % 4 !== 3 && value > 16) ? data.join() : '';
  });
}
