import type { Clock } from '../../contracts/clock.js';
import type { IceServer, WireDemand, WireSignal } from '../../contracts/native.js';
import { applyQuality, firstQuality } from './send-quality.js';
import { DemandChannel } from './demand-channel.js';
import { kindOf, slots, type Slot, type SlotTracks } from './slots.js';

/** How media flows between me and one other. `interrupted` once did. */
export type PeerState = 'connecting' | 'connected' | 'interrupted';

export interface PeerOptions {
  readonly iceServers: readonly IceServer[];
  /** Gives way when both offer at the same time; one of each two does. */
  readonly polite: boolean;
  /** What is sent from the start. */
  readonly tracks: SlotTracks;
  readonly clock: Clock;
  readonly send: (signal: WireSignal) => void;
  /** Its state or what it receives has changed. */
  readonly changed: () => void;
  /** What I need of the other one's videos right now. */
  readonly demand: () => WireDemand;
  /** The other one needs something else of mine. */
  readonly demanded: () => void;
}

/** A short loss heals by itself in this time, in milliseconds. */
const HEALS_WITHIN = 3000;

/**
 * What has not come to an end by now will not, in milliseconds: an offer without an answer, a restart without a
 * connection. Twice as long after each attempt, up to a minute, for a machine or a network that is slow.
 */
const STUCK_AFTER = 10_000;
const STUCK_AT_MOST = 60_000;

/** By now a connection knows how much it can carry, in milliseconds. */
const WARM_AFTER = 2000;

/**
 * The media between me and one other: four media sections in a fixed order, sent both ways from the start, so that
 * only the tracks in them change. Negotiates perfectly (both may offer at any time) and mends itself: first by an ICE
 * restart, then by a new connection.
 */
export class Peer {
  /** What the two of us need of each other's videos. */
  readonly demand: DemandChannel;
  readonly #options: PeerOptions;
  readonly #received: Partial<Record<Slot, MediaStreamTrack>> = {};
  #tracks: SlotTracks;
  #connection!: RTCPeerConnection;
  #transceivers: readonly RTCRtpTransceiver[] = [];
  #candidates: RTCIceCandidateInit[] = [];
  #origin: string | undefined;
  #makingOffer = false;
  #settingAnswer = false;
  #ignoringOffer = false;
  #state: PeerState = 'connecting';
  #incoming = Promise.resolve();
  #stopMending = () => {};
  #stopWaiting = () => {};
  #attempts = 0;
  #closed = false;
  #warm = false;
  #stopWarming = () => {};

  /** @param offering - The newcomer offers; who was there waits for it. */
  constructor(offering: boolean, options: PeerOptions) {
    this.#options = options;
    this.#tracks = options.tracks;
    this.demand = new DemandChannel({ mine: options.demand, changed: options.demanded });
    this.#start(offering);
  }

  get state(): PeerState {
    return this.#state;
  }

  /** It has run for long enough to know how much it can carry. */
  get warm(): boolean {
    return this.#warm;
  }

  /** What comes from the other: a track for each slot, silent and dark while nothing is sent. */
  get received(): SlotTracks {
    return this.#received;
  }

  /** Sends this track from now on; undefined sends nothing. No negotiation. */
  setTrack(slot: Slot, track: MediaStreamTrack | undefined): void {
    this.#tracks = { ...this.#tracks, [slot]: track };
    void this.#fill(slot);
  }

  sender(slot: Slot): RTCRtpSender | undefined {
    return this.#transceivers[slots.indexOf(slot)]?.sender;
  }

  receiver(slot: Slot): RTCRtpReceiver | undefined {
    return this.#transceivers[slots.indexOf(slot)]?.receiver;
  }

  /** Takes what the other one signals, one after the other. */
  receive(signal: WireSignal): void {
    this.#incoming = this.#incoming
      .then(() => (this.#closed ? undefined : this.#take(signal)))
      .catch(() => this.#mendAfter(HEALS_WITHIN, () => this.#rebuild(true)));
  }

  /** Signals may have been lost: says the last one again, and mends what needs it. */
  recover(): void {
    const { signalingState, localDescription } = this.#connection;
    if (signalingState === 'closed') this.#rebuild(true);
    else if (signalingState === 'have-local-offer') this.#sendDescription(localDescription);
    else if (this.#connection.connectionState !== 'connected') this.#connection.restartIce();
  }

  /** For a connection that says it is well, while nothing comes through: first another way, then another connection. */
  mend(attempt: number): void {
    if (attempt > 1) this.#rebuild(true);
    else this.#connection.restartIce();
  }

  close(): void {
    this.#closed = true;
    this.#letGo();
  }

  #start(offering: boolean) {
    const connection = new RTCPeerConnection({
      iceServers: this.#options.iceServers.map(({ urls, ...rest }) => ({
        urls: typeof urls === 'string' ? urls : [...urls],
        ...rest,
      })),
      bundlePolicy: 'max-bundle',
    });
    this.#connection = connection;
    this.#transceivers = [];
    this.#candidates = [];
    this.#origin = undefined;
    this.#makingOffer = this.#settingAnswer = this.#ignoringOffer = this.#warm = false;
    connection.onnegotiationneeded = () => void this.#offer(connection);
    connection.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) this.#options.send(toSignal(candidate));
    };
    connection.onconnectionstatechange = () => this.#follow(connection.connectionState);
    connection.onsignalingstatechange = () => this.#watchNegotiation(connection);
    connection.ondatachannel = ({ channel }) => this.demand.use(channel);
    if (offering) {
      this.demand.use(connection.createDataChannel('demand'));
      this.#transceivers = slots.map((slot) =>
        connection.addTransceiver(this.#tracks[slot] ?? kindOf(slot), {
          direction: 'sendrecv',
          ...(slot === 'camera' ? { sendEncodings: [firstQuality(this.#tracks[slot])] } : {}),
        }),
      );
      this.#adopt();
    }
    this.#rebuildUnlessConnected();
  }

  async #offer(connection: RTCPeerConnection) {
    try {
      this.#makingOffer = true;
      await connection.setLocalDescription();
      if (connection === this.#connection) this.#sendDescription(connection.localDescription);
    } catch {
      // Only where it was closed or had to give way meanwhile; the watch over the connection does the rest.
    } finally {
      if (connection === this.#connection) this.#makingOffer = false;
    }
  }

  async #take(signal: WireSignal) {
    if (signal.kind === 'candidate') return this.#takeCandidate(signal);
    const { sdpType: type, sdp } = signal;
    if (this.#connection.signalingState === 'closed') {
      // By whatever means: it takes nothing any more, and says so to nobody.
      const isAfresh = type === 'offer' && originOf(sdp) !== this.#origin;
      this.#restart(!isAfresh);
      if (!isAfresh) return;
    }
    const ready = !this.#makingOffer && (this.#connection.signalingState === 'stable' || this.#settingAnswer);
    const collision = type === 'offer' && !ready;
    this.#ignoringOffer = collision && !this.#options.polite;
    if (this.#ignoringOffer) return;

    const origin = originOf(sdp);
    if (this.#origin !== undefined && origin !== this.#origin) {
      // The other one has made a new connection; the one here belongs to its old one.
      this.#restart(type === 'answer');
      if (type === 'answer') return;
    } else if (collision && this.#origin === undefined) {
      // A rollback would leave the sections of the first offer behind, beside those of the other one.
      this.#restart(false);
    }
    const connection = this.#connection;
    if (type === 'answer' && connection.signalingState !== 'have-local-offer') return;
    try {
      this.#settingAnswer = type === 'answer';
      await connection.setRemoteDescription({ type, sdp });
    } finally {
      this.#settingAnswer = false;
    }
    this.#origin = origin;
    for (const candidate of this.#candidates.splice(0)) await this.#addCandidate(candidate);
    if (type === 'answer') return;
    this.#transceivers = connection.getTransceivers();
    for (const transceiver of this.#transceivers) transceiver.direction = 'sendrecv';
    this.#adopt();
    const camera = this.sender('camera');
    if (camera && !this.#warm) await applyQuality(camera, firstQuality(this.#tracks.camera));
    await Promise.all(slots.map((slot) => this.#fill(slot)));
    await connection.setLocalDescription();
    this.#sendDescription(connection.localDescription);
  }

  async #takeCandidate({ kind, ...candidate }: WireSignal & { readonly kind: 'candidate' }) {
    if (this.#connection.remoteDescription) await this.#addCandidate(candidate);
    else this.#candidates.push(candidate);
  }

  async #addCandidate(candidate: RTCIceCandidateInit) {
    // A candidate of an offer that was ignored, or of a connection that is no more, is refused, and rightly so.
    await this.#connection.addIceCandidate(candidate).catch(() => {});
  }

  #sendDescription(description: RTCSessionDescription | null) {
    if (description?.type !== 'offer' && description?.type !== 'answer') return;
    this.#options.send({ kind: 'description', sdpType: description.type, sdp: description.sdp });
  }

  async #fill(slot: Slot) {
    // Without a look at what is sent now: that may be about to change. The connection keeps them in order, and
    // refuses only when it has been closed.
    await this.sender(slot)
      ?.replaceTrack(this.#tracks[slot] ?? null)
      .catch(() => {});
  }

  #adopt() {
    slots.forEach((slot, index) => {
      const track = this.#transceivers[index]?.receiver.track;
      if (!track || track === this.#received[slot]) return;
      this.#received[slot] = track;
      track.onmute = track.onunmute = () => this.#options.changed();
    });
    this.#options.changed();
  }

  #follow(state: RTCPeerConnectionState) {
    switch (state) {
      case 'connected':
        this.#stopMending();
        this.#attempts = 0;
        this.#become('connected');
        this.#stopWarming();
        this.#stopWarming = this.#options.clock.after(WARM_AFTER, () => {
          this.#warm = true;
          this.#options.changed();
        });
        return;
      case 'disconnected':
        this.#become('interrupted');
        this.#mendAfter(HEALS_WITHIN, () => this.#restartIce());
        return;
      case 'failed':
        this.#become('interrupted');
        this.#restartIce();
        return;
      default:
    }
  }

  #restartIce() {
    this.#connection.restartIce();
    this.#rebuildUnlessConnected();
  }

  #rebuildUnlessConnected() {
    this.#mendAfter(Math.min(STUCK_AT_MOST, STUCK_AFTER * 2 ** this.#attempts++), () => this.#rebuild(true));
  }

  #watchNegotiation(connection: RTCPeerConnection) {
    this.#stopWaiting();
    if (connection.signalingState === 'stable' || connection.signalingState === 'closed') return;
    this.#stopWaiting = this.#options.clock.after(STUCK_AFTER, () => this.#rebuild(true));
  }

  #rebuild(offering: boolean) {
    if (this.#closed) return;
    if (this.#state === 'connected') this.#become('interrupted');
    this.#restart(offering);
  }

  #restart(offering: boolean) {
    this.#letGo();
    this.#start(offering);
  }

  /** The polite one waits a little longer, so that the two do not both start afresh. */
  #mendAfter(milliseconds: number, mend: () => void) {
    this.#stopMending();
    this.#stopMending = this.#options.clock.after(milliseconds * (this.#options.polite ? 1.5 : 1), mend);
  }

  #become(state: PeerState) {
    if (state === this.#state || (state === 'interrupted' && this.#state === 'connecting')) return;
    this.#state = state;
    this.#options.changed();
  }

  #letGo() {
    this.#stopMending();
    this.#stopWaiting();
    this.#stopWarming();
    const connection = this.#connection;
    this.demand.close();
    connection.onnegotiationneeded = connection.onicecandidate = connection.ondatachannel = null;
    connection.onconnectionstatechange = connection.onsignalingstatechange = null;
    for (const slot of slots) {
      const track = this.#received[slot];
      if (track) track.onmute = track.onunmute = null;
    }
    connection.close();
  }
}

/** The session id in the origin line: every RTCPeerConnection makes one of its own and keeps it (RFC 9429, 5.2.1). */
function originOf(sdp: string): string {
  return /^o=\S+ (\d+) /m.exec(sdp)?.[1] ?? '';
}

function toSignal({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): WireSignal {
  return { kind: 'candidate', candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
