import { createHmac } from 'node:crypto';
import type { ParticipantId } from '../../src/contracts/identifiers.js';
import type { IceServer } from '../../src/contracts/native.js';

/** How browsers find a way to each other. */
export interface IceOptions {
  /** STUN servers, such as `stun:stun.example.org:3478`. */
  readonly stun: readonly string[];
  /** TURN servers, such as `turn:turn.example.org:3478`, all with the same secret. */
  readonly turn: readonly string[];
  /** What the TURN server knows as its `static-auth-secret`. */
  readonly turnSecret: string | undefined;
  /** How long TURN credentials hold, in milliseconds. */
  readonly turnLifetime: number;
}

/**
 * The ICE servers for one person. TURN credentials are theirs alone and short-lived: a name that holds the
 * expiry, and its HMAC as the password.
 *
 * Source: https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00
 */
export function iceServersFor(person: ParticipantId, now: number, options: IceOptions): readonly IceServer[] {
  const servers: IceServer[] = [];
  if (options.stun.length > 0) servers.push({ urls: options.stun });
  if (options.turn.length > 0 && options.turnSecret !== undefined) {
    const username = `${Math.floor((now + options.turnLifetime) / 1000)}:${person}`;
    const credential = createHmac('sha1', options.turnSecret).update(username).digest('base64');
    servers.push({ urls: options.turn, username, credential });
  }
  return servers;
}
