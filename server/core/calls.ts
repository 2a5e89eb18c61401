import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { Person, WireParticipant, WireSignal } from '../../src/contracts/native.js';
import type { CallLog } from './call-log.js';
import type { Clock } from './clock.js';
import { Endings, type Ending } from './endings.js';
import { newSessionId } from './ids.js';
import { Refusal } from './refusal.js';
import type { Rooms } from './rooms.js';
import { sessionsBut, toParticipant, type LiveCall, type SentMedia, type Stay } from './stay.js';
import type { Store } from './store.js';
import type { Threads } from './threads.js';

/**
 * How long after its last sign of life a connection may come back at most, in milliseconds: the limit within which
 * Azure Communication Services reconnect or remove a participant.
 */
const RECONNECT_WITHIN = 120_000;

export interface CallSettings {
  /** How long a lost connection may take to come back, in milliseconds. */
  readonly grace: number;
  /** People in one call. */
  readonly limit: number;
}

export interface Joined {
  readonly callId: string;
  readonly me: WireParticipant;
  readonly participants: readonly WireParticipant[];
  readonly resumed: boolean;
}

/** A resume of a stay that somebody has ended meanwhile. */
export class StayEnded extends Refusal {
  readonly ending: Ending;

  constructor(ending: Ending) {
    super('closed', `This stay in the call is over: ${ending.reason}.`, { target: 'resume' });
    this.ending = ending;
  }
}

/** Who is in which call, and what they may do to each other. A stay is named by its session. */
export class Calls {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #rooms: Rooms;
  readonly #threads: Threads;
  readonly #log: CallLog;
  readonly #settings: CallSettings;
  readonly #endings: Endings;
  readonly #calls = new Map<string, LiveCall>();
  readonly #stays = new Map<string, Stay>();

  constructor(
    store: Store,
    clock: Clock,
    rooms: Rooms,
    threads: Threads,
    log: CallLog,
    settings: CallSettings,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#rooms = rooms;
    this.#threads = threads;
    this.#log = log;
    this.#settings = settings;
    this.#endings = new Endings(clock);
  }

  /**
   * Joins the room's call, which begins with its first person. An earlier stay of the same person is replaced;
   * the one named by `resume` is taken up again where it still stands.
   *
   * @throws StayEnded - Somebody has ended the stay to be resumed.
   */
  join(person: Person, room: string, media: SentMedia, resume?: string): Joined {
    const thread = this.#rooms.threadOf(room);
    this.#threads.requireMember(thread, person.id);
    const known = resume === undefined ? undefined : this.#stays.get(resume);
    if (known?.person.id === person.id && known.call.room === room) return this.#resume(known, media);
    const ending = resume === undefined ? undefined : this.#endings.get(resume);
    if (ending) throw new StayEnded(ending);
    return this.#enter(person, room, thread, media);
  }

  /** The room whose call the stay is in. */
  roomOf(session: string): string | undefined {
    return this.#stays.get(session)?.call.room;
  }

  /** Leaves at once. Unknown sessions have left already. */
  leave(session: string): void {
    const stay = this.#stays.get(session);
    if (stay) this.#remove(stay);
  }

  /**
   * The connection is gone without a word: the stay waits for a resume, and is over after the grace.
   *
   * @param heardAt - The last sign of life, in milliseconds since 1970.
   */
  lose(session: string, heardAt: number): void {
    const stay = this.#stays.get(session);
    if (!stay || stay.cancelGrace) return;
    const left = heardAt + RECONNECT_WITHIN - this.#clock.now();
    const grace = Math.max(0, Math.min(this.#settings.grace, left));
    stay.cancelGrace = this.#clock.after(grace, () => this.leave(session));
    this.#tellChanged(stay);
  }

  endForEveryone(session: string): void {
    const { call, person } = this.#require(session);
    for (const stay of [...call.stays.values()]) {
      if (stay.session !== session) this.#end(stay, { reason: 'ended-for-everyone', by: person.name });
      this.#forget(stay);
    }
    this.#close(call, 'ended');
  }

  setMedia(session: string, { muted, camera, screen }: SentMedia): void {
    const stay = this.#require(session);
    stay.media = { muted, camera, screen };
    this.#tellChanged(stay);
  }

  /** When the hand went up; undefined while it is down. */
  setHand(session: string, raised: boolean): number | undefined {
    const stay = this.#require(session);
    // A hand that is up keeps its place in the order.
    stay.handRaisedAt = raised ? (stay.handRaisedAt ?? this.#clock.now()) : undefined;
    this.#tellChanged(stay);
    return stay.handRaisedAt;
  }

  /** Asks another one's page to mute; the page reports it by `setMedia`, as only it knows what it sends. */
  mute(session: string, id: ParticipantId): void {
    const { person, call } = this.#require(session);
    const stay = this.#other(call, session, id);
    this.#store.emit({ type: 'muted', sessions: [stay.session], by: person.name });
  }

  remove(session: string, id: ParticipantId): void {
    const { person, call } = this.#require(session);
    const stay = this.#other(call, session, id);
    this.#end(stay, { reason: 'removed', by: person.name });
    this.#remove(stay);
  }

  /** Passes a signal on. What is meant for a stay that is over is dropped, as both sides will hear. */
  signal(session: string, to: ParticipantId, toSession: string, signal: WireSignal): void {
    const { person, call } = this.#require(session);
    const stay = call.stays.get(to);
    if (stay?.session !== toSession) return;
    this.#store.emit({
      type: 'signal',
      sessions: [toSession],
      from: person.id,
      fromSession: session,
      signal,
    });
  }

  /** Whoever is a member of the room no more is in its call no more. */
  expel(thread: string, id: ParticipantId, by: Person): void {
    for (const stay of this.#staysOf(id)) {
      if (stay.call.thread !== thread) continue;
      this.#end(stay, { reason: 'removed', by: by.name });
      this.#remove(stay);
    }
  }

  /** Ends every stay of a person who may not be here any more. */
  leaveAll(id: ParticipantId): void {
    for (const stay of this.#staysOf(id)) this.#remove(stay);
  }

  rename(person: Person): void {
    for (const stay of this.#staysOf(person.id)) {
      stay.person = person;
      this.#tellChanged(stay);
    }
  }

  /** Forgets every stay without a word and calls off every timer. */
  stop(): void {
    for (const stay of [...this.#stays.values()]) this.#forget(stay);
    this.#calls.clear();
    this.#log.stop();
  }

  #resume(stay: Stay, media: SentMedia): Joined {
    stay.cancelGrace?.();
    stay.cancelGrace = undefined;
    stay.media = { muted: media.muted, camera: media.camera, screen: media.screen };
    this.#tellChanged(stay);
    return this.#joined(stay, true);
  }

  #enter(person: Person, room: string, thread: string, media: SentMedia): Joined {
    const running = this.#calls.get(room);
    const earlier = running?.stays.get(person.id);
    if (running && !earlier && running.stays.size >= this.#settings.limit)
      throw new Refusal('full', `The call is limited to ${this.#settings.limit} people.`, { target: 'room' });
    const call = running ?? { id: this.#log.start(room), room, thread, stays: new Map<string, Stay>() };
    this.#calls.set(room, call);
    if (earlier) {
      this.#end(earlier, { reason: 'replaced' });
      this.#forget(earlier);
    }
    const stay: Stay = {
      session: newSessionId(),
      call,
      joinedAt: this.#clock.now(),
      person,
      media: { muted: media.muted, camera: media.camera, screen: media.screen },
      handRaisedAt: undefined,
      cancelGrace: undefined,
    };
    call.stays.set(person.id, stay);
    this.#stays.set(stay.session, stay);
    this.#tellChanged(stay);
    return this.#joined(stay, false);
  }

  #joined(stay: Stay, resumed: boolean): Joined {
    const others = [...stay.call.stays.values()].filter((other) => other !== stay);
    return {
      callId: stay.call.id,
      me: toParticipant(stay),
      participants: others.map(toParticipant),
      resumed,
    };
  }

  /** The stay, while its person may still be here. */
  #require(session: string): Stay {
    const stay = this.#stays.get(session);
    if (!stay) throw new Refusal('forbidden', 'You are not in a call.');
    this.#threads.requireMember(stay.call.thread, stay.person.id);
    return stay;
  }

  /** Somebody else in the call. */
  #other(call: LiveCall, session: string, id: ParticipantId): Stay {
    const stay = call.stays.get(id);
    if (stay && stay.session !== session) return stay;
    throw new Refusal('not-found', 'There is no such other person in the call.', { target: 'participant' });
  }

  #staysOf(id: ParticipantId) {
    return [...this.#stays.values()].filter((stay) => stay.person.id === id);
  }

  #tellChanged(stay: Stay) {
    const sessions = sessionsBut(stay.call, stay.session);
    this.#store.emit({ type: 'participants-changed', sessions, participants: [toParticipant(stay)] });
  }

  #end(stay: Stay, ending: Ending) {
    this.#endings.add(stay.session, ending);
    this.#store.emit({ type: 'call-ended', sessions: [stay.session], ...ending });
  }

  #remove(stay: Stay): void {
    const { call } = stay;
    this.#forget(stay);
    if (call.stays.size === 0) return this.#close(call, 'left');
    const sessions = sessionsBut(call, stay.session);
    this.#store.emit({ type: 'participants-left', sessions, ids: [stay.person.id] });
  }

  #forget(stay: Stay) {
    stay.cancelGrace?.();
    stay.call.stays.delete(stay.person.id);
    this.#stays.delete(stay.session);
    this.#store.emit({ type: 'stay-over', session: stay.session });
  }

  #close(call: LiveCall, reason: 'left' | 'ended') {
    this.#calls.delete(call.room);
    this.#log.end(call.id, reason);
  }
}
