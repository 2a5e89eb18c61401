import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { Peer } from '../../../src/adapters/local/peer.js';
import { systemClock } from '../../../src/contracts/clock.js';
import type { WireDemand, WireSignal } from '../../../src/contracts/native.js';

/** Two of them in one page, whose signals take a while. */
class Pair {
  readonly peers: readonly [Peer, Peer];
  /** Loses what is sent, as a socket does that is lost. */
  deaf = false;
  descriptions = 0;
  /** What each needs of the other. */
  readonly demands: [WireDemand, WireDemand] = [{}, {}];

  constructor(newcomer: 0 | 1 = 0, tracks: readonly MediaStreamTrack[] = []) {
    const make = (index: 0 | 1): Peer =>
      new Peer(index === newcomer, {
        iceServers: [],
        polite: index === 1,
        tracks: { camera: tracks[index] },
        clock: systemClock,
        send: (signal) => void this.#carry(signal, index === 0 ? 1 : 0),
        changed: () => {},
        demand: () => this.demands[index],
        demanded: () => {},
      });
    this.peers = [make(0), make(1)];
  }

  async #carry(signal: WireSignal, to: 0 | 1) {
    if (signal.kind === 'description') this.descriptions++;
    await aTimeout(3);
    if (!this.deaf) this.peers[to].receive(signal);
  }

  get connected() {
    return this.peers.every(({ state }) => state === 'connected');
  }

  close() {
    for (const peer of this.peers) peer.close();
  }
}

async function picture() {
  const [track] = (await navigator.mediaDevices.getUserMedia({ video: true })).getVideoTracks();
  return track!;
}

// Firefox connects over no loopback address, and a test machine may have no other.
const canConnect = !navigator.userAgent.includes('Firefox');

(canConnect ? describe : describe.skip)('Peer', function () {
  this.timeout(20_000);
  let pair: Pair;

  afterEach(() => pair.close());

  for (const newcomer of [0, 1] as const) {
    it(`connects with one offer and one answer when the ${newcomer === 0 ? 'im' : ''}polite one is new`, async () => {
      pair = new Pair(newcomer);
      await waitUntil(() => pair.connected, 'they connect', { timeout: 8000 });
      await aTimeout(300);
      expect(pair.descriptions).to.equal(2);
    });
  }

  it('turns tracks on and off, both ways, without another negotiation', async () => {
    const tracks = [await picture(), await picture()] as const;
    pair = new Pair();
    await waitUntil(() => pair.connected, 'they connect', { timeout: 8000 });
    for (const round of [1, 2]) {
      pair.peers.forEach((peer, index) => peer.setTrack('camera', tracks[index]));
      pair.peers.forEach((peer, index) => peer.setTrack('screen', tracks[index]));
      for (const peer of pair.peers) {
        for (const slot of ['camera', 'screen'] as const) {
          const before = await framesOf(peer, slot);
          await waitUntil(async () => (await framesOf(peer, slot)) > before + 3, `frames of round ${round}`, {
            timeout: 8000,
          });
        }
      }
      for (const peer of pair.peers) {
        peer.setTrack('camera', undefined);
        peer.setTrack('screen', undefined);
      }
    }
    expect(pair.descriptions).to.equal(2);
    for (const track of tracks) track.stop();
  });

  it('survives offers from both sides at once, thirty times', async () => {
    pair = new Pair();
    await waitUntil(() => pair.connected, 'they connect', { timeout: 8000 });
    for (let round = 0; round < 30; round++) {
      for (const peer of pair.peers) {
        connectionOf(peer).restartIce();
      }
      await aTimeout(round % 7);
    }
    await waitUntil(
      () => pair.connected && pair.peers.every((peer) => connectionOf(peer).signalingState === 'stable'),
      'both are stable',
      { timeout: 8000 },
    );
    await aTimeout(300);
    expect(pair.connected).to.be.true;
    expect(connectionOf(pair.peers[0]).getTransceivers()).to.have.length(4);
  });

  it('connects when both offer from the start', async () => {
    pair = new Pair();
    // The one that waits starts afresh and offers, before the offer of the other arrives.
    pair.peers[1].close();
    const both = pair;
    const second = new Peer(true, {
      iceServers: [],
      polite: true,
      tracks: {},
      clock: systemClock,
      send: (signal) => void aTimeout(3).then(() => both.peers[0].receive(signal)),
      changed: () => {},
      demand: () => ({}),
      demanded: () => {},
    });
    both.peers[1].receive = (signal) => second.receive(signal);
    await waitUntil(
      () => second.state === 'connected' && both.peers[0].state === 'connected',
      'they connect',
      {
        timeout: 15_000,
      },
    );
    second.close();
  });

  it('tells the other one what is needed, also over a new connection, and takes nothing that is no demand', async () => {
    pair = new Pair();
    const [first, second] = pair.peers;
    pair.demands[0] = { camera: null };
    await waitUntil(() => pair.connected, 'they connect', { timeout: 8000 });
    await waitUntil(() => second.demand.theirs.camera === null, 'what was needed from the start is told');
    expect(first.demand.theirs).to.deep.equal({});
    const need = { width: 320, height: 192 };
    pair.demands[0] = { camera: need, screen: null };
    first.demand.tell();
    await waitUntil(() => second.demand.theirs.screen === null, 'what has changed is told');
    expect(second.demand.theirs).to.deep.equal({ camera: need, screen: null });
    for (const camera of [{ width: -1, height: 10 }, { width: '9' }, 7, { width: 1e999, height: 2 }]) {
      pair.demands[0] = { camera: camera as unknown as null, screen: need };
      first.demand.tell();
      await waitUntil(() => second.demand.theirs.screen, 'the part that is one is taken');
      expect(second.demand.theirs).to.deep.equal({ screen: need });
      pair.demands[0] = { screen: null };
      first.demand.tell();
      await waitUntil(() => second.demand.theirs.screen === null, 'it goes on');
    }
    pair.demands[0] = { camera: null };
    connectionOf(second).close();
    second.recover();
    await waitUntil(() => second.demand.theirs.camera === undefined, 'it is another connection');
    await waitUntil(() => second.demand.theirs.camera === null, 'it is told again', { timeout: 8000 });
  });

  it('says the last offer again when signals were lost', async () => {
    pair = new Pair();
    await waitUntil(() => pair.connected, 'they connect', { timeout: 8000 });
    pair.deaf = true;
    connectionOf(pair.peers[0]).restartIce();
    await aTimeout(200);
    pair.deaf = false;
    expect(connectionOf(pair.peers[0]).signalingState).to.equal('have-local-offer');
    pair.peers[0].recover();
    await waitUntil(() => connectionOf(pair.peers[0]).signalingState === 'stable', 'it is answered', {
      timeout: 3000,
    });
  });
});

async function framesOf(peer: Peer, slot: 'camera' | 'screen') {
  const reports = [
    ...((await peer.receiver(slot)!.getStats()) as unknown as Map<string, RTCInboundRtpStreamStats>).values(),
  ];
  return reports.find(({ type }) => type === 'inbound-rtp')?.framesDecoded ?? 0;
}

/** Every connection of the page, to find the one that a sender belongs to. */
const connections: RTCPeerConnection[] = [];
const Real = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Real {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

function connectionOf(peer: Peer): RTCPeerConnection {
  const sender = peer.sender('camera');
  return connections.find((one) => one.getSenders().some((known) => known === sender))!;
}
