import type { ReactiveController, ReactiveElement } from 'lit';
import type { CallState, EndReason } from '../../contracts/call.js';
import { AcsError } from '../../contracts/errors.js';
import { AcsErrorEvent } from '../../context/error-event.js';
import { idleCall } from '../../stateful/call/idle-call.js';
import type { StatefulCall } from '../../stateful/call/stateful-call.js';
import { CallStatusChangeEvent, ParticipantsJoinedEvent, ParticipantsLeftEvent } from './call-events.js';
import { isInCall } from './screen-of.js';

/** Follows one call for its tag: renders the tag when another screen is due, and tells the page what happens. */
export class CallWatch implements ReactiveController {
  readonly #host: ReactiveElement;
  #call: StatefulCall | undefined;
  #state: CallState = idleCall;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** That of the call, as last told; an idle one without a call. */
  get state(): CallState {
    return this.#state;
  }

  /** The same call again changes nothing. */
  follow(call: StatefulCall | undefined): void {
    if (call === this.#call) return;
    this.#stop?.();
    this.#call = call;
    this.#state = idleCall;
    this.#stop = this.#host.isConnected ? call?.subscribe(this.#look) : undefined;
    this.#look();
  }

  hostConnected() {
    this.#stop ??= this.#call?.subscribe(this.#look);
    this.#look();
  }

  hostDisconnected() {
    this.#stop?.();
    this.#stop = undefined;
  }

  readonly #look = () => {
    const before = this.#state;
    const now = this.#call?.state ?? idleCall;
    if (now === before) return;
    this.#state = now;
    if (now.status !== before.status || now.endReason !== before.endReason) {
      this.#host.requestUpdate();
      this.#host.dispatchEvent(new CallStatusChangeEvent(now.status, now.endReason));
      if (isInCall(before.status)) this.#tellBreak(now.endReason);
    }
    if (now.participants !== before.participants) this.#tellPeople(now, before);
    if (now.me.name !== before.me.name) this.#host.requestUpdate();
    if (now.failure && now.failure !== before.failure) {
      const { code, message, request } = now.failure;
      this.#host.dispatchEvent(new AcsErrorEvent(new AcsError(code, message, { target: request.type })));
    }
  };

  /** No request has failed by which it could be told. */
  #tellBreak(reason: EndReason | undefined) {
    if (reason?.error === undefined) return;
    const message = reason.message ?? 'The call was lost.';
    this.#host.dispatchEvent(new AcsErrorEvent(new AcsError(reason.error, message)));
  }

  #tellPeople({ participants: now }: CallState, { participants: before }: CallState) {
    const joined = [...now.values()].filter(({ id }) => !before.has(id));
    const left = [...before.values()].filter(({ id }) => !now.has(id));
    if (joined.length > 0) this.#host.dispatchEvent(new ParticipantsJoinedEvent(joined));
    if (left.length > 0) this.#host.dispatchEvent(new ParticipantsLeftEvent(left));
  }
}
