import type { EndReason, Participant } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import type { ParticipantId } from '../../contracts/identifiers.js';

/** What happens in the call, told to everybody in it; each one leaves out what is about themselves. */
export type CallNews =
  | { readonly type: 'participants-changed'; readonly participants: readonly Participant[] }
  | { readonly type: 'participants-left'; readonly ids: readonly ParticipantId[] }
  | { readonly type: 'speaking-changed'; readonly ids: readonly ParticipantId[] }
  | { readonly type: 'muted'; readonly id: ParticipantId; readonly by: string }
  | { readonly type: 'removed'; readonly id: ParticipantId; readonly by: string }
  | { readonly type: 'ended'; readonly reason: EndReason };

/** A call in memory: who is in it, and who speaks. */
export class CallWorld {
  readonly #clock: Clock;
  readonly #people = new Map<ParticipantId, Participant>();
  readonly #watchers = new Set<(news: CallNews) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** In the order they joined. */
  get people(): ReadonlyMap<ParticipantId, Participant> {
    return this.#people;
  }

  /** Who speaks, in the order they joined. */
  get speaking(): ParticipantId[] {
    return [...this.#people.values()].filter(({ speaking }) => speaking).map(({ id }) => id);
  }

  watch(tell: (news: CallNews) => void): () => void {
    this.#watchers.add(tell);
    return () => void this.#watchers.delete(tell);
  }

  /** New people, or known ones that have changed. */
  put(...participants: readonly Participant[]): void {
    if (participants.length === 0) return;
    for (const one of participants) this.#people.set(one.id, one);
    this.tell({ type: 'participants-changed', participants });
  }

  /** Changes those who are here. */
  change(ids: readonly ParticipantId[], change: (participant: Participant) => Participant): void {
    this.put(
      ...ids.flatMap((id) => {
        const before = this.#people.get(id);
        const after = before && change(before);
        return after && after !== before ? [after] : [];
      }),
    );
  }

  remove(ids: readonly ParticipantId[]): void {
    const gone = ids.filter((id) => this.#people.has(id));
    if (gone.length === 0) return;
    const spoke = gone.some((id) => this.#people.get(id)?.speaking);
    for (const id of gone) this.#people.delete(id);
    this.tell({ type: 'participants-left', ids: gone });
    if (spoke) this.tell({ type: 'speaking-changed', ids: this.speaking });
  }

  /** Whoever is muted or away stays silent. */
  setSpeaking(ids: readonly ParticipantId[], speaking: boolean): void {
    let changed = false;
    for (const id of ids) {
      const before = this.#people.get(id);
      if (!before || before.speaking === speaking || (speaking && before.muted)) continue;
      changed = true;
      const spokeAt = speaking ? this.#clock.now() : before.spokeAt;
      this.#people.set(id, { ...before, speaking, spokeAt });
    }
    if (changed) this.tell({ type: 'speaking-changed', ids: this.speaking });
  }

  setMuted(ids: readonly ParticipantId[], muted: boolean): void {
    if (muted) this.setSpeaking(ids, false);
    this.change(ids, (one) => (one.muted === muted ? one : { ...one, muted }));
  }

  /** Everybody is out. */
  end(reason: EndReason): void {
    this.tell({ type: 'ended', reason });
    this.#people.clear();
  }

  tell(news: CallNews): void {
    for (const tell of [...this.#watchers]) tell(news);
  }
}
