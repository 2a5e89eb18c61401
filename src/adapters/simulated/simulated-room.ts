import type { Participant } from '../../contracts/call.js';
import { systemClock, type Clock } from '../../contracts/clock.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { Action, Fault, Script, Who } from './action.js';
import { CallWorld } from './call-world.js';
import { ChatWorld } from './chat-world.js';
import { Chatter } from './chatter.js';
import { Conversation } from './conversation.js';
import { Faults } from './faults.js';
import type { HistoryMessage } from './history.js';
import { createPerson, sendsOf, streamsOf, type PersonOptions } from './person.js';
import { createRandom, type Random } from './random.js';
import { Timers } from './timers.js';

export interface SimulatedRoomOptions {
  /** Who is there, or how many: their cameras, microphones and names then come of the seed. Default: 4. */
  readonly people?: number | readonly PersonOptions[];
  /** The same seed and the same steps of the clock give the same facts. Default: `acs`. */
  readonly seed?: string;
  /** What happens by itself once somebody has joined or opened the thread. Default: nothing. */
  readonly script?: Script;
  /** What was said before, or how many messages of it. Default: 0. */
  readonly history?: number | readonly HistoryMessage[];
  /** Whether everybody has read the history, or nobody but whoever opens it. Default: true. */
  readonly historyRead?: boolean;
  /** Default: empty. */
  readonly topic?: string;
  /** People read, and sometimes answer, what is written to them. Default: true. */
  readonly replies?: boolean;
  /** Whoever joins waits until they are admitted. Default: false. */
  readonly lobby?: boolean;
  /** Seconds until a request is answered. Default: 0. */
  readonly latency?: number;
  /** Pictures stand still, and so do voices. Default: false; always so where people prefer reduced motion. */
  readonly still?: boolean;
  /** People can be heard, as tones that speak no language. Default: false. */
  readonly sound?: boolean;
  /** Time and timers. Default: the system's. */
  readonly clock?: Clock;
}

/** What the adapters of a room hear of it: what goes wrong for all of them. */
type Client = (fault: Fault) => void;

/**
 * A place without a network: simulated people in a call and a chat, a script of what they do, and faults on
 * demand. Adapters that share a room meet in it.
 *
 * @example
 * const room = new SimulatedRoom({ people: 3, script: livelyMeeting });
 * const call = createStatefulCall(new SimulatedCallAdapter(room, { name: 'Ada' }));
 * room.do({ type: 'lose-device', kind: 'microphone' });
 */
export class SimulatedRoom {
  readonly clock: Clock;
  readonly seed: string;
  readonly latency: number;
  readonly lobby: boolean;
  readonly still: boolean;
  readonly sound: boolean;
  readonly faults: Faults;
  readonly call: CallWorld;
  readonly chat: ChatWorld;
  readonly #timers: Timers;
  readonly #conversation: Conversation;
  readonly #chatter: Chatter;
  readonly #script: Script;
  readonly #people: Participant[] = [];
  readonly #clients = new Set<Client>();
  #begun = false;
  #guests = 0;

  constructor(options: SimulatedRoomOptions = {}) {
    const { people = 4, clock = systemClock, seed = 'acs' } = options;
    this.clock = clock;
    this.seed = seed;
    this.latency = options.latency ?? 0;
    this.lobby = options.lobby ?? false;
    this.still = options.still ?? false;
    this.sound = options.sound ?? false;
    this.faults = new Faults(clock);
    this.call = new CallWorld(clock);
    this.chat = new ChatWorld(clock, createRandom(`${seed}/history`), options);
    this.#timers = new Timers(clock);
    this.#script = options.script ?? [];
    const cast = typeof people === 'number' ? castOf(people, createRandom(`${seed}/cast`)) : people;
    for (const person of cast) this.#add(person);
    this.call.put(...this.#people);
    this.#conversation = new Conversation(this.call, clock, createRandom(`${seed}/conversation`), () =>
      this.#people.map(({ id }) => id),
    );
    this.#chatter = new Chatter(this.chat, clock, createRandom(`${seed}/chatter`), {
      replies: options.replies ?? true,
      people: () => this.#people,
    });
  }

  /** The simulated people, as they were when they were made, in their order. */
  get people(): readonly Participant[] {
    return this.#people;
  }

  /** Makes something happen now. */
  do(action: Action): void {
    switch (action.type) {
      case 'add-person': {
        const person = this.#add(action.person ?? {});
        this.call.put(person);
        return;
      }
      case 'join': {
        const here = this.#who(action.who).filter(({ id }) => !this.call.people.has(id));
        const joinedAt = this.clock.now();
        this.call.put(...here.map((one) => ({ ...one, speaking: false, handRaisedAt: undefined, joinedAt })));
        return;
      }
      case 'leave':
        return this.call.remove(this.#ids(action.who));
      case 'set-muted':
        return this.call.setMuted(this.#ids(action.who), action.muted);
      case 'set-camera':
        return this.call.change(this.#ids(action.who), (one) => ({
          ...one,
          streams: streamsOf(one.id, { ...sendsOf(one), camera: action.on, paused: action.paused ?? false }),
        }));
      case 'set-sharing':
        return this.call.change(this.#ids(action.who), (one) => ({
          ...one,
          streams: streamsOf(one.id, { ...sendsOf(one), screen: action.on }),
        }));
      case 'set-hand':
        return this.call.change(this.#ids(action.who), (one) => ({
          ...one,
          handRaisedAt: action.raised ? (one.handRaisedAt ?? this.clock.now()) : undefined,
        }));
      case 'set-spotlight':
        return this.call.change(this.#ids(action.who), (one) => ({ ...one, spotlit: action.on }));
      case 'set-state':
        return this.call.change(this.#ids(action.who), (one) => ({ ...one, state: action.state }));
      case 'freeze-video':
        return this.call.change(this.#ids(action.who), (one) => freeze(one, action.frozen));
      case 'speak': {
        const ids = this.#ids(action.who);
        this.call.setSpeaking(ids, true);
        if (action.seconds !== undefined) {
          this.#timers.in(action.seconds, () => this.call.setSpeaking(ids, false));
        }
        return;
      }
      case 'be-silent':
        return this.call.setSpeaking(this.#ids(action.who), false);
      case 'converse':
        return this.#conversation.start(action.liveliness ?? 0.5);
      case 'stop-conversing':
        return this.#conversation.stop();
      case 'write':
        for (const one of this.#who(action.who)) this.#chatter.write(one, action.text, action.seconds);
        return;
      case 'type':
        for (const { id, name } of this.#who(action.who))
          this.chat.type({ id, name }, undefined, action.seconds);
        return;
      case 'read':
        for (const { id } of this.#who(action.who)) this.chat.readAll(id, action.upTo);
        return;
      case 'chat':
        return this.#chatter.start(action.every ?? 20);
      case 'stop-chatting':
        return this.#chatter.rest();
      case 'set-topic':
        return this.chat.setTopic(action.topic);
      case 'refuse':
      case 'delay':
      case 'never-answer':
      case 'lose-answer':
        return this.faults.add(action);
      case 'answer-well':
        return this.faults.clear();
      case 'end-call':
        return this.call.end(action.reason);
      default:
        for (const client of [...this.#clients]) client(action);
    }
  }

  /** Lets an adapter hear of faults; the last one that goes stops everything that runs. */
  attach(client: Client, signal: AbortSignal): void {
    this.#clients.add(client);
    signal.addEventListener(
      'abort',
      () => {
        this.#clients.delete(client);
        if (this.#clients.size === 0) this.#stop();
      },
      { once: true },
    );
  }

  /** Starts the script, unless it has begun. */
  begin(): void {
    if (this.#begun || this.#clients.size === 0) return;
    this.#begun = true;
    this.#run(0);
  }

  /** Somebody who is not simulated has written: people read it, and one answers. */
  react(text: string): void {
    if (this.#clients.size > 0) this.#chatter.react(text);
  }

  /** The id of one more person who comes through an adapter. */
  nextGuest(): ParticipantId {
    this.#guests++;
    return `8:acs:simulated_${this.seed}_me${this.#guests === 1 ? '' : this.#guests}`;
  }

  #run(index: number) {
    const step = this.#script[index];
    if (!step) return;
    const next = () => {
      this.do(step.do);
      this.#run(index + 1);
    };
    if (step.after) this.#timers.in(step.after, next);
    else next();
  }

  #stop() {
    this.#begun = false;
    this.#timers.stopAll();
    this.#conversation.stop();
    this.#chatter.stop();
  }

  #add(options: PersonOptions): Participant {
    const person = createPerson(this.seed, this.#people.length, this.clock.now(), options);
    this.#people.push(person);
    this.chat.addMember({ id: person.id, name: person.name });
    return person;
  }

  #who(who: Who): readonly Participant[] {
    if (who === 'everyone') return this.#people;
    const places = typeof who === 'number' ? [who] : who;
    return places.flatMap((place) => this.#people[place] ?? []);
  }

  #ids(who: Who): ParticipantId[] {
    return this.#who(who).map(({ id }) => id);
  }
}

function freeze(person: Participant, frozen: boolean): Participant {
  const streams = person.streams.map((stream) =>
    stream.kind === 'camera' ? { ...stream, available: true, paused: frozen } : stream,
  );
  return { ...person, streams };
}

function castOf(count: number, random: Random): PersonOptions[] {
  return Array.from({ length: count }, (_, index) => ({
    camera: index === 0 || random.next() < 0.75,
    muted: index > 1 && random.next() < 0.6,
  }));
}
