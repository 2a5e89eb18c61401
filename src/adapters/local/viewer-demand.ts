import type { StreamId, StreamKind } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { WireDemand, WireNeed } from '../../contracts/native.js';
import { partsOf, streamIdOf, type Roster } from './roster.js';

export interface ViewerDemandOptions {
  readonly clock: Clock;
  /** What all places of a stream need right now; null where nobody sees it. */
  readonly needOf: (stream: StreamId) => WireNeed | null;
  /** Somebody is to be told what is needed of them now. */
  readonly changed: (owner: ParticipantId) => void;
}

/** Milliseconds that less must be needed before it is said: a layout passes, somebody turns a page back. */
export const LASTS = 2000;

const kinds = ['camera', 'screen'] as const satisfies readonly StreamKind[];

/** What this page needs of the videos of the others. More is said at once, less when it has lasted. */
export class ViewerDemand {
  readonly #options: ViewerDemandOptions;
  readonly #said = new Map<StreamId, WireNeed | null>();
  readonly #lowering = new Map<StreamId, () => void>();
  #roster: Roster | undefined;

  constructor(options: ViewerDemandOptions) {
    this.#options = options;
  }

  /** What somebody is to be told; a kind that is left out is not decided yet. */
  of(owner: ParticipantId): WireDemand {
    return Object.fromEntries(
      kinds.flatMap((kind) => {
        const said = this.#said.get(streamIdOf(owner, kind));
        return said === undefined ? [] : [[kind, said]];
      }),
    );
  }

  /** Takes who is here and what they send now: what nobody shows is not to be sent either. */
  follow(roster: Roster | undefined): void {
    this.#roster = roster;
    for (const stream of new Set([...this.#said.keys(), ...this.#lowering.keys()])) {
      if (!this.#media(stream)) this.#forget(stream);
    }
    for (const id of roster?.ids ?? []) {
      for (const kind of kinds) if (roster?.get(id)?.media[kind]) this.look(streamIdOf(id, kind));
    }
  }

  /** Looks again at what is needed of a stream. */
  look(stream: StreamId): void {
    if (!this.#media(stream)) return;
    const { clock, needOf } = this.#options;
    const need = needOf(stream);
    const said = this.#said.get(stream);
    const more = larger(said ?? null, need);
    if (more && !same(more, said)) this.#say(stream, more);
    if (same(need, this.#said.get(stream))) this.#keep(stream);
    else if (!this.#lowering.has(stream)) {
      this.#lowering.set(
        stream,
        clock.after(LASTS, () => {
          this.#lowering.delete(stream);
          this.#say(stream, needOf(stream));
        }),
      );
    }
  }

  #media(stream: StreamId) {
    return this.#roster?.get(partsOf(stream).owner)?.media;
  }

  #forget(stream: StreamId) {
    this.#keep(stream);
    this.#said.delete(stream);
  }

  #keep(stream: StreamId) {
    this.#lowering.get(stream)?.();
    this.#lowering.delete(stream);
  }

  #say(stream: StreamId, need: WireNeed | null) {
    if (same(need, this.#said.get(stream))) return;
    this.#said.set(stream, need);
    this.#options.changed(partsOf(stream).owner);
  }
}

function larger(one: WireNeed | null, other: WireNeed | null): WireNeed | null {
  if (!one || !other) return one ?? other;
  return { width: Math.max(one.width, other.width), height: Math.max(one.height, other.height) };
}

function same(one: WireNeed | null, other: WireNeed | null | undefined) {
  if (!one || !other) return one === other;
  return one.width === other.width && one.height === other.height;
}
