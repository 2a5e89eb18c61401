import type { Participant } from '../../contracts/call.js';
import type { GridInput } from './grid-input.js';
import { sends } from './grid-tile.js';

/** Whether two inputs ask for the same plan: of people, only that counts by which they are chosen and ordered. */
export function isSameInput(one: GridInput, other: GridInput): boolean {
  const { participants, speech, held, ...rest } = one;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return (
    names.every((name) => one[name] === other[name]) &&
    held.size === other.held.size &&
    [...held].every((key) => other.held.has(key)) &&
    participants.length === other.participants.length &&
    participants.every((person, index) => {
      const { id } = person;
      return (
        isSamePerson(person, other.participants[index]) &&
        (speech === other.speech || speech.get(id)?.until === other.speech.get(id)?.until)
      );
    })
  );
}

function isSamePerson(one: Participant, other: Participant | undefined): boolean {
  return (
    one === other ||
    (one.id === other?.id &&
      one.spotlit === other.spotlit &&
      one.handRaisedAt === other.handRaisedAt &&
      (one.streams === other.streams ||
        (sends(one, 'camera') === sends(other, 'camera') && sends(one, 'screen') === sends(other, 'screen'))))
  );
}
