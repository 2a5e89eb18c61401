import type { PerformOptions } from '../../contracts/adapter.js';
import type {
  CallAdapter,
  CallFact,
  CallRequest,
  EndReason,
  Participant,
  ShownStream,
  StreamId,
  StreamStats,
  VideoDemand,
} from '../../contracts/call.js';
import { AcsError } from '../../contracts/errors.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { Fault } from './action.js';
import {
  CALL_REQUESTS,
  isKnownCallRequest,
  type KnownCallRequest,
  type SimulatedCallOptions,
} from './call-options.js';
import { CallStanding } from './call-standing.js';
import type { CallNews } from './call-world.js';
import { voiceLevel } from './level.js';
import { Lobby } from './lobby.js';
import { SimulatedMedia } from './media/simulated-media.js';
import { Voices } from './media/voices.js';
import { OwnMedia } from './own-media.js';
import { streamsOf } from './person.js';
import type { SimulatedRoom } from './simulated-room.js';

/** A call in a simulated room. */
export class SimulatedCallAdapter implements CallAdapter {
  readonly can: ReadonlySet<CallRequest['type']>;
  readonly #room: SimulatedRoom;
  readonly #media: SimulatedMedia;
  readonly #voices: Voices | undefined;
  readonly #own: OwnMedia;
  readonly #standing: CallStanding;
  readonly #lobby = new Lobby();
  readonly #capabilities: SimulatedCallOptions['capabilities'];
  readonly #reports = new Set<(fact: CallFact) => void>();
  /** Whom I have been told of. */
  readonly #known = new Set<ParticipantId>();
  #me: Participant;
  #unwatch = () => {};
  #silent = false;
  #soundBlocked = false;

  constructor(room: SimulatedRoom, options: SimulatedCallOptions = {}) {
    const { clock, latency } = room;
    const tell = (fact: CallFact) => this.#tell(fact);
    this.#room = room;
    this.#media = new SimulatedMedia(room);
    this.#voices = room.sound && !room.still ? new Voices(clock) : undefined;
    this.#own = new OwnMedia(clock, latency, options, tell, () => this.#ownChanged());
    this.can = new Set(options.can ?? CALL_REQUESTS);
    this.#capabilities = options.capabilities;
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
    this.#standing = new CallStanding(clock, options, () => this.#others.length === 0, tell);
    if (this.#standing.isIn) this.#enter();
  }

  watch(report: (fact: CallFact) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#reports.add(report);
    signal.addEventListener('abort', () => this.#forget(report), { once: true });
    this.#room.attach((fault) => this.#suffer(fault), signal);
    report({ type: 'me-changed', change: this.#me });
    this.#own.describe(report);
    report({ type: 'sound-blocked-changed', blocked: this.#soundBlocked });
    if (this.#capabilities) report({ type: 'capabilities-changed', capabilities: this.#capabilities });
    this.#standing.describe(report, () => this.#describePeople(report));
    if (this.#standing.isIn) this.#room.begin();
  }

  async perform(request: CallRequest, options: PerformOptions): Promise<void> {
    if (!isKnownCallRequest(request)) {
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
    const heard = id === this.#me.id ? this.#own.microphone && !this.#silent : call.people.get(id)?.speaking;
    return heard ? voiceLevel(id, now) : 0;
  }

  stats(stream: string): Promise<StreamStats> {
    return Promise.resolve(this.#media.stats(stream));
  }

  /** What all places of a stream need together, for stories and tests to show; undefined where none has said. */
  demandOf(stream: StreamId): VideoDemand | undefined {
    return this.#media.demandOf(stream);
  }

  async #answer(request: Exclude<KnownCallRequest, { type: 'join' }>, options: PerformOptions) {
    const { call, clock } = this.#room;
    switch (request.type) {
      case 'leave':
        if (!this.#standing.isOut) this.#end({ code: 'left', rejoin: true });
        break;
      case 'end-for-everyone':
        this.#mustReach(request);
        call.end({ code: 'ended-for-everyone', by: this.#me.name, rejoin: false });
        break;
      case 'set-microphone':
        await this.#own.turn('microphone', request.on, options);
        break;
      case 'set-camera':
        await this.#own.turn('camera', request.on, options);
        break;
      case 'set-screen-share':
        if (request.on) this.#mustReach(request);
        this.#own.share(request.on);
        break;
      case 'set-hand':
        this.#mustReach(request);
        if (request.raised !== (this.#me.handRaisedAt !== undefined)) {
          this.#changeMe({ handRaisedAt: request.raised ? clock.now() : undefined });
        }
        break;
      case 'ask-permission':
        await this.#own.ask(request, options);
        break;
      case 'select-device':
        this.#own.select(request.kind, request.id);
        break;
      case 'mute-participant':
        this.#mustKnow(request);
        call.setMuted([request.id], true);
        call.tell({ type: 'muted', id: request.id, by: this.#me.name });
        break;
      case 'remove-participant':
        this.#mustKnow(request);
        call.tell({ type: 'removed', id: request.id, by: this.#me.name });
        call.remove([request.id]);
        break;
      case 'reconnect':
        this.#restore();
        break;
      case 'play-sound':
        this.#blockSound(false);
    }
  }

  async #join(name: string | undefined, options: PerformOptions) {
    if (this.#standing.isIn) return;
    if (name !== undefined && name !== this.#me.name) this.#changeMe({ name });
    this.#standing.connecting();
    try {
      await this.#room.faults.meet('join', this.#room.latency, options);
      if (this.#room.lobby) {
        this.#standing.waiting();
        await this.#lobby.wait(options);
      }
    } catch (error) {
      const { code, message, retryable } = AcsError.from(error);
      if (code === 'cancelled' || code === 'closed') this.#end({ code: 'left', rejoin: true });
      else this.#end({ code: 'failed', error: code, message, rejoin: retryable });
      throw error;
    }
    this.#enter();
    this.#standing.connected();
    this.#standing.describe(
      (fact) => this.#tell(fact),
      () => this.#describePeople((fact) => this.#tell(fact)),
    );
    this.#room.begin();
  }

  /** From now on others see me, and I hear of them. */
  #enter() {
    this.#unwatch();
    this.#changeMe({ joinedAt: this.#room.clock.now() });
    this.#room.call.put(this.#me);
    this.#unwatch = this.#room.call.watch((news) => this.#hear(news));
  }

  #hear(news: CallNews) {
    const at = this.#room.clock.now();
    const me = this.#me.id;
    switch (news.type) {
      case 'participants-changed':
      case 'participants-left':
      case 'speaking-changed':
        this.#me = this.#room.call.people.get(me) ?? this.#me;
        if (!this.#standing.isCutOff) this.#hearOfPeople(news, at);
        break;
      case 'muted':
        if (news.id === me) this.#mutedBy(news.by);
        break;
      case 'removed':
        if (news.id === me) this.#end({ code: 'removed', by: news.by, rejoin: false });
        break;
      case 'ended':
        this.#end(news.reason);
    }
  }

  #hearOfPeople(news: Extract<CallNews, { type: `${string}-${string}` }>, at: number) {
    const me = this.#me.id;
    if (news.type === 'speaking-changed') {
      this.#voices?.setSpeaking(news.ids.filter((id) => id !== me));
      this.#tell({ type: 'speaking-changed', ids: news.ids, at });
    } else if (news.type === 'participants-changed') {
      const participants = news.participants.filter(({ id }) => id !== me);
      if (participants.length === 0) return;
      for (const { id } of participants) this.#known.add(id);
      this.#tell({ type: 'participants-changed', participants, at });
    } else {
      for (const id of news.ids) this.#known.delete(id);
      this.#tell({ type: 'participants-left', ids: news.ids, at });
    }
    this.#standing.peopleChanged();
  }

  #suffer(fault: Fault) {
    switch (fault.type) {
      case 'drop-connection':
        this.#standing.drop(fault.seconds, () => this.#restore(), fault.only);
        break;
      case 'restore-connection':
        this.#restore();
        break;
      case 'lose-device':
        this.#own.lose(fault.kind);
        break;
      case 'plug-in-device':
        this.#own.plugIn(fault.kind, fault.label);
        break;
      case 'take-device':
        this.#own.take(fault.kind);
        break;
      case 'give-back-device':
        this.#own.giveBack(fault.kind);
        break;
      case 'silence-microphone':
        this.#silent = fault.silent;
        this.#tell({ type: 'microphone-silent-changed', silent: fault.silent, at: this.#room.clock.now() });
        break;
      case 'speak-while-muted':
        if (!this.#own.microphone) this.#tell({ type: 'spoke-while-muted', at: this.#room.clock.now() });
        break;
      case 'block-sound':
        this.#blockSound(true);
        break;
      case 'set-permission':
        this.#own.setPermission(fault.kind, fault.granted);
        break;
      case 'admit':
        this.#lobby.admit();
        break;
      case 'mute-me':
        if (this.#standing.isIn) this.#mutedBy(fault.by);
        break;
      case 'remove-me':
        this.#lobby.turnAway(fault.by);
        if (this.#standing.isIn) this.#end({ code: 'removed', by: fault.by, rejoin: false });
        break;
      default: // The others are not about a call.
    }
  }

  /** What was missed while the connection was lost is told now. */
  #restore() {
    if (!this.#standing.isBroken) return;
    const { call, clock } = this.#room;
    const gone = [...this.#known].filter((id) => !call.people.has(id));
    if (gone.length > 0) this.#tell({ type: 'participants-left', ids: gone, at: clock.now() });
    this.#standing.restore();
    this.#describePeople((fact) => this.#tell(fact));
  }

  #blockSound(blocked: boolean) {
    this.#soundBlocked = blocked;
    this.#tell({ type: 'sound-blocked-changed', blocked });
  }

  #mutedBy(by: string) {
    this.#own.mute();
    this.#tell({ type: 'muted-by', by, at: this.#room.clock.now() });
  }

  #end(reason: EndReason) {
    this.#exit();
    this.#own.share(false);
    this.#changeMe({ handRaisedAt: undefined, speaking: false });
    this.#standing.end(reason);
  }

  /** Others see me no longer. */
  #exit() {
    this.#unwatch();
    this.#unwatch = () => {};
    this.#known.clear();
    this.#voices?.close();
    this.#room.call.remove([this.#me.id]);
  }

  #forget(report: (fact: CallFact) => void) {
    this.#reports.delete(report);
    if (this.#reports.size > 0) return;
    this.#exit();
    this.#standing.stop();
    this.#media.close();
  }

  #describePeople(report: (fact: CallFact) => void) {
    const { call, clock, seed } = this.#room;
    const at = clock.now();
    this.#known.clear();
    for (const { id } of this.#others) this.#known.add(id);
    report({ type: 'call-identified', callId: `simulated-${seed}` });
    report({ type: 'participants-changed', participants: this.#others, at });
    report({ type: 'speaking-changed', ids: call.speaking, at });
  }

  get #others(): Participant[] {
    return [...this.#room.call.people.values()].filter(({ id }) => id !== this.#me.id);
  }

  #ownChanged() {
    const muted = !this.#own.microphone;
    if (muted) this.#room.call.setSpeaking([this.#me.id], false);
    this.#changeMe({ muted, streams: streamsOf(this.#me.id, this.#own) });
  }

  #changeMe(change: Partial<Participant>) {
    this.#me = { ...this.#me, ...change };
    this.#tell({ type: 'me-changed', change });
    if (this.#room.call.people.has(this.#me.id)) this.#room.call.put(this.#me);
  }

  #mustReach({ type }: CallRequest) {
    if (this.#standing.isCutOff) throw new AcsError('unreachable', 'The simulated connection is lost.');
    if (!this.#standing.isIn) throw new AcsError('forbidden', `"${type}" needs a call: join it first.`);
  }

  #mustKnow(request: CallRequest & { readonly id: ParticipantId }) {
    this.#mustReach(request);
    if (this.#room.call.people.has(request.id)) return;
    throw new AcsError('not-found', `There is nobody with the id "${request.id}".`, { target: 'id' });
  }

  #tell(fact: CallFact) {
    for (const report of [...this.#reports]) report(fact);
  }
}
