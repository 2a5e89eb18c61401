import type { Participant, Role, VideoStream } from '../../contracts/call.js';
import { nameOf } from './names.js';

/** How somebody simulated is when the story begins. */
export interface PersonOptions {
  /** Default: one of the built-in names. May be empty, as in life. */
  readonly name?: string;
  /** Default: `presenter`. */
  readonly role?: Role;
  /** Default: `connected`. */
  readonly state?: Participant['state'];
  /** Default: false. */
  readonly muted?: boolean;
  /** Default: true. */
  readonly camera?: boolean;
  /** The camera is on, and paused for want of bandwidth. Default: false. */
  readonly paused?: boolean;
  /** Shares a screen. Default: false. */
  readonly sharing?: boolean;
  /** Default: false. */
  readonly speaking?: boolean;
  /** Default: false. Hands that are up from the beginning went up in the order of the list. */
  readonly handRaised?: boolean;
  /** Default: false. */
  readonly spotlit?: boolean;
}

/** The nth person of a room, as others see them. */
export function createPerson(seed: string, index: number, now: number, options: PersonOptions): Participant {
  const id = `8:acs:simulated_${seed}_${index + 1}`;
  const speaking = options.speaking ?? false;
  return {
    id,
    name: options.name ?? nameOf(index),
    role: options.role ?? 'presenter',
    state: options.state ?? 'connected',
    muted: options.muted ?? false,
    speaking,
    spokeAt: speaking ? now : 0,
    handRaisedAt: options.handRaised ? now + index : undefined,
    spotlit: options.spotlit ?? false,
    joinedAt: now + index,
    streams: streamsOf(id, {
      camera: options.camera ?? true,
      screen: options.sharing ?? false,
      paused: options.paused ?? false,
    }),
  };
}

/** What somebody sends. */
export interface Sends {
  readonly camera: boolean;
  readonly screen: boolean;
  readonly paused?: boolean;
}

/** The streams of somebody; their ids begin with the kind, so that a stream names its owner. */
export function streamsOf(id: string, { camera, screen, paused = false }: Sends): VideoStream[] {
  return [
    ...(camera ? [{ id: `camera:${id}`, kind: 'camera' as const, available: !paused, paused }] : []),
    ...(screen ? [{ id: `screen:${id}`, kind: 'screen' as const, available: true, paused: false }] : []),
  ];
}

/** What somebody sends, read back from their streams. */
export function sendsOf({ streams }: Pick<Participant, 'streams'>): Required<Sends> {
  const camera = streams.find(({ kind }) => kind === 'camera');
  return {
    camera: camera !== undefined,
    screen: streams.some(({ kind }) => kind === 'screen'),
    paused: camera?.paused ?? false,
  };
}
