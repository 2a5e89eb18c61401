import type { Participant } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';

type People = ReadonlyMap<ParticipantId, Participant>;

/** Raised hands first, in the order they went up; then who speaks or spoke of late; then everybody; by name within each. */
export function orderPeople(
  people: People,
  speakers: readonly ParticipantId[],
  collator: Intl.Collator,
): ParticipantId[] {
  const recent = new Set(speakers);
  const rank = ({ id, handRaisedAt }: Participant) =>
    handRaisedAt !== undefined ? 0 : recent.has(id) ? 1 : 2;
  return [...people.values()]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.handRaisedAt ?? 0) - (b.handRaisedAt ?? 0) ||
        collator.compare(a.name, b.name) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);
}

/** The order of before, without who has left, and with who is new at the end: nobody moves under a pointer. */
export function keepOrder(before: readonly ParticipantId[], people: People): ParticipantId[] {
  const known = new Set(before);
  const kept = before.filter((id) => people.has(id));
  return [...kept, ...[...people.keys()].filter((id) => !known.has(id))];
}

/** Remembers the order while nothing changes that it depends on: of thousands, few ever do. */
export class PeopleOrder {
  #order: readonly ParticipantId[] = [];
  #people: People = new Map();
  #speakers: readonly ParticipantId[] = [];
  #locale = '';
  #wasHeld = false;

  /** @param held - Somebody is using the list: nobody moves. */
  update(
    people: People,
    speakers: readonly ParticipantId[],
    locale: string,
    held: boolean,
  ): readonly ParticipantId[] {
    const same =
      locale === this.#locale &&
      held === this.#wasHeld &&
      sameSpeakers(speakers, this.#speakers) &&
      samePeople(people, this.#people);
    if (!same) {
      this.#order = held
        ? keepOrder(this.#order, people)
        : orderPeople(people, speakers, new Intl.Collator(locale, { numeric: true }));
    }
    this.#locale = locale;
    this.#people = people;
    this.#speakers = speakers;
    this.#wasHeld = held;
    return this.#order;
  }
}

function sameSpeakers(now: readonly ParticipantId[], before: readonly ParticipantId[]) {
  return now === before || (now.length === before.length && now.every((id) => before.includes(id)));
}

function samePeople(now: People, before: People) {
  if (now === before) return true;
  if (now.size !== before.size) return false;
  for (const [id, { name, handRaisedAt }] of now) {
    const old = before.get(id);
    if (old?.name !== name || old.handRaisedAt !== handRaisedAt) return false;
  }
  return true;
}
