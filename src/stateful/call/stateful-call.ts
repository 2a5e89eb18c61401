import type { CallAdapter, CallMedia, CallRequest, CallState } from '../../contracts/call.js';
import type { Clock } from '../clock.js';
import type { Deadlines } from '../deadlines.js';
import type { Lane } from '../lanes.js';
import { createStateful, type Stateful } from '../stateful.js';
import type { CallSessionFact } from './call-session-fact.js';
import { idleCall } from './idle-call.js';
import { reduceCall } from './reduce-call.js';

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
  const { store, report, request, close } = createStateful<CallState, CallSessionFact, CallRequest>({
    adapter,
    initial: idleCall,
    reduce: reduceCall,
    deadlines: { ...callDeadlines, ...options.deadlines },
    laneOf,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  /** What the person wants on, to be restored when they come back. */
  const wanted = { microphone: false, camera: false };

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    can: new Set([...adapter.can, 'set-pinned', 'dismiss-notice'] as const),
    async request(asked) {
      switch (asked.type) {
        case 'set-pinned':
          report({ type: 'pinned-changed', id: asked.id, pinned: asked.pinned });
          return;
        case 'dismiss-notice':
          report({ type: 'notice-dismissed', id: asked.id });
          return;
        case 'set-microphone':
          wanted.microphone = asked.on;
          return request(asked);
        case 'set-camera':
          wanted.camera = asked.on;
          return request(asked);
        case 'join':
          if (store.state.status === 'ended') await restore();
          if (isUnderWay(store.state)) return;
          return request(asked);
        case 'leave':
          if (store.state.status === 'ended' || store.state.status === 'idle') return;
          return request(asked);
        default:
          return request(asked);
      }
    },
    show: adapter.show.bind(adapter),
    level: adapter.level.bind(adapter),
    stats: adapter.stats.bind(adapter),
    close,
  };

  /** A device that fails must not keep anybody out of the call: the state says what failed. */
  async function restore() {
    const { microphone, camera } = store.state;
    await Promise.allSettled([
      microphone.on === wanted.microphone || request({ type: 'set-microphone', on: wanted.microphone }),
      camera.on === wanted.camera || request({ type: 'set-camera', on: wanted.camera }),
    ]);
  }
}

function isUnderWay({ status }: CallState) {
  return status !== 'idle' && status !== 'ended' && status !== 'connecting';
}

function laneOf(request: CallRequest): Lane | undefined {
  switch (request.type) {
    case 'join':
      return { name: 'call', rule: 'join' };
    case 'leave':
    case 'end-for-everyone':
      return { name: 'call', rule: 'interrupt' };
    case 'set-microphone':
    case 'set-camera':
    case 'set-screen-share':
    case 'set-hand':
    case 'ask-permission':
      return { name: request.type, rule: 'latest' };
    case 'select-device':
      return { name: `select-${request.kind}`, rule: 'latest' };
    default:
      return undefined;
  }
}
