import type { Participant, VideoStream } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { WireParticipant } from '../../contracts/native.js';
import type { Peer } from './peer.js';
import type { Slot } from './slots.js';

/** The id of a stream of somebody else. */
export function streamIdOf(id: ParticipantId, kind: VideoStream['kind']): string {
  return `${id}/${kind}`;
}

/** Whose stream it is, and through which slot it comes. */
export function partsOf(stream: string): { readonly owner: ParticipantId; readonly slot: Slot } {
  const at = stream.lastIndexOf('/');
  return { owner: stream.slice(0, at), slot: stream.endsWith('/screen') ? 'screen' : 'camera' };
}

/** The others: what the server says of them, and what their media do. */
export class Roster {
  readonly #people = new Map<ParticipantId, WireParticipant>();
  #spokeAt = new Map<ParticipantId, number>();
  #speaking: ReadonlySet<ParticipantId> = new Set();
  readonly #frozen = new Set<string>();

  get ids(): readonly ParticipantId[] {
    return [...this.#people.keys()];
  }

  get(id: ParticipantId): WireParticipant | undefined {
    return this.#people.get(id);
  }

  set(person: WireParticipant): void {
    this.#people.set(person.id, person);
  }

  delete(id: ParticipantId): void {
    this.#people.delete(id);
    this.#spokeAt.delete(id);
  }

  clear(): void {
    this.#people.clear();
    this.#spokeAt = new Map();
    this.#speaking = new Set();
    this.#frozen.clear();
  }

  /** Remembers that a stream stands still, or that it moves again. */
  freeze(stream: string, frozen: boolean): void {
    if (frozen) this.#frozen.add(stream);
    else this.#frozen.delete(stream);
  }

  /** Remembers who speaks, so that somebody who changes otherwise goes on speaking. */
  speak(ids: readonly ParticipantId[], at: number): void {
    for (const id of ids) if (!this.#speaking.has(id)) this.#spokeAt.set(id, at);
    this.#speaking = new Set(ids);
  }

  /** Somebody as the call tells them. */
  describe(id: ParticipantId, peer: Peer | undefined): Participant | undefined {
    const person = this.#people.get(id);
    if (!person) return undefined;
    const { name, joinedAt, media } = person;
    const stream = (kind: VideoStream['kind']): VideoStream => ({
      id: streamIdOf(id, kind),
      kind,
      // Where I have said what I need of it, what comes is up to me: it is there, and shown when it is looked at.
      available:
        peer?.state === 'connected' && (peer.received[kind]?.muted === false || peer.demand.isAsked(kind)),
      paused: this.#frozen.has(streamIdOf(id, kind)),
    });
    return {
      id,
      name,
      role: 'presenter',
      state: stateOf(person, peer),
      muted: media.muted,
      speaking: this.#speaking.has(id),
      spokeAt: this.#spokeAt.get(id) ?? 0,
      handRaisedAt: media.handRaisedAt,
      spotlit: false,
      joinedAt,
      streams: [...(media.camera ? [stream('camera')] : []), ...(media.screen ? [stream('screen')] : [])],
    };
  }
}

function stateOf({ state }: WireParticipant, peer: Peer | undefined): Participant['state'] {
  if (state === 'reconnecting' || peer?.state === 'interrupted') return 'reconnecting';
  return peer?.state === 'connected' ? 'connected' : 'connecting';
}
