import type { Connector, ConnectorOptions } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import { SCRIPTS, type ScriptName } from './scripts.js';
import { SimulatedCallAdapter } from './simulated-call-adapter.js';
import { SimulatedChatAdapter } from './simulated-chat-adapter.js';
import { SimulatedRoom } from './simulated-room.js';

/** As many people as a room may have. */
const MOST_PEOPLE = 300;

/** Seconds until a request is answered: about that of a server not far away. */
const LATENCY = 0.2;

/** Messages that are there already. */
const HISTORY = 12;

/**
 * The transport `simulated`, from a tag's attributes.
 *
 * | attribute | |
 * | --- | --- |
 * | `people` | How many simulated people there are, 0 to 300. Default: 4 |
 * | `script` | What happens by itself: the name of a built-in script. Default: `quiet-meeting` |
 * | `seed` | The same seed gives the same people, who do the same. Default: the room |
 * | `room` | The call's name, and the seed. Default: `simulated` |
 * | `thread` | The chat's name. Default: the room |
 * | `display-name` | How others see me. Default: none |
 */
export const simulatedConnector: Connector = {
  attributes: ['people', 'script', 'seed', 'room', 'thread', 'display-name'],

  connectCall(options) {
    return attempt(() => {
      const name = options.attributes.get('display-name');
      const adapter = new SimulatedCallAdapter(createRoom(options), {
        ...(name === undefined ? {} : { name }),
        devices: { permission: { camera: 'prompt', microphone: 'prompt' } },
      });
      return { adapter, name };
    });
  },

  connectChat(options) {
    return attempt(() => {
      const name = options.attributes.get('display-name') ?? '';
      const adapter = new SimulatedChatAdapter(createRoom(options), { name });
      return { adapter, thread: threadOf(options), storage: undefined };
    });
  },
};

function createRoom({ attributes }: ConnectorOptions): SimulatedRoom {
  return new SimulatedRoom({
    people: peopleOf(attributes.get('people') ?? '4'),
    script: SCRIPTS[scriptOf(attributes.get('script') ?? 'quiet-meeting')],
    seed: attributes.get('seed') ?? roomOf(attributes),
    history: HISTORY,
    latency: LATENCY,
  });
}

function threadOf({ attributes }: ConnectorOptions): string {
  return attributes.get('thread') ?? roomOf(attributes);
}

function roomOf(attributes: ConnectorOptions['attributes']): string {
  return attributes.get('room') ?? 'simulated';
}

function peopleOf(text: string): number {
  const people = Number(text);
  if (text.trim() !== '' && Number.isInteger(people) && people >= 0 && people <= MOST_PEOPLE) return people;
  throw invalid('people', text, `a whole number from 0 to ${MOST_PEOPLE}`);
}

function scriptOf(text: string): ScriptName {
  if (Object.hasOwn(SCRIPTS, text)) return text as ScriptName;
  const names = Object.keys(SCRIPTS).map((name) => `"${name}"`);
  throw invalid('script', text, `one of ${names.join(', ')}`);
}

function invalid(target: string, text: string, expected: string) {
  return new AcsError('invalid-argument', `The attribute "${target}" must be ${expected}, not "${text}".`, {
    target,
  });
}

/** What is thrown rejects. */
function attempt<Result>(make: () => Result): Promise<Result> {
  return new Promise((resolve) => resolve(make()));
}
