/**
 * Prints how long it takes from joining a call to the first decoded frame of somebody else, beside a bare pair of
 * RTCPeerConnections in the same browser: `npm run build && npm run bench`. Figures, no test.
 */
import type { Page } from 'playwright-core';
import { openDemo } from '../test/e2e/support/demo.js';

const ROUNDS = 7;

const demo = await openDemo();
await demo.join('Ada', 'bench');
const ours: number[] = [];
const bare: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const grace = await demo.arrive('Grace', 'bench');
  await grace.page.getByRole('textbox', { name: 'Your name' }).fill('Grace');
  await grace.page.locator('acs-pre-join video').waitFor();
  ours.push(await throughThePage(grace.page));
  await grace.close();

  const pair = await demo.arrive('Nobody', 'bare');
  bare.push(await throughABarePair(pair.page));
  await pair.close();
}
await demo.close();

const [us, them] = [median(ours), median(bare)];
console.log(`Join to first decoded remote frame, median of ${ROUNDS}, interleaved, ms`);
console.log(
  `  acs-call-with-chat on the local transport  ${us.toFixed(0)}  (${ours.map(Math.round).join(' ')})`,
);
console.log(
  `  bare RTCPeerConnection pair                ${them.toFixed(0)}  (${bare.map(Math.round).join(' ')})`,
);
console.log(`  ratio                                      ${(us / them).toFixed(2)}`);

/** From the press of the button, through the server, to the first frame. */
function throughThePage(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const button = document
      .querySelector('acs-call-with-chat')
      ?.shadowRoot?.querySelector('acs-call')
      ?.shadowRoot?.querySelector('acs-pre-join')
      ?.shadowRoot?.querySelector<HTMLButtonElement>('[part~="join"]');
    if (!button) throw new Error('There is no button to join.');
    const start = performance.now();
    button.click();
    for (;;) {
      for (const connection of window.peerConnections ?? []) {
        for (const report of (await connection.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
          if (report.type === 'inbound-rtp' && (report.framesDecoded ?? 0) > 0)
            return performance.now() - start;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
}

/** Two connections of one page that hand each other everything at once, with a camera and a microphone that are on. */
function throughABarePair(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const start = performance.now();
    const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
    other.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined);
    for (const track of stream.getTracks()) {
      one.addTrack(track, stream);
      other.addTrack(track, stream);
    }
    await one.setLocalDescription();
    if (one.localDescription) await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription();
    if (other.localDescription) await one.setRemoteDescription(other.localDescription);
    for (;;) {
      for (const report of (await one.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
        if (report.type === 'inbound-rtp' && (report.framesDecoded ?? 0) > 0)
          return performance.now() - start;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
