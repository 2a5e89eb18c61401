import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { ServerFrame } from '../../src/contracts/native.js';
import type { DomainEvent, ThreadEvent } from '../core/events.js';
import { asSeenBy } from '../core/messages.js';
import type { Core } from '../core/core.js';
import { Refusal } from '../core/refusal.js';
import type { Connection } from './connection.js';
import type { Limits } from './limits.js';

/** What may wait for a stay whose socket is lost: enough for a new negotiation with a full call. */
const MOST_WAITING = 512;

/** Every socket, and which of them hears of what. */
export class Hub {
  readonly #core: Core;
  readonly #limits: Limits;
  readonly #connections = new Set<Connection>();
  readonly #byPerson = new Map<ParticipantId, Set<Connection>>();
  readonly #bySession = new Map<string, Connection>();
  /** Frames for stays that may yet be resumed. */
  readonly #waiting = new Map<string, ServerFrame[]>();
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

  add(connection: Connection): void {
    this.#connections.add(connection);
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
    const frames = this.#waiting.get(session) ?? [];
    this.#waiting.delete(session);
    for (const frame of frames) this.#bySession.get(session)?.send(frame);
  }

  remove(connection: Connection): void {
    this.#connections.delete(connection);
    if (connection.person !== undefined) {
      const mine = this.#byPerson.get(connection.person);
      mine?.delete(connection);
      if (mine?.size === 0) this.#byPerson.delete(connection.person);
    }
    const { session } = connection;
    if (session === undefined) return;
    connection.session = undefined;
    this.#bySession.delete(session);
    this.#waiting.set(session, []);
    this.#core.calls.lose(session);
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
    const text = JSON.stringify(frame);
    for (const session of sessions) {
      const connection = this.#bySession.get(session);
      if (connection) connection.sendText(text);
      else this.#keep(session, frame);
    }
  }

  #keep(session: string, frame: ServerFrame) {
    // Who is here is part of the answer to a resume; the rest would be lost.
    if (frame.type !== 'signal' && frame.type !== 'muted') return;
    const waiting = this.#waiting.get(session);
    if (waiting && waiting.length < MOST_WAITING) waiting.push(frame);
  }

  #tellPeople({
    audience,
    ...frame
  }: ThreadEvent | Omit<Extract<ThreadEvent, { type: 'members-left' }>, 'by'>) {
    const text = JSON.stringify(frame.type === 'messages-changed' ? seenByOthers(frame) : frame);
    for (const person of audience) {
      for (const connection of this.#byPerson.get(person) ?? []) {
        if (!connection.topics.has('chat')) continue;
        if (frame.type === 'messages-changed' && frame.messages.some(({ sender }) => sender.id === person))
          connection.send(frame);
        else connection.sendText(text);
      }
    }
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
