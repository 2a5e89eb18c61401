import type { CallRequest, CallState } from '../../contracts/call.js';
import type { CallSessionFact } from './call-session-fact.js';

/**
 * Remembers what the person wants on, to be restored when they come back into the call. A screen share is not
 * restored: the browser would ask what to share, and sharing again is a decision of its own.
 */
export class Intentions {
  #microphone: boolean | undefined;
  #camera: boolean | undefined;
  #away = false;

  /** Whether the fact brings the person back from an ended call. */
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
        const back = this.#away && fact.status === 'connected';
        if (fact.status === 'ended') this.#away = true;
        if (back) this.#away = false;
        return back;
      }
      default:
        return false;
    }
  }

  /** What is off and was wanted on. */
  missing({ microphone, camera }: CallState): CallRequest[] {
    const requests: CallRequest[] = [];
    if (this.#microphone && !microphone.on) requests.push({ type: 'set-microphone', on: true });
    if (this.#camera && !camera.on) requests.push({ type: 'set-camera', on: true });
    return requests;
  }

  #ask(request: CallRequest) {
    if (request.type === 'set-microphone') this.#microphone = request.on;
    if (request.type === 'set-camera') this.#camera = request.on;
  }

  /** The device is as it was before, and so it is wanted: nobody is surprised by it later. */
  #refuse(request: CallRequest) {
    if (request.type === 'set-microphone' && this.#microphone === request.on) this.#microphone = !request.on;
    if (request.type === 'set-camera' && this.#camera === request.on) this.#camera = !request.on;
  }
}
