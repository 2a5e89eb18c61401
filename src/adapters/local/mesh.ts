import type { Connection } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { IceServer, WireDemand, WireParticipant, WireSignal } from '../../contracts/native.js';
import { Peer } from './peer.js';
import type { Slot, SlotTracks } from './slots.js';

export interface MeshEvents {
  send(to: ParticipantId, toSession: string, signal: WireSignal): void;
  /** The state of a connection has changed, or what comes through it. */
  changed(id: ParticipantId): void;
  /** What I need of somebody's videos right now. */
  demand(id: ParticipantId): WireDemand;
  /** Somebody needs something else of mine. */
  demanded(): void;
}

/** One connection to everybody else. */
export class Mesh {
  readonly #clock: Clock;
  readonly #events: MeshEvents;
  readonly #peers = new Map<ParticipantId, { readonly session: string; readonly peer: Peer }>();
  #me: ParticipantId = '';
  #iceServers: readonly IceServer[] = [];
  #tracks: SlotTracks = {};

  constructor(clock: Clock, events: MeshEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  /** Says who I am and by which servers ways are found; holds for connections from now on. */
  configure(me: ParticipantId, iceServers: readonly IceServer[]): void {
    this.#me = me;
    this.#iceServers = iceServers;
  }

  peer(id: ParticipantId): Peer | undefined {
    return this.#peers.get(id)?.peer;
  }

  get peers(): readonly Peer[] {
    return [...this.#peers.values()].map(({ peer }) => peer);
  }

  /** How sound and picture get through: they flow as long as they do with anybody. */
  get media(): Connection['media'] {
    const states = this.peers.map(({ state }) => state);
    if (states.length === 0) return 'none';
    if (states.includes('connected')) return 'flowing';
    return states.includes('connecting') ? 'connecting' : 'interrupted';
  }

  /** Connects to somebody; to the same stay of theirs only once, to another one afresh. */
  connect({ id, session }: WireParticipant, offering: boolean): void {
    const known = this.#peers.get(id);
    if (known?.session === session) return;
    known?.peer.close();
    const peer = new Peer(offering, {
      iceServers: this.#iceServers,
      polite: this.#me > id,
      tracks: this.#tracks,
      clock: this.#clock,
      send: (signal) => this.#events.send(id, session, signal),
      changed: () => {
        // The first change comes from within the constructor, before anybody can ask for the peer.
        if (this.#peers.has(id)) this.#events.changed(id);
      },
      demand: () => this.#events.demand(id),
      demanded: () => this.#events.demanded(),
    });
    this.#peers.set(id, { session, peer });
  }

  disconnect(id: ParticipantId): void {
    this.#peers.get(id)?.peer.close();
    this.#peers.delete(id);
  }

  /** Takes a signal; one of a stay that is over, or that is not known yet, is dropped. */
  receive(from: ParticipantId, session: string, signal: WireSignal): void {
    const known = this.#peers.get(from);
    if (known?.session === session) known.peer.receive(signal);
  }

  /** Sends this track to everybody, and to whoever comes; undefined sends nothing. */
  setTrack(slot: Slot, track: MediaStreamTrack | undefined): void {
    this.#tracks = { ...this.#tracks, [slot]: track };
    for (const { peer } of this.#peers.values()) peer.setTrack(slot, track);
  }

  close(): void {
    for (const { peer } of this.#peers.values()) peer.close();
    this.#peers.clear();
  }
}
