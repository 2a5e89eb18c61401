import type { Clock } from '../../contracts/clock.js';
import { AcsError } from '../../contracts/errors.js';
import type { ClientFrame, Replies, ServerFrame } from '../../contracts/native.js';
import { PendingReplies } from './pending-replies.js';
import { readFrame } from './read-frame.js';
import { Refusal } from './rest.js';
import { afterAwake } from './waking.js';

/** A frame that the server answers; its id is filled in here. */
export type AskedFrame = Extract<ClientFrame, { readonly id: number }>;

/** The frames of a union, each without its id. */
export type WithoutId<Frame> = Frame extends unknown ? Omit<Frame, 'id'> : never;

/** What the server tells of its own accord. */
export type PushedFrame = Exclude<ServerFrame, { readonly type: 'reply' | 'pong' | 'failure' }>;

export interface LiveSocketEvents {
  received(frame: PushedFrame): void;
  /** It is over, once and for good; the error says why where the server did. */
  closed(error: AcsError): void;
}

/** A ping goes out after this silence, in milliseconds. */
const PING_AFTER = 5000;

/** Without a sign of life for this long after a ping the socket is dead, in milliseconds. */
const DEAD_AFTER = 5000;

/** One WebSocket from its opening to its end. A dead network ends it as surely as the server does. */
export class LiveSocket {
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #events: LiveSocketEvents;
  readonly #replies: PendingReplies;
  #failure: AcsError | undefined;
  #over = false;
  #stopTimer = () => {};

  /** @param open - Runs once it is open. */
  constructor(url: URL, clock: Clock, events: LiveSocketEvents, open: () => void) {
    this.#clock = clock;
    this.#events = events;
    this.#replies = new PendingReplies(clock);
    this.#socket = new WebSocket(url);
    this.#socket.onopen = open;
    this.#socket.onmessage = ({ data }) => this.#receive(data);
    this.#socket.onclose = () => this.#end();
    this.#expectLife(PING_AFTER + DEAD_AFTER);
  }

  /** @throws AcsError - What the server answered, `unreachable` when the socket ends first, or `timed-out`. */
  async ask<Type extends AskedFrame['type']>(
    frame: WithoutId<Extract<AskedFrame, { readonly type: Type }>>,
  ): Promise<Replies[Type]> {
    if (this.#over) throw unreachable();
    return (await this.#replies.ask((id) => this.#send({ ...frame, id }))) as Replies[Type];
  }

  /** Sends a frame that has no answer; lost where the socket is not open. */
  tell(frame: Exclude<ClientFrame, AskedFrame>): void {
    this.#send(frame);
  }

  /** Asks for a sign of life now: for when the network may have changed. */
  probe(): void {
    if (this.#over || this.#socket.readyState !== WebSocket.OPEN) return;
    this.#ping();
  }

  /** Ends it without a word to anybody. */
  close(): void {
    this.#over = true;
    this.#letGo();
    this.#replies.rejectAll(new AcsError('closed', 'The connection was closed.'));
  }

  #ping() {
    this.#send({ type: 'ping' });
    this.#expectLife(DEAD_AFTER);
  }

  #send(frame: object) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #receive(data: unknown) {
    this.#stopTimer();
    this.#stopTimer = this.#clock.after(PING_AFTER, () => this.probe());
    let frame: ServerFrame | undefined;
    try {
      frame = readFrame(data);
    } catch (error) {
      // Something is lost; a new connection reads it again.
      this.#failure = AcsError.from(error);
      this.#end();
      return;
    }
    if (!frame) return;
    switch (frame.type) {
      case 'reply':
        if ('error' in frame) this.#replies.reject(frame.id, new Refusal(frame.error));
        else this.#replies.resolve(frame.id, frame.result);
        return;
      case 'failure':
        this.#failure = new Refusal(frame.error);
        return;
      case 'pong':
        return;
      default:
        this.#events.received(frame);
    }
  }

  #expectLife(milliseconds: number) {
    this.#stopTimer();
    // Whoever has slept could not hear anything, and asks again.
    this.#stopTimer = afterAwake(
      this.#clock,
      milliseconds,
      () => this.#end(),
      () => this.#ping(),
    );
  }

  #end() {
    if (this.#over) return;
    this.#over = true;
    this.#letGo();
    const error = this.#failure ?? unreachable();
    this.#replies.rejectAll(error);
    this.#events.closed(error);
  }

  #letGo() {
    this.#stopTimer();
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    // On a dead network the closing handshake takes a minute; nobody waits for it.
    this.#socket.close();
  }
}

function unreachable() {
  return new AcsError('unreachable', 'The connection to the server is lost.');
}
