import type { RawData, WebSocket } from 'ws';
import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { ClientFrame, Replies, ServerFrame } from '../../src/contracts/native.js';
import { StayEnded } from '../core/calls.js';
import { Refusal } from '../core/refusal.js';
import type { Bearer } from '../core/tokens.js';
import type { NativeContext } from './context.js';
import { encode, type EncodedFrame } from './encode.js';
import { toFailure, toRefusal } from './failures.js';
import { checkFrame, parseFrame, type RawFrame } from './frames.js';
import type { Hub } from './hub.js';
import { iceServersFor } from './ice.js';

type Request = Extract<ClientFrame, { readonly id: number }>;

/** How long a socket may take to say goodbye, in milliseconds. */
const FAREWELL = 2_000;

/** Whoever goes on asking after so many refusals in a row is not listening. */
const MOST_REFUSALS = 100;

/** How many bytes of a signal count as one. */
const SIGNAL_UNIT = 4096;

const TEXT = { binary: false } as const;

/** One socket: who is behind it, and what its frames ask for. */
export class Connection {
  /** Where it comes from, for limits. */
  readonly address: string;
  readonly #socket: WebSocket;
  readonly #context: NativeContext;
  readonly #hub: Hub;
  /** What this socket wants to be told of. */
  topics: ReadonlySet<'chat' | 'call'> = new Set();
  /** The stay in a call that is led through this socket. Set by the hub. */
  session: string | undefined;
  #bearer: Bearer | undefined;
  #heardAt: number;
  #pingedAt: number;
  #inbox = Promise.resolve();
  #closing = false;
  /** Refused one after the other for being too many. */
  #refusals = 0;
  #cancelDeadline: () => void;

  constructor(socket: WebSocket, address: string, context: NativeContext, hub: Hub) {
    this.#socket = socket;
    this.address = address;
    this.#context = context;
    this.#hub = hub;
    const { clock } = context.core;
    this.#heardAt = this.#pingedAt = clock.now();
    this.#cancelDeadline = clock.after(context.limits.authenticateWithin, () =>
      this.fail(new Refusal('unauthenticated', 'The first frame must be authenticate, in time.'), 4401),
    );
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    socket.on('pong', () => (this.#heardAt = clock.now()));
    socket.on('error', () => {}); // A close follows, and says it all.
    socket.on('close', () => {
      this.#closing = true;
      this.#cancelDeadline();
      hub.remove(this);
    });
    hub.add(this);
  }

  /** Undefined until the token has been checked. */
  get person(): ParticipantId | undefined {
    return this.#bearer?.id;
  }

  /** The last sign of life, in milliseconds since 1970. */
  get heardAt(): number {
    return this.#heardAt;
  }

  send(frame: ServerFrame): void {
    this.sendEncoded(encode(frame));
  }

  sendEncoded(frame: EncodedFrame): void {
    if (this.#closing) return;
    this.#socket.send(frame, TEXT);
    if (this.#socket.bufferedAmount > this.#context.limits.backlog)
      this.fail(new Refusal('throttled', 'This page reads too slowly.', { retryAfter: 1 }), 1013);
  }

  /** Says why, then closes. */
  fail(refusal: Refusal, code: number): void {
    if (this.#closing) return;
    this.#socket.send(encode({ type: 'failure', ...toFailure(refusal) }), TEXT);
    this.close(code, refusal.code);
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#cancelDeadline();
    this.#socket.close(code, reason);
    this.#cancelDeadline = this.#context.core.clock.after(FAREWELL, () => this.terminate());
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /**
   * Ends a socket whose other side has gone; asks the others whether they are there.
   *
   * @param stalled - How long this side could not have heard anything, in milliseconds.
   */
  checkAlive(stalled: number): void {
    const { core, limits } = this.#context;
    const now = core.clock.now();
    this.#heardAt = Math.min(now, this.#heardAt + stalled);
    if (now - this.#heardAt > limits.silence) this.terminate();
    else if (now - this.#pingedAt >= limits.pingEvery && !this.#closing) {
      this.#pingedAt = now;
      this.#socket.ping();
    }
  }

  #hear(data: RawData, isBinary: boolean) {
    this.#heardAt = this.#context.core.clock.now();
    // One after the other: a frame right behind `authenticate` waits for its outcome.
    this.#inbox = this.#inbox.then(() => this.#receive(data, isBinary));
  }

  async #receive(data: RawData, isBinary: boolean) {
    if (this.#closing) return;
    let raw: RawFrame | undefined;
    try {
      if (isBinary) throw new Refusal('invalid-argument', 'Frames are text.');
      const text = (data as Buffer).toString('utf8');
      raw = parseFrame(text);
      this.#admit(raw, (data as Buffer).byteLength);
      const frame = checkFrame(raw);
      if (frame.type === 'authenticate') await this.#authenticate(frame);
      else this.#serve(frame, this.#requireBearer());
    } catch (error) {
      this.#refuse(toRefusal(error, this.#context.report), raw, error);
    }
  }

  #admit({ type }: RawFrame, size: number) {
    const { limits, rates } = this.#context;
    if (type !== 'signal' && size > limits.frame)
      throw new Refusal('too-large', `A frame may have ${limits.frame} bytes.`);
    if (type === 'authenticate' && !this.#bearer) return; // It has one chance.
    const { id } = this.#requireBearer();
    if (type === 'signal') rates.signals.take(id, Math.ceil(size / SIGNAL_UNIT));
    else rates.frames.take(id);
    this.#refusals = 0;
  }

  #requireBearer(): Bearer {
    const bearer = this.#bearer;
    if (!bearer) throw new Refusal('unauthenticated', 'The first frame must be authenticate.');
    this.#context.core.tokens.recheck(bearer);
    return bearer;
  }

  #refuse(refusal: Refusal, raw: RawFrame | undefined, error: unknown) {
    if (error instanceof StayEnded) this.send({ type: 'call-ended', ...error.ending });
    if (raw?.id !== undefined) this.send({ type: 'reply', id: raw.id, ...toFailure(refusal) });
    const code = this.#closeCodeFor(refusal, raw);
    if (code !== undefined) this.fail(refusal, code);
  }

  /** Undefined where the socket may go on. */
  #closeCodeFor({ code }: Refusal, raw: RawFrame | undefined) {
    // What cannot be answered cannot be ignored either: the client would wait for what never comes.
    const answered = raw?.id !== undefined || (raw?.type === 'signal' && code === 'forbidden');
    switch (code) {
      case 'unauthenticated':
      case 'token-expired':
        return 4401;
      case 'too-large':
        return 1009;
      case 'throttled':
        return answered && this.#bearer && ++this.#refusals < MOST_REFUSALS ? undefined : 1013;
      case 'internal':
        return answered ? undefined : 1011;
      default:
        return answered && this.#bearer ? undefined : 1008;
    }
  }

  async #authenticate({ id, token, topics }: Extract<ClientFrame, { type: 'authenticate' }>) {
    const { core } = this.#context;
    const bearer = await core.tokens.verify(token);
    if (this.#closing) return;
    if (this.#bearer && this.#bearer.id !== bearer.id)
      throw new Refusal('forbidden', 'This socket belongs to somebody else.', { target: 'token' });
    if (topics.includes('chat') && !bearer.scopes.has('chat'))
      throw new Refusal('forbidden', 'The token is not for chat.', { target: 'topics' });
    if (!this.#bearer) this.#context.rates.frames.take(bearer.id);
    this.#hub.identify(this, bearer.id);
    this.#bearer = bearer;
    this.topics = new Set(topics);
    this.#cancelDeadline();
    this.#cancelDeadline = core.clock.after(bearer.expiresAt - core.clock.now(), () =>
      this.fail(new Refusal('token-expired', 'The token has expired.'), 4401),
    );
    this.#reply(id, { person: core.people.get(bearer.id), expiresAt: bearer.expiresAt });
  }

  #serve(frame: Exclude<ClientFrame, { type: 'authenticate' }>, bearer: Bearer): void {
    if (frame.type === 'ping') return this.send({ type: 'pong' });
    if (!bearer.scopes.has('voip')) throw new Refusal('forbidden', 'The token is not for calls.');
    if (frame.type === 'join-call') return this.#join(frame, bearer.id);
    const { calls } = this.#context.core;
    // Leaving a call that is over already has done what was asked.
    if (frame.type === 'leave-call') {
      if (this.session !== undefined) calls.leave(this.session);
      return this.#reply(frame.id, {});
    }
    const { session } = this;
    if (session === undefined) throw new Refusal('forbidden', 'You are not in a call.');
    switch (frame.type) {
      case 'signal':
        return calls.signal(session, frame.to, frame.toSession, frame.signal);
      case 'set-hand': {
        const handRaisedAt = calls.setHand(session, frame.raised);
        return this.#reply(frame.id, handRaisedAt === undefined ? {} : { handRaisedAt });
      }
      case 'end-call':
        calls.endForEveryone(session);
        break;
      case 'set-media':
        calls.setMedia(session, frame.media);
        break;
      case 'mute-participant':
        calls.mute(session, frame.participant);
        break;
      case 'remove-participant':
        calls.remove(session, frame.participant);
        break;
    }
    this.#reply(frame.id, {});
  }

  #join({ id, room, media, resume }: Extract<ClientFrame, { type: 'join-call' }>, person: ParticipantId) {
    const { core, ice } = this.#context;
    // One socket leads one stay: another room's is left, and a repeat takes up the same one.
    if (this.session !== undefined && core.calls.roomOf(this.session) !== room)
      core.calls.leave(this.session);
    const joined = core.calls.join(core.people.get(person), room, media, this.session ?? resume);
    const { session } = joined.me;
    this.#hub.bind(this, session);
    this.#reply(id, { ...joined, iceServers: iceServersFor(person, core.clock.now(), ice) });
    this.#hub.flush(session);
  }

  #reply(id: Request['id'], result: Replies[keyof Replies]) {
    this.send({ type: 'reply', id, result });
  }
}
