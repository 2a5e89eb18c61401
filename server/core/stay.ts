import type { Person, WireMedia, WireParticipant } from '../../src/contracts/native.js';

/** What somebody sends; the hand is a matter of its own. */
export type SentMedia = Omit<WireMedia, 'handRaisedAt'>;

/** A call that is going on. Only ever in memory: with the process its sockets are gone, too. */
export interface LiveCall {
  readonly id: string;
  readonly room: string;
  readonly thread: string;
  /** By person: nobody is in a call twice. */
  readonly stays: Map<string, Stay>;
}

/** One person's stay in a call. */
export interface Stay {
  readonly session: string;
  readonly call: LiveCall;
  readonly joinedAt: number;
  person: Person;
  media: SentMedia;
  handRaisedAt: number | undefined;
  /** Calls off the end of the grace; present while the connection is lost. */
  cancelGrace: (() => void) | undefined;
}

/** A stay as others see it. */
export function toParticipant(stay: Stay): WireParticipant {
  const { muted, camera, screen } = stay.media;
  return {
    id: stay.person.id,
    name: stay.person.name,
    state: stay.cancelGrace ? 'reconnecting' : 'connected',
    joinedAt: stay.joinedAt,
    session: stay.session,
    media: {
      muted,
      camera,
      screen,
      ...(stay.handRaisedAt === undefined ? {} : { handRaisedAt: stay.handRaisedAt }),
    },
  };
}

/** The sessions of everybody in the call but one. */
export function sessionsBut(call: LiveCall, session: string): readonly string[] {
  return [...call.stays.values()].map((stay) => stay.session).filter((other) => other !== session);
}
