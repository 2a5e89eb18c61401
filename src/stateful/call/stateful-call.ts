import type { CallAdapter, CallMedia, CallRequest, CallState } from '../../contracts/call.js';
import type { Clock } from '../clock.js';
import type { Deadlines } from '../deadlines.js';
import type { Lane } from '../lanes.js';
import { createStateful, type Stateful } from '../stateful.js';
import type { CallSessionFact } from './call-session-fact.js';
import { idleCall } from './idle-call.js';
import { Intentions } from './intentions.js';
import { reduceCall } from './reduce-call.js';
import { isOut } from './status.js';

/** A call with a memory: what components see of it. Made by `createStatefulCall()`. */
export type StatefulCall = Stateful<CallState, CallRequest> & CallMedia;

export interface StatefulCallOptions {
  /** How long each request may take, in seconds; those given replace those of `callDeadlines`. */
  readonly deadlines?: Partial<Deadlines<CallRequest['type']>>;
  readonly clock?: Clock;
}

/**
 * Seconds, by request. From the service limits of Azure Communication Services: a group call is established
 * within 85, a camera or share starts or stops within 40, a participant is removed or reconnected within 120.
 */
export const callDeadlines: Deadlines<CallRequest['type']> = {
  join: 85,
  'set-camera': 40,
  'set-screen-share': 40,
  'remove-participant': 120,
  reconnect: 120,
  other: 30,
};

/** Gives a call adapter a memory. The session owns the adapter: closing one closes the other. */
export function createStatefulCall(adapter: CallAdapter, options: StatefulCallOptions = {}): StatefulCall {
  const intentions = new Intentions();
  let joins = 0;
  const session = createStateful<CallState, CallSessionFact, CallRequest>({
    adapter,
    initial: idleCall,
    reduce: reduceCall,
    deadlines: { ...callDeadlines, ...options.deadlines },
    laneOf,
    heard(fact) {
      // Not at once: the adapter is in the middle of its report.
      if (intentions.hear(fact)) queueMicrotask(restore);
    },
    clock: options.clock,
  });
  const { store, report, request, closed } = session;

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    can: new Set([...adapter.can, 'set-pinned', 'dismiss-notice'] as const),
    async request(asked) {
      closed.throwIfAborted();
      switch (asked.type) {
        case 'set-pinned':
          report({ type: 'pinned-changed', id: asked.id, pinned: asked.pinned });
          return;
        case 'dismiss-notice':
          report({ type: 'notice-dismissed', id: asked.id });
          return;
        case 'join':
          return join(asked);
        case 'leave':
          // A join that has only just been asked for has not changed the status yet.
          if (joins === 0 && isOut(store.state)) return;
          return request(asked);
        default:
          return request(asked);
      }
    },
    show: adapter.show.bind(adapter),
    level: adapter.level.bind(adapter),
    stats: adapter.stats.bind(adapter),
    close() {
      if (closed.aborted) return;
      session.close();
      if (isOut(store.state)) return;
      const endReason = { code: 'left', rejoin: false } as const;
      report({ type: 'status-changed', status: 'ended', at: session.clock.now(), endReason });
    },
  };

  async function join(asked: CallRequest) {
    if (isThere(store.state)) return;
    joins++;
    try {
      await request(asked);
    } finally {
      joins--;
    }
  }

  /** A device that fails must not keep anybody out of the call: the state says what failed. */
  function restore() {
    for (const missing of intentions.missing(store.state)) request(missing).catch(() => {});
  }
}

/** Whether there is nothing to join. While leaving there is: the join waits until I have left. */
function isThere(call: CallState) {
  return !isOut(call) && call.status !== 'connecting' && call.status !== 'ending';
}

function laneOf(request: CallRequest): Lane | undefined {
  switch (request.type) {
    case 'join':
      return { name: 'call', rule: 'join' };
    case 'leave':
    case 'end-for-everyone':
      return { name: 'call', rule: 'interrupt', kind: request.type };
    case 'set-microphone':
    case 'set-camera':
    case 'set-screen-share':
    case 'set-hand':
      return { name: request.type, rule: 'latest' };
    case 'ask-permission':
      return { name: request.type, rule: 'queue' };
    case 'select-device':
      return { name: `select-${request.kind}`, rule: 'latest' };
    case 'reconnect':
      return { name: request.type, rule: 'join' };
    default:
      return undefined;
  }
}
