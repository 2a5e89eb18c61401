import type { PerformOptions } from '../../contracts/adapter.js';
import type {
  CallAdapter,
  CallFact,
  CallRequest,
  CallStatus,
  Capability,
  Connection,
  EndReason,
  Participant,
  ShownStream,
  StreamStats,
} from '../../contracts/call.js';
import { AcsError } from '../../contracts/errors.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { Fault } from './action.js';
import type { CallNews } from './call-world.js';
import { voiceLevel } from './level.js';
import { SimulatedMedia } from './media/simulated-media.js';
import { Voices } from './media/voices.js';
import { Outage } from './outage.js';
import { OwnMedia, type OwnMediaOptions } from './own-media.js';
import { streamsOf } from './person.js';
import type { SimulatedRoom } from './simulated-room.js';
import { Timers } from './timers.js';
import { waitForAbort } from './wait.js';

const REQUESTS = [
  'join',
  'leave',
  'end-for-everyone',
  'set-microphone',
  'set-camera',
  'set-screen-share',
  'set-hand',
  'ask-permission',
  'select-device',
  'mute-participant',
  'remove-participant',
  'reconnect',
] as const;

type Known = Extract<CallRequest, { readonly type: (typeof REQUESTS)[number] }>;

/** How I am, and how the call stands, when it is first watched. */
export interface SimulatedCallOptions extends OwnMediaOptions {
  /** How others see me. Default: empty, until a `join` says otherwise. */
  readonly name?: string;
  /** Default: `presenter`. */
  readonly role?: Participant['role'];
  /** Default: `idle`. */
  readonly status?: CallStatus;
  /** Why it ended, where the status is `ended`. Default: I left. */
  readonly endReason?: EndReason;
  /** What is unlike a connection that is well. */
  readonly connection?: Partial<Connection>;
  /** Default: false. */
  readonly handRaised?: boolean;
  /** Default: false. */
  readonly speaking?: boolean;
  /** The requests it understands. Default: all of them. */
  readonly can?: readonly CallRequest['type'][];
  /** Default: none, so that everything is allowed. */
  readonly capabilities?: readonly (readonly [CallRequest['type'], Capability])[];
}

const IN_CALL: ReadonlySet<CallStatus> = new Set([
  'connected',
  'held-locally',
  'held-remotely',
  'reconnecting',
]);

/** A call in a simulated room. */
export class SimulatedCallAdapter implements CallAdapter {
  readonly can: ReadonlySet<CallRequest['type']>;
  readonly #room: SimulatedRoom;
  readonly #media: SimulatedMedia;
  readonly #voices: Voices | undefined;
  readonly #own: OwnMedia;
  readonly #timers: Timers;
  readonly #capabilities: SimulatedCallOptions['capabilities'];
  readonly #reports = new Set<(fact: CallFact) => void>();
  #status: CallStatus;
  #endReason: EndReason | undefined;
  #connection: Connection;
  #me: Participant;
  #unwatch = () => {};
  #outage: Outage | undefined;
  #admit: () => void = () => {};

  constructor(room: SimulatedRoom, options: SimulatedCallOptions = {}) {
    const { clock, latency, call } = room;
    this.#room = room;
    this.#timers = new Timers(clock);
    this.#media = new SimulatedMedia(room);
    this.#voices = room.sound && !room.still ? new Voices(clock) : undefined;
    this.#own = new OwnMedia(
      clock,
      latency,
      options,
      (fact) => this.#tell(fact),
      () => this.#ownChanged(),
    );
    this.can = new Set(options.can ?? REQUESTS);
    this.#capabilities = options.capabilities;
    this.#status = options.status ?? 'idle';
    if (this.#status === 'ended') this.#endReason = options.endReason ?? { code: 'left', rejoin: true };
    const id = room.nextGuest();
    this.#me = {
      id,
      name: options.name ?? '',
      role: options.role ?? 'presenter',
      state: 'connected',
      muted: !this.#own.microphone,
      speaking: options.speaking ?? false,
      spokeAt: options.speaking ? clock.now() : 0,
      handRaisedAt: options.handRaised ? clock.now() : undefined,
      spotlit: false,
      joinedAt: 0,
      streams: streamsOf(id, this.#own),
    };
    this.#connection = {
      signal: this.#isIn ? 'online' : 'offline',
      media: this.#isIn && call.people.size > 0 ? 'flowing' : 'none',
      attempt: 0,
      nextRetryAt: undefined,
      cause: undefined,
      ...options.connection,
    };
    if (this.#isIn) this.#enter();
  }

  watch(report: (fact: CallFact) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#reports.add(report);
    signal.addEventListener('abort', () => this.#forget(report), { once: true });
    this.#room.attach((fault) => this.#suffer(fault), signal);
    this.#describe(report);
    if (this.#isIn) this.#room.begin();
  }

  async perform(request: CallRequest, options: PerformOptions): Promise<void> {
    if (!isKnown(request)) {
      throw new AcsError('unsupported', `The simulation does not know the request "${request.type}".`);
    }
    if (request.type === 'join') return this.#join(request.name, options);
    const { faults, latency } = this.#room;
    await faults.meet(request.type, request.type === 'leave' ? 0 : latency, options);
    return this.#answer(request, options);
  }

  show(stream: string, frame: HTMLElement): ShownStream {
    return this.#media.show(stream, frame);
  }

  level(id: ParticipantId): number {
    const { clock, still, call } = this.#room;
    const now = still ? 0 : clock.now();
    if (id === this.#me.id) return this.#own.microphone ? voiceLevel(id, now) : 0;
    return call.people.get(id)?.speaking ? voiceLevel(id, now) : 0;
  }

  stats(stream: string): Promise<StreamStats> {
    return Promise.resolve(this.#media.stats(stream));
  }

  async #answer(request: Exclude<Known, { type: 'join' }>, options: PerformOptions): Promise<void> {
    const { call, clock } = this.#room;
    switch (request.type) {
      case 'leave':
        if (this.#status !== 'idle' && this.#status !== 'ended') this.#end({ code: 'left', rejoin: true });
        return;
      case 'end-for-everyone':
        this.#mustBeIn(request);
        {
          call.end({ code: 'ended-for-everyone', by: this.#me.name, rejoin: false });
          return;
        }
      case 'set-microphone':
        return this.#own.turn('microphone', request.on, options);
      case 'set-camera':
        return this.#own.turn('camera', request.on, options);
      case 'set-screen-share':
        if (request.on) this.#mustBeIn(request);
        {
          this.#own.share(request.on);
          return;
        }
      case 'set-hand': {
        this.#mustBeIn(request);
        const { handRaisedAt } = this.#me;
        if (request.raised === (handRaisedAt !== undefined)) return;
        this.#changeMe({ handRaisedAt: request.raised ? clock.now() : undefined });
        return;
      }
      case 'ask-permission':
        return this.#own.ask(request, options);
      case 'select-device': {
        this.#own.select(request.kind, request.id);
        return;
      }
      case 'mute-participant':
        this.#mustKnow(request);
        call.setMuted([request.id], true);
        {
          call.tell({ type: 'muted', id: request.id, by: this.#me.name });
          return;
        }
      case 'remove-participant':
        this.#mustKnow(request);
        call.tell({ type: 'removed', id: request.id, by: this.#me.name });
        {
          call.remove([request.id]);
          return;
        }
      case 'reconnect': {
        this.#restore();
        return;
      }
    }
  }

  async #join(name: string | undefined, options: PerformOptions) {
    if (this.#isIn) return;
    if (name !== undefined && name !== this.#me.name) this.#changeMe({ name });
    this.#setStatus('connecting');
    this.#connect({ signal: 'connecting' });
    try {
      await this.#room.faults.meet('join', this.#room.latency, options);
      if (this.#room.lobby) await this.#waitInLobby(options);
    } catch (error) {
      const { code, message, retryable } = AcsError.from(error);
      const calledOff = code === 'cancelled' || code === 'closed';
      this.#end(
        calledOff
          ? { code: 'left', rejoin: true }
          : { code: 'failed', error: code, message, rejoin: retryable },
      );
      throw error;
    }
    this.#enter();
    this.#connection = { ...this.#connection, signal: 'online', media: this.#isAlone ? 'none' : 'flowing' };
    this.#status = 'connected';
    this.#describeCall((fact) => this.#tell(fact));
    this.#room.begin();
  }

  async #waitInLobby({ signal, pauseDeadline }: PerformOptions) {
    const goOn = pauseDeadline();
    this.#setStatus('lobby');
    try {
      await Promise.race([new Promise<void>((resolve) => (this.#admit = resolve)), waitForAbort(signal)]);
    } finally {
      goOn();
    }
  }

  /** From now on others see me, and I hear of them. */
  #enter() {
    this.#unwatch();
    this.#me = { ...this.#me, joinedAt: this.#room.clock.now() };
    this.#room.call.put(this.#me);
    this.#unwatch = this.#room.call.watch((news) => this.#hear(news));
  }

  #hear(news: CallNews) {
    const at = this.#room.clock.now();
    const me = this.#me.id;
    switch (news.type) {
      case 'participants-changed': {
        const participants = news.participants.filter(({ id }) => id !== me);
        if (participants.length === 0) return;
        this.#tell({ type: 'participants-changed', participants, at });
        if (this.#connection.media === 'none') this.#connect({ media: 'flowing' });
        return;
      }
      case 'participants-left':
        this.#tell({ type: 'participants-left', ids: news.ids.filter((id) => id !== me), at });
        if (this.#isAlone) this.#connect({ media: 'none' });
        return;
      case 'speaking-changed':
        this.#me = this.#room.call.people.get(me) ?? this.#me;
        this.#voices?.setSpeaking(news.ids.filter((id) => id !== me));
        {
          this.#tell({ type: 'speaking-changed', ids: news.ids, at });
          return;
        }
      case 'muted':
        if (news.id === me) this.#mutedBy(news.by);
        return;
      case 'removed':
        if (news.id === me) this.#end({ code: 'removed', by: news.by, rejoin: false });
        return;
      case 'ended': {
        this.#end(news.reason);
        return;
      }
    }
  }

  #suffer(fault: Fault) {
    switch (fault.type) {
      case 'drop-connection': {
        this.#drop(fault.seconds);
        return;
      }
      case 'restore-connection': {
        this.#restore();
        return;
      }
      case 'lose-device': {
        this.#own.lose(fault.kind);
        return;
      }
      case 'plug-in-device': {
        this.#own.plugIn(fault.kind, fault.label);
        return;
      }
      case 'set-permission': {
        this.#own.setPermission(fault.kind, fault.granted);
        return;
      }
      case 'admit': {
        this.#admit();
        return;
      }
      case 'mute-me':
        if (this.#isIn) this.#mutedBy(fault.by);
        return;
      case 'remove-me':
        if (this.#isIn) this.#end({ code: 'removed', by: fault.by, rejoin: false });
        return;
      default: // The others are not about a call.
    }
  }

  #drop(seconds: number | undefined) {
    if (!this.#isIn || this.#outage) return;
    this.#setStatus('reconnecting');
    this.#outage = new Outage(this.#room.clock, (attempt, nextRetryAt) =>
      this.#connect({
        signal: 'connecting',
        media: 'interrupted',
        attempt,
        nextRetryAt,
        cause: 'unreachable',
      }),
    );
    if (seconds !== undefined) this.#timers.in(seconds, () => this.#restore(), 'restore');
  }

  #restore() {
    if (this.#status !== 'reconnecting') return;
    this.#mend();
    this.#connect({
      signal: 'online',
      media: this.#isAlone ? 'none' : 'flowing',
      attempt: 0,
      nextRetryAt: undefined,
      cause: undefined,
    });
    this.#setStatus('connected');
  }

  #mend() {
    this.#timers.stopAll();
    this.#outage?.end();
    this.#outage = undefined;
  }

  #mutedBy(by: string) {
    void this.#own.turn('microphone', false, unhurried);
    this.#tell({ type: 'muted-by', by, at: this.#room.clock.now() });
  }

  #end(reason: EndReason) {
    this.#exit();
    this.#endReason = reason;
    this.#changeMe({ handRaisedAt: undefined, speaking: false });
    this.#own.share(false);
    this.#connect({ signal: 'offline', media: 'none', attempt: 0, nextRetryAt: undefined, cause: undefined });
    this.#setStatus('ended', reason);
  }

  /** Out of the world of the call. */
  #exit() {
    this.#mend();
    this.#unwatch();
    this.#unwatch = () => {};
    this.#voices?.close();
    this.#room.call.remove([this.#me.id]);
  }

  #forget(report: (fact: CallFact) => void) {
    this.#reports.delete(report);
    if (this.#reports.size > 0) return;
    this.#exit();
    this.#media.close();
  }

  #describe(report: (fact: CallFact) => void) {
    report({ type: 'me-changed', change: this.#me });
    this.#own.describe(report);
    if (this.#capabilities) report({ type: 'capabilities-changed', capabilities: this.#capabilities });
    this.#describeCall(report);
  }

  /** People before the status, so that nobody is announced who was there already. */
  #describeCall(report: (fact: CallFact) => void) {
    const { call, clock, seed } = this.#room;
    const at = clock.now();
    report({ type: 'connection-changed', change: this.#connection });
    if (this.#isIn) {
      const participants = [...call.people.values()].filter(({ id }) => id !== this.#me.id);
      report({ type: 'call-identified', callId: `simulated-${seed}` });
      report({ type: 'participants-changed', participants, at });
      report({ type: 'speaking-changed', ids: call.speaking, at });
    }
    report({ type: 'status-changed', status: this.#status, at, ...this.#why });
  }

  get #why() {
    return this.#endReason === undefined ? {} : { endReason: this.#endReason };
  }

  get #isIn() {
    return IN_CALL.has(this.#status);
  }

  get #isAlone() {
    return [...this.#room.call.people.keys()].every((id) => id === this.#me.id);
  }

  #ownChanged() {
    const muted = !this.#own.microphone;
    if (muted && this.#me.speaking) this.#room.call.setSpeaking([this.#me.id], false);
    this.#changeMe({ muted, streams: streamsOf(this.#me.id, this.#own) });
  }

  #changeMe(change: Partial<Participant>) {
    this.#me = { ...this.#me, ...change };
    this.#tell({ type: 'me-changed', change });
    if (this.#isIn && this.#room.call.people.has(this.#me.id)) this.#room.call.put(this.#me);
  }

  #connect(change: Partial<Connection>) {
    this.#connection = { ...this.#connection, ...change };
    this.#tell({ type: 'connection-changed', change });
  }

  #setStatus(status: CallStatus, endReason?: EndReason) {
    this.#status = status;
    this.#endReason = endReason;
    this.#tell({ type: 'status-changed', status, at: this.#room.clock.now(), ...this.#why });
  }

  #mustBeIn({ type }: CallRequest) {
    if (!this.#isIn) throw new AcsError('forbidden', `"${type}" needs a call: join it first.`);
  }

  #mustKnow(request: CallRequest & { readonly id: ParticipantId }) {
    this.#mustBeIn(request);
    if (!this.#room.call.people.has(request.id)) {
      throw new AcsError('not-found', `There is nobody with the id "${request.id}".`, { target: 'id' });
    }
  }

  #tell(fact: CallFact) {
    for (const report of [...this.#reports]) report(fact);
  }
}

const unhurried: PerformOptions = { signal: new AbortController().signal, pauseDeadline: () => () => {} };

function isKnown(request: CallRequest): request is Known {
  return REQUESTS.some((type) => type === request.type);
}
