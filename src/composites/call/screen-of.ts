import type { CallStatus } from '../../contracts/call.js';

/** What a call's tag shows. */
export type CallScreen =
  | 'loading'
  | 'error'
  | 'pre-join'
  | 'asking'
  | 'connecting'
  | 'ringing'
  | 'lobby'
  | 'in-call'
  | 'ending'
  | 'ended';

/** There are others, or could be. */
export function isInCall(status: CallStatus): boolean {
  switch (status) {
    case 'connected':
    case 'held-locally':
    case 'held-remotely':
    case 'reconnecting':
      return true;
    default:
      return false;
  }
}

/**
 * @param status - The call's; undefined while there is none.
 * @param failed - There is none because it could not be made.
 * @param skipping - It is being joined without the screen before it.
 */
export function screenOf(status: CallStatus | undefined, failed: boolean, skipping: boolean): CallScreen {
  switch (status) {
    case undefined:
      return failed ? 'error' : 'loading';
    case 'idle':
      return skipping ? 'asking' : 'pre-join';
    case 'connecting':
    case 'ringing':
    case 'lobby':
    case 'ending':
    case 'ended':
      return status;
    default:
      return 'in-call';
  }
}
