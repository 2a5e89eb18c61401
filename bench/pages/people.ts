import type { Participant } from '../../src/contracts/call.js';
import { every, frames, offer } from './page.js';

/** One of the two that show a list of people. */
export interface PeopleSide {
  load(people: readonly Participant[]): void;
  mount(): void;
  /** Takes people who have changed. */
  change(people: readonly Participant[]): void;
}

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Katherine Johnson', 'Tim Berners-Lee'];

function person(index: number): Participant {
  return {
    id: `person-${index}`,
    name: `${NAMES[index % NAMES.length]} ${index}`,
    role: 'attendee',
    state: 'connected',
    muted: true,
    speaking: false,
    spokeAt: 0,
    handRaisedAt: undefined,
    spotlit: false,
    joinedAt: index,
    streams: [],
  };
}

export function offerPeople(side: PeopleSide): void {
  let people: Participant[] = [];
  offer({
    load(count) {
      people = Array.from({ length: count }, (_, index) => person(index));
      side.load(people);
      return 0;
    },
    async mount() {
      side.mount();
      await frames(2);
      return 0;
    },
    async updates(perSecond) {
      await every(perSecond, (index) => {
        const at = (index * 7) % people.length;
        const before = people[at];
        if (!before) return;
        const changed = { ...before, muted: !before.muted };
        people[at] = changed;
        side.change([changed]);
      });
      return 0;
    },
  });
}
