import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { ServerFrame } from '../../src/contracts/native.js';
import type { DomainEvent, ThreadEvent } from '../core/events.js';
import { asSeenBy } from '../core/messages.js';
import type { Core } from '../core/core.js';
import { Refusal } from '../core/refusal.js';
import type { Connection } from './connection.js';
import { encode, type EncodedFrame } from './encode.js';
import type { Limits } from './limits.js';
import { Mailbox } from './mailbox.js';

/** Every socket, and which of them hears of what. */
export class Hub {
  readonly #core: Core;
  readonly #limits: Limits;
  readonly #connections = new Set<Connection>();
  /** How many come from each address. */
  readonly #byAddress = new Map<string, number>();
  readonly #byPerson = new Map<ParticipantId, Set<Connection>>();
  readonly #bySession = new Map<string, Connection>();
  /** Frames for stays that may yet be resumed. */
  readonly #waiting = new Map<string, Mailbox>();
  readonly #stop: () => void;
  #cancelTick: () => void;

  constructor(core: Core, limits: Limits) {
    this.#core = core;
    this.#limits = limits;
    this.#stop = core.events.subscribe((event) => this.#tell(event));
    this.#cancelTick = this.#tickLater();
  }

  get size(): number {
    return this.#connections.size;
  }

  /** @throws Refusal - There are too many sockets already. */
  requireRoom(address: string): void {
    const { allSockets, addressSockets } = this.#limits;
    if (this.#connections.size >= allSockets)
      throw new Refusal('full', 'The server has no room for another socket.', { retryAfter: 10 });
    if ((this.#byAddress.get(address) ?? 0) >= addressSockets)
      throw new Refusal('throttled', `More than ${addressSockets} sockets are open from this address.`, {
        retryAfter: 10,
      });
  }

  add(connection: Connection): void {
    this.#connections.add(connection);
    this.#count(connection.address, 1);
  }

  /** @throws Refusal - The person has too many sockets. */
  identify(connection: Connection, person: ParticipantId): void {
    const mine = this.#byPerson.get(person) ?? new Set();
    if (!mine.has(connection) && mine.size >= this.#limits.sockets)
      throw new Refusal('throttled', `More than ${this.#limits.sockets} sockets are open.`, {
        retryAfter: 5,
      });
    this.#byPerson.set(person, mine.add(connection));
  }

  /** From now on the stay is told through this socket. */
  bind(connection: Connection, session: string): void {
    const before = this.#bySession.get(session);
    this.#bySession.set(session, connection);
    connection.session = session;
    if (before && before !== connection) {
      before.session = undefined;
      before.close(4409, 'resumed on another socket');
    }
  }

  /** What came for a stay while its socket was lost. */
  flush(session: string): void {
    const frames = this.#waiting.get(session)?.empty() ?? [];
    this.#waiting.delete(session);
    for (const frame of frames) this.#bySession.get(session)?.sendEncoded(frame);
  }

  remove(connection: Connection): void {
    this.#connections.delete(connection);
    this.#count(connection.address, -1);
    if (connection.person !== undefined) {
      const mine = this.#byPerson.get(connection.person);
      mine?.delete(connection);
      if (mine?.size === 0) this.#byPerson.delete(connection.person);
    }
    const { session } = connection;
    if (session === undefined) return;
    connection.session = undefined;
    this.#bySession.delete(session);
    this.#waiting.set(session, new Mailbox());
    this.#core.calls.lose(session, connection.heardAt);
  }

  /** Tells every socket that the server goes down, and lets go of them. */
  close(): void {
    this.#cancelTick();
    this.#stop();
    const refusal = new Refusal('unreachable', 'The server is shutting down.', { retryAfter: 1 });
    for (const connection of this.#connections) connection.fail(refusal, 1001);
  }

  /** Cuts off the sockets that have not closed. */
  terminate(): void {
    for (const connection of this.#connections) connection.terminate();
  }

  #tell(event: DomainEvent): void {
    switch (event.type) {
      case 'person-renamed':
        return;
      case 'tokens-revoked':
        for (const connection of this.#byPerson.get(event.person) ?? []) {
          connection.fail(new Refusal('unauthenticated', 'The token has been revoked.'), 4401);
        }
        return;
      case 'stay-over':
        return this.#unbind(event.session);
      case 'participants-changed':
      case 'participants-left':
      case 'signal':
      case 'muted':
      case 'call-ended': {
        const { sessions, ...frame } = event;
        return this.#tellStays(sessions, frame);
      }
      case 'members-left': {
        const { by: _, ...rest } = event;
        return this.#tellPeople(rest);
      }
      default:
        return this.#tellPeople(event);
    }
  }

  #tellStays(sessions: readonly string[], frame: ServerFrame) {
    const encoded = encode(frame);
    for (const session of sessions) {
      const connection = this.#bySession.get(session);
      if (connection) connection.sendEncoded(encoded);
      // Who is here is part of the answer to a resume; the rest would be lost.
      else if (frame.type === 'signal' || frame.type === 'muted') this.#keep(session, encoded);
    }
  }

  #keep(session: string, frame: EncodedFrame) {
    // A stay that has missed something cannot be taken up: another one, with new negotiations, can.
    if (this.#waiting.get(session)?.add(frame) === false) this.#core.calls.leave(session);
  }

  #tellPeople({
    audience,
    ...frame
  }: ThreadEvent | Omit<Extract<ThreadEvent, { type: 'members-left' }>, 'by'>) {
    const isMessages = frame.type === 'messages-changed';
    const forOthers = encode(isMessages ? seenByOthers(frame) : frame);
    const senders = isMessages ? frame.messages.map(({ sender }) => sender.id) : [];
    const forSenders = senders.length > 0 ? encode(frame) : forOthers;
    for (const person of audience) {
      for (const connection of this.#byPerson.get(person) ?? []) {
        if (connection.topics.has('chat'))
          connection.sendEncoded(senders.includes(person) ? forSenders : forOthers);
      }
    }
  }

  #count(address: string, by: 1 | -1) {
    const count = (this.#byAddress.get(address) ?? 0) + by;
    if (count > 0) this.#byAddress.set(address, count);
    else this.#byAddress.delete(address);
  }

  #unbind(session: string) {
    this.#waiting.delete(session);
    const connection = this.#bySession.get(session);
    if (connection) connection.session = undefined;
    this.#bySession.delete(session);
  }

  #tickLater(): () => void {
    const { clock } = this.#core;
    const tick = Math.max(10, Math.min(1000, this.#limits.pingEvery / 2));
    const due = clock.now() + tick;
    return clock.after(tick, () => {
      // A machine that slept, or was busy, heard nobody: that is not the silence of the others.
      const stalled = Math.max(0, clock.now() - due);
      for (const connection of this.#connections) connection.checkAlive(stalled);
      this.#cancelTick = this.#tickLater();
    });
  }
}

function seenByOthers(frame: Extract<ServerFrame, { type: 'messages-changed' }>): ServerFrame {
  return { ...frame, messages: frame.messages.map((message) => asSeenBy('', message)) };
}
