import type { CallRequest } from '../../contracts/call.js';
import type { Connector, ConnectorOptions } from '../../contracts/connector.js';
import { createStatefulCall, type StatefulCall } from '../../stateful/call/stateful-call.js';

/** How long a call that is being discarded may take to say goodbye, in milliseconds. */
const GOODBYE = 1000;

/** A call that a tag has made. */
export interface CallSession {
  readonly call: StatefulCall;
  /** The name by which others will see me, where the transport knows it already. */
  readonly name: string | undefined;
}

/** Makes a call from what a tag says. */
export async function connectCall(connector: Connector, options: ConnectorOptions): Promise<CallSession> {
  const { adapter, name } = await connector.connectCall(options);
  return { call: createStatefulCall(adapter), name };
}

/** Leaves, and lets go of devices and connections, whether the goodbye arrives or not. */
export function discardCall({ call }: CallSession): void {
  const timer = setTimeout(() => call.close(), GOODBYE);
  void ask(call, { type: 'leave' }).then(() => {
    clearTimeout(timer);
    call.close();
  });
}

/** Asks, where nobody waits: the state says what came of it. */
export async function ask(call: StatefulCall, request: CallRequest): Promise<void> {
  try {
    await call.request(request);
  } catch {
    // The state has the failure by now.
  }
}
