import type { ReactiveElement } from 'lit';
import type { CallRequest, CallState } from '../contracts/call.js';
import { idleCall } from '../stateful/call/idle-call.js';
import type { StatefulCall } from '../stateful/call/stateful-call.js';
import { createContext } from './context.js';
import { SelectController } from './select-controller.js';

export const callContext = createContext<StatefulCall | undefined>('acs-call');

/** A slice of the call around the host. Outside any call, the slice of an idle one. */
export class CallController<Slice> extends SelectController<StatefulCall, CallState, CallRequest, Slice> {
  constructor(host: ReactiveElement, select: (call: CallState) => Slice) {
    super(host, callContext, idleCall, select);
  }
}
