import type { PerformOptions } from '../../contracts/adapter.js';
import type {
  CallFact,
  CallRequest,
  Capability,
  EndReason,
  StreamId,
  StreamStats,
} from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import type { KeyValueStorage } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { MediaSource } from '../../media/capture.js';
import type { PermissionSource } from '../../media/permission.js';
import { CallAudio } from './call-audio.js';
import { CallStay } from './call-stay.js';
import { failed } from './comeback.js';
import { expectedStreams } from './expected-streams.js';
import type { LocalCallAdapterOptions } from './local-call-adapter.js';
import { LocalConnection } from './local-connection.js';
import { Mesh } from './mesh.js';
import { OwnMedia, ownCamera, ownScreen } from './own-media.js';
import type { Peer } from './peer.js';
import { prepareWebRtc } from './prepare-webrtc.js';
import { partsOf } from './roster.js';
import { sendWhatIsNeeded } from './send-what-is-needed.js';
import { ShownStreams } from './shown-streams.js';
import { slots, type Slot } from './slots.js';
import { StatsReader } from './stream-stats.js';
import { StreamWatch } from './stream-watch.js';
import { ViewerDemand } from './viewer-demand.js';

export interface LocalCallOptions extends Omit<
  LocalCallAdapterOptions,
  'storage' | 'permissions' | 'mediaDevices'
> {
  readonly clock: Clock;
  readonly source: MediaSource | undefined;
  readonly permissions: PermissionSource | undefined;
  readonly storage: KeyValueStorage | undefined;
  readonly report: (fact: CallFact) => void;
  readonly signal: AbortSignal;
}

/** What only makes sense in a call. */
const inCall = [
  'set-hand',
  'set-screen-share',
  'mute-participant',
  'remove-participant',
  'end-for-everyone',
] as const;

/** One watched call: its parts, and the wires between them. */
export class LocalCall {
  readonly media: OwnMedia;
  readonly shown: ShownStreams;
  readonly audio: CallAudio;
  readonly #options: LocalCallOptions;
  readonly #connection: LocalConnection;
  readonly #mesh: Mesh;
  readonly #demand: ViewerDemand;
  readonly #readers = new Map<StreamId, StatsReader>();
  readonly #watch: StreamWatch;
  #me: ParticipantId = '';
  #stay: CallStay | undefined;

  constructor(options: LocalCallOptions) {
    this.#options = options;
    const { server, credential, clock, random, source, permissions, storage, report, signal } = options;
    this.#connection = new LocalConnection({
      server,
      credential,
      topics: ['call'],
      clock,
      ...(random ? { random } : {}),
    });
    this.#connection.listen({
      changed: (state) => this.#stay?.follow(state),
      received: (frame) => this.#stay?.receive(frame),
    });
    this.#mesh = new Mesh(clock, {
      send: (to, toSession, wire) => this.#connection.tell({ type: 'signal', to, toSession, signal: wire }),
      changed: (id) => this.#stay?.refresh(id),
      demand: (id) => this.#demand.of(id),
      demanded: () => sendWhatIsNeeded(this.#mesh.peers, this.media.tracks),
    });
    this.#demand = new ViewerDemand({
      clock,
      needOf: (stream) => this.shown.needOf(stream),
      changed: (owner) => this.#mesh.peer(owner)?.demand.tell(),
    });
    this.shown = new ShownStreams({
      trackOf: (stream) => this.#trackOf(stream),
      changed: (stream) => this.#demand.look(stream),
      clock,
    });
    this.audio = new CallAudio({
      clock,
      mesh: this.#mesh,
      createContext: options.createAudioContext,
      speaking: (ids) => this.#tellSpeaking(ids),
      blocked: (blocked) => report({ type: 'sound-blocked-changed', blocked }),
      silent: (silent) => report({ type: 'microphone-silent-changed', silent, at: clock.now() }),
      spokeMuted: () => report({ type: 'spoke-while-muted', at: clock.now() }),
    });
    this.#watch = new StreamWatch({
      clock,
      expected: () => (this.#stay ? expectedStreams(this.shown, this.#stay.roster, this.#mesh) : []),
      frozen: (stream, frozen) => this.#stay?.freeze(stream, frozen),
      mend: (stream, attempt) => this.#mesh.peer(partsOf(stream).owner)?.mend(attempt),
      restart: (stream) => this.shown.restart(stream),
    });
    this.#tellPresent();
    this.media = new OwnMedia({
      source,
      permissions,
      storage,
      clock,
      report: options.report,
      changed: () => this.#sendMedia(),
      useSpeaker: (id) => this.audio.selectSpeaker(id),
      signal,
    });
    // A page that goes away says so, where it can: the others need not wait for it.
    window.addEventListener('pagehide', () => void this.leave(), { signal });
    signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  async join(name: string | undefined, signal: AbortSignal): Promise<void> {
    if (this.#stay) return;
    const { room, clock, random = Math.random, report, identify } = this.#options;
    report({ type: 'status-changed', status: 'connecting', at: clock.now() });
    report({ type: 'connection-changed', change: { signal: 'connecting' } });
    const stay: CallStay = new CallStay({
      connection: this.#connection,
      mesh: this.#mesh,
      room,
      clock,
      random,
      report: (fact) => this.#hear(fact),
      media: () => this.media.wire,
      muted: (by) => {
        this.media.mute();
        report({ type: 'muted-by', by, at: clock.now() });
      },
      changed: () => this.#showMedia(),
      over: (reason) => this.#end(stay, reason),
    });
    this.#stay = stay;
    try {
      await stay.join(name, Promise.all([prepareWebRtc(), identify?.(name)]), signal);
      this.#tellCapabilities({ allowed: true });
    } catch (error) {
      const reason = AcsError.from(error);
      stay.end(reason.code === 'cancelled' ? { code: 'left', rejoin: true } : failed(reason));
      throw reason;
    }
  }

  endForEveryone(): Promise<void> {
    return this.#requireStay().endForEveryone();
  }

  async leave(): Promise<void> {
    if (!this.#stay) return;
    const { report, clock } = this.#options;
    report({ type: 'status-changed', status: 'ending', at: clock.now() });
    await this.#stay.leave();
  }

  async setHand(raised: boolean): Promise<void> {
    this.#requireStay();
    const reply = await this.#connection.ask<'set-hand'>({ type: 'set-hand', raised });
    const handRaisedAt = raised ? (reply.handRaisedAt ?? this.#options.clock.now()) : undefined;
    this.#options.report({ type: 'me-changed', change: { handRaisedAt } });
  }

  async setScreenShare(on: boolean, options: PerformOptions): Promise<void> {
    if (on) this.#requireStay();
    await this.media.setScreenShare(on, options);
  }

  async ask(type: 'mute-participant' | 'remove-participant', participant: ParticipantId): Promise<void> {
    this.#requireStay();
    await this.#connection.ask<typeof type>({ type, participant });
  }

  async reconnect(signal: AbortSignal): Promise<void> {
    this.#requireStay().hurry();
    await this.#connection.online(signal);
  }

  async stats(stream: StreamId): Promise<StreamStats> {
    const { owner, slot } = partsOf(stream);
    const mine = stream === ownCamera || stream === ownScreen;
    const peer = mine ? this.#mesh.peers.find(({ state }) => state === 'connected') : this.#mesh.peer(owner);
    const report = await (mine ? peer?.sender(slot) : peer?.receiver(slot))
      ?.getStats()
      .catch(() => undefined);
    if (!report) return {};
    const reader = this.#readers.get(stream) ?? new StatsReader();
    this.#readers.set(stream, reader);
    return reader.read(report);
  }

  /** @throws AcsError - There is no call to do it in. */
  #requireStay(): CallStay {
    if (!this.#stay) throw new AcsError('conflict', 'Join the call first.');
    return this.#stay;
  }

  #tellPresent() {
    const { report, source, clock } = this.#options;
    report({ type: 'status-changed', status: 'idle', at: clock.now() });
    report({ type: 'connection-changed', change: { signal: 'offline', media: 'none' } });
    this.#tellCapabilities({ allowed: false, reason: 'not-joined' });
    const availability = source?.getDisplayMedia ? 'available' : 'unsupported';
    report({ type: 'screen-share-changed', change: { availability } });
  }

  #tellCapabilities(capability: Capability) {
    const capabilities = inCall.map((type): [CallRequest['type'], Capability] => [type, capability]);
    this.#options.report({ type: 'capabilities-changed', capabilities });
  }

  #hear(fact: CallFact) {
    if (fact.type === 'me-changed' && fact.change.id !== undefined) {
      this.#me = fact.change.id;
      this.audio.hearMe(this.#me, this.media.tracks.microphone, this.media.wire.muted);
    }
    this.#options.report(fact);
  }

  /** What I send has changed. */
  #sendMedia() {
    const { tracks, wire, streams } = this.media;
    for (const slot of slots) this.#mesh.setTrack(slot, tracks[slot]);
    this.audio.hearMe(this.#me, tracks.microphone, wire.muted);
    this.#options.report({ type: 'me-changed', change: { muted: wire.muted, streams } });
    this.#stay?.tellMedia();
    this.shown.update();
  }

  /** Who is here or what they send has changed. */
  #showMedia() {
    const roster = this.#stay?.roster;
    if (roster) {
      this.audio.follow(roster);
      this.#watch.start();
    }
    this.#demand.follow(roster);
    this.shown.update();
    sendWhatIsNeeded(this.#mesh.peers, this.media.tracks);
  }

  #tellSpeaking(ids: readonly ParticipantId[]) {
    const at = this.#options.clock.now();
    this.#stay?.roster.speak(ids, at);
    this.#options.report({ type: 'speaking-changed', ids, at });
  }

  #trackOf(stream: StreamId): MediaStreamTrack | undefined {
    const { owner, slot } = partsOf(stream);
    if (owner === 'me')
      return this.media.wire[slot === 'screen' ? 'screen' : 'camera'] ? this.media.tracks[slot] : undefined;
    const media = this.#stay?.roster.get(owner)?.media;
    return media?.[slot === 'screen' ? 'screen' : 'camera']
      ? receivedBy(this.#mesh.peer(owner), slot)
      : undefined;
  }

  #end(stay: CallStay, reason: EndReason) {
    if (this.#stay !== stay) return;
    this.#stay = undefined;
    this.#readers.clear();
    this.#watch.rest();
    this.#demand.follow(undefined);
    this.audio.rest();
    const { report, clock } = this.#options;
    this.media.turnOff();
    this.#tellCapabilities({ allowed: false, reason: 'not-joined' });
    report({ type: 'me-changed', change: { handRaisedAt: undefined, speaking: false } });
    report({ type: 'status-changed', status: 'ended', at: clock.now(), endReason: reason });
  }

  #close() {
    const stay = this.#stay;
    this.#stay = undefined;
    stay?.abandon();
    this.#connection.close();
    this.#watch.rest();
    this.shown.close();
    this.#demand.follow(undefined);
    this.audio.close();
  }
}

function receivedBy(peer: Peer | undefined, slot: Slot) {
  return peer?.received[slot];
}
