import type { CallState, CallStatus } from '../../contracts/call.js';

const JOINED: ReadonlySet<CallStatus> = new Set([
  'connected',
  'held-locally',
  'held-remotely',
  'reconnecting',
]);

/** I am in the call, among the others. */
export const selectJoined = (call: CallState): boolean => JOINED.has(call.status);
