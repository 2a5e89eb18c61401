import type { CallFact, EndReason } from '../../contracts/call.js';
import type { Clock } from '../../contracts/clock.js';
import { AcsError } from '../../contracts/errors.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { Replies, Room, WireMedia, WireParticipant } from '../../contracts/native.js';
import { Comeback } from './comeback.js';
import { FirstMedia } from './first-media.js';
import type { PushedFrame } from './live-socket.js';
import type { LocalConnection, SignalState } from './local-connection.js';
import type { Mesh } from './mesh.js';
import { partsOf, Roster } from './roster.js';

type SentMedia = Omit<WireMedia, 'handRaisedAt'>;

export interface CallStayOptions {
  readonly connection: LocalConnection;
  readonly mesh: Mesh;
  readonly room: string;
  readonly clock: Clock;
  /** 0 to 1; spreads the attempts to come back. */
  readonly random: () => number;
  readonly report: (fact: CallFact) => void;
  /** What I send right now. */
  readonly media: () => SentMedia;
  /** Somebody has muted me. */
  readonly muted: (by: string) => void;
  /** Somebody came, left or changed. */
  readonly changed: () => void;
  /** It is over; nothing of it is left. */
  readonly over: (reason: EndReason) => void;
}

/** A server that comes back has forgotten everybody. All are back within this time or not at all, in milliseconds. */
const BACK_WITHIN = 20_000;

/** One stay in a room's call, through losses of the connection, from the join to the end. */
export class CallStay {
  readonly roster = new Roster();
  readonly #options: CallStayOptions;
  readonly #comeback: Comeback;
  readonly #firstMedia: FirstMedia;
  /** Who was here before the server lost everybody, and is not back yet. */
  readonly #missing = new Set<ParticipantId>();
  #session: string | undefined;
  #callId: string | undefined;
  #told: SentMedia | undefined;
  #over = false;
  #stopMissing = () => {};

  constructor(options: CallStayOptions) {
    this.#options = options;
    const { clock, random, report, connection } = options;
    this.#firstMedia = new FirstMedia(this.roster, options.mesh);
    this.#comeback = new Comeback({
      clock,
      random,
      report,
      rejoin: () => this.#return(),
      retry: () => connection.retry(),
      end: (reason) => this.end(reason),
    });
  }

  /**
   * @param ready - Settles when the browser is able to connect and I am somebody; the way to the server is made meanwhile.
   * @throws AcsError - Why the call cannot be joined.
   */
  async join(name: string | undefined, ready: Promise<unknown>, signal: AbortSignal): Promise<void> {
    const { connection, room } = this.#options;
    connection.open();
    await Promise.all([
      ready,
      connection.online(signal),
      connection.request<Room>('PUT', `rooms/${encodeURIComponent(room)}`, undefined, signal),
    ]);
    if (this.#isOver()) throw new AcsError('cancelled', 'The call was left.');
    if (name !== undefined && name !== connection.person?.name) {
      await connection.request('PATCH', 'people/me', { name }, signal);
    }
    const reply = await this.#ask(undefined);
    // The answer may come when nobody waits for it any more.
    if (this.#over || signal.aborted) throw AcsError.from(signal.reason);
    this.#connect(reply);
    await this.#firstMedia.wait(this.#options.clock);
    if (!this.#isOver()) this.#tellOfEntry(reply);
  }

  /** Tells the server, where it can be told, and ends. */
  async leave(): Promise<void> {
    await this.#sayGoodbye(this.#options.connection.ask<'leave-call'>({ type: 'leave-call' }));
    this.end({ code: 'left', rejoin: true });
  }

  async endForEveryone(): Promise<void> {
    await this.#options.connection.ask<'end-call'>({ type: 'end-call' });
    this.end({ code: 'ended-for-everyone', rejoin: false });
  }

  /** The last word, where nobody can wait for an answer. */
  abandon(): void {
    if (this.#over) return;
    void this.#sayGoodbye(this.#options.connection.ask<'leave-call'>({ type: 'leave-call' }));
    this.#letGo();
  }

  end(reason: EndReason): void {
    if (this.#over) return;
    const { connection, over } = this.#options;
    // The server may let me in yet, when nobody waits for that any more.
    if (this.#told && this.#session === undefined) connection.ask({ type: 'leave-call' }).catch(() => {});
    this.#letGo();
    over(reason);
  }

  /** Tells the others what I send, unless they know. */
  tellMedia(): void {
    const media = this.#options.media();
    if (this.#session === undefined || this.#comeback.lost || sameMedia(this.#told, media)) return;
    this.#told = media;
    // Where it is lost with the connection, the next join says it.
    this.#options.connection.ask<'set-media'>({ type: 'set-media', media }).catch(() => {});
  }

  follow(state: SignalState): void {
    if (!this.#over && this.#session !== undefined) this.#comeback.follow(state);
  }

  /** Tries at once whatever is lost: the connection to the server, and those to the others. */
  hurry(): void {
    this.#comeback.hurry();
    for (const peer of this.#options.mesh.peers) if (peer.state !== 'connected') peer.recover();
  }

  receive(frame: PushedFrame): void {
    const { mesh, muted } = this.#options;
    switch (frame.type) {
      case 'participants-changed':
        return this.#hear(frame.participants);
      case 'participants-left':
        return this.#forget(frame.ids);
      case 'signal':
        return mesh.receive(frame.from, frame.fromSession, frame.signal);
      case 'muted':
        return muted(frame.by);
      case 'call-ended':
        return this.end({
          code: frame.reason,
          rejoin: frame.reason === 'replaced',
          ...(frame.by === undefined ? {} : { by: frame.by }),
        });
      default:
    }
  }

  /** A video of somebody stands still, or moves again. */
  freeze(stream: string, frozen: boolean): void {
    this.roster.freeze(stream, frozen);
    this.refresh(partsOf(stream).owner);
  }

  /** Somebody's media have changed. */
  refresh(id: ParticipantId): void {
    const participant = this.roster.describe(id, this.#options.mesh.peer(id));
    if (!participant || this.#over) return;
    this.#options.report({
      type: 'participants-changed',
      participants: [participant],
      at: this.#options.clock.now(),
    });
    this.#tellMediaState();
    this.#options.changed();
    this.#firstMedia.look();
  }

  #ask(resume: string | undefined) {
    const { connection, room, media } = this.#options;
    this.#told = media();
    return connection.ask<'join-call'>({
      type: 'join-call',
      room,
      media: this.#told,
      ...(resume === undefined ? {} : { resume }),
    });
  }

  /** Asked anew, for an await lies between. */
  #isOver() {
    return this.#over;
  }

  /** Connects to everybody who is here. Whoever has gone meanwhile is forgotten. */
  #connect({ me, callId, participants, iceServers, resumed }: Replies['join-call']) {
    const { mesh } = this.#options;
    const isSameCall = callId === this.#callId;
    this.#session = me.session;
    this.#callId = callId;
    mesh.configure(me.id, iceServers);
    const here = new Set(participants.map((person) => person.id));
    const gone = this.roster.ids.filter((known) => !here.has(known) && !this.#missing.has(known));
    if (isSameCall) this.#forget(gone);
    else this.#miss(gone);
    for (const person of participants) {
      // Of a stay that is over the others have let go; they wait for an offer.
      if (!resumed) mesh.disconnect(person.id);
      this.#missing.delete(person.id);
      this.roster.set(person);
      mesh.connect(person, !resumed);
    }
    if (resumed) for (const peer of mesh.peers) peer.recover();
  }

  /**
   * The server has been started anew and knows only who is back already. The others are on their way, and between
   * them and me sound and picture go on.
   */
  #miss(ids: readonly ParticipantId[]) {
    if (ids.length === 0) return;
    for (const id of ids) {
      const person = this.roster.get(id);
      if (person) this.roster.set({ ...person, state: 'reconnecting' });
      this.#missing.add(id);
    }
    this.#stopMissing();
    this.#stopMissing = this.#options.clock.after(BACK_WITHIN, () => this.#forget([...this.#missing]));
  }

  #tellOfEntry({ callId, me }: Replies['join-call']) {
    const { mesh, report, clock } = this.#options;
    report({ type: 'call-identified', callId });
    const { id, name, joinedAt, media } = me;
    report({ type: 'me-changed', change: { id, name, joinedAt, handRaisedAt: media.handRaisedAt } });
    report({
      type: 'connection-changed',
      change: { signal: 'online', attempt: 0, nextRetryAt: undefined, cause: undefined },
    });
    const participants = this.roster.ids.flatMap((one) => this.roster.describe(one, mesh.peer(one)) ?? []);
    const at = clock.now();
    if (participants.length > 0) report({ type: 'participants-changed', participants, at });
    this.#tellMediaState();
    // What was turned on or off while the answer was on its way.
    if (!sameMedia(this.#told, this.#options.media())) this.tellMedia();
    this.#options.changed();
    report({ type: 'status-changed', status: 'connected', at });
  }

  async #return() {
    const reply = await this.#ask(this.#session);
    if (this.#over) return;
    this.#comeback.arrive();
    this.#connect(reply);
    this.#tellOfEntry(reply);
  }

  #hear(people: readonly WireParticipant[]) {
    const { mesh, report, clock } = this.#options;
    const described = people.flatMap((person) => {
      const before = this.roster.get(person.id);
      this.#missing.delete(person.id);
      this.roster.set(person);
      mesh.connect(person, false);
      const back = before?.state === 'reconnecting' && person.state === 'connected';
      if (back && before.session === person.session) mesh.peer(person.id)?.recover();
      return this.roster.describe(person.id, mesh.peer(person.id)) ?? [];
    });
    report({ type: 'participants-changed', participants: described, at: clock.now() });
    this.#tellMediaState();
    this.#options.changed();
  }

  #forget(ids: readonly ParticipantId[]) {
    if (ids.length === 0) return;
    for (const id of ids) {
      this.#missing.delete(id);
      this.roster.delete(id);
      this.#options.mesh.disconnect(id);
    }
    this.#options.report({ type: 'participants-left', ids, at: this.#options.clock.now() });
    this.#tellMediaState();
    this.#options.changed();
    this.#firstMedia.look();
  }

  #tellMediaState() {
    const { media } = this.#options.mesh;
    const cause = media === 'interrupted' ? ('media-failed' as const) : undefined;
    this.#options.report({
      type: 'connection-changed',
      change: this.#comeback.lost ? { media } : { media, cause },
    });
  }

  /** A server that does not answer keeps nobody in a call. */
  async #sayGoodbye(goodbye: Promise<unknown>) {
    const { clock } = this.#options;
    let stop = () => {};
    const patience = new Promise<void>((resolve) => (stop = clock.after(1000, resolve)));
    await Promise.race([goodbye.catch(() => {}), patience]);
    stop();
  }

  #letGo() {
    this.#over = true;
    this.#comeback.stop();
    this.#stopMissing();
    this.#options.mesh.close();
    this.roster.clear();
    this.#firstMedia.look();
    this.#options.connection.close();
  }
}

function sameMedia(one: SentMedia | undefined, other: SentMedia) {
  return one?.muted === other.muted && one.camera === other.camera && one.screen === other.screen;
}
