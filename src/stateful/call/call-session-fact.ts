import type { CallFact, CallRequest } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { SessionFact } from '../stateful.js';

/** What the session itself reports into the call, beside the transport. */
export type CallSessionFact =
  | CallFact
  | SessionFact<CallRequest>
  | { readonly type: 'pinned-changed'; readonly id: ParticipantId; readonly pinned: boolean }
  | { readonly type: 'notice-dismissed'; readonly id: string };
