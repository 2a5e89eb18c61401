import type { CallRequest, CallState, EndReason } from '../../contracts/call.js';
import type { CallSessionFact } from './call-session-fact.js';

/**
 * Remembers what the person wants, to be restored when they come back into the call: microphone and camera, which
 * go off with a call; the hand where the call was lost, and not left. A screen share that has ended is not restored:
 * the browser would ask what to share, and sharing again is a decision of its own.
 */
export class Intentions {
  #microphone: boolean | undefined;
  #camera: boolean | undefined;
  #hand = false;
  #away: 'lost' | 'ended' | undefined;
  #was: 'lost' | 'ended' | undefined;

  /** Whether the fact brings the person back into the call. */
  hear(fact: CallSessionFact): boolean {
    switch (fact.type) {
      case 'request-started':
        this.#ask(fact.request);
        return false;
      case 'request-ended':
        if (fact.failure) this.#refuse(fact.request);
        return false;
      case 'muted-by':
        this.#microphone = false;
        return false;
      case 'microphone-changed':
        if (fact.change.on) this.#microphone ??= true;
        return false;
      case 'camera-changed':
        if (fact.change.on) this.#camera ??= true;
        return false;
      case 'status-changed': {
        if (fact.status === 'reconnecting') this.#away = 'lost';
        if (fact.status === 'ended') {
          this.#away = 'ended';
          if (!isLost(fact.endReason)) this.#hand = false;
        }
        if (fact.status !== 'connected') return false;
        this.#was = this.#away;
        this.#away = undefined;
        return this.#was !== undefined;
      }
      default:
        return false;
    }
  }

  /** What is off and was wanted on. */
  missing({ microphone, camera, me }: CallState): CallRequest[] {
    const requests: CallRequest[] = [];
    // A device that went off in the call by itself is not turned on behind somebody's back.
    if (this.#was === 'ended') {
      if (this.#microphone && !microphone.on) requests.push({ type: 'set-microphone', on: true });
      if (this.#camera && !camera.on) requests.push({ type: 'set-camera', on: true });
    }
    if (this.#hand && me.handRaisedAt === undefined) requests.push({ type: 'set-hand', raised: true });
    return requests;
  }

  #ask(request: CallRequest) {
    if (request.type === 'set-microphone') this.#microphone = request.on;
    if (request.type === 'set-camera') this.#camera = request.on;
    if (request.type === 'set-hand') this.#hand = request.raised;
  }

  /** The device is as it was before, and so it is wanted: nobody is surprised by it later. */
  #refuse(request: CallRequest) {
    if (request.type === 'set-microphone' && this.#microphone === request.on) this.#microphone = !request.on;
    if (request.type === 'set-camera' && this.#camera === request.on) this.#camera = !request.on;
    if (request.type === 'set-hand' && this.#hand === request.raised) this.#hand = !request.raised;
  }
}

/** Nobody has ended it: it broke. */
function isLost(reason: EndReason | undefined): boolean {
  return reason?.code === 'network-lost' || reason?.code === 'failed';
}
