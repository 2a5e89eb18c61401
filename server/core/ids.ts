import { randomBytes, randomUUID } from 'node:crypto';
import type { ParticipantId } from '../../src/contracts/identifiers.js';

/** A new person of this resource. Clients read it as such only while its value has one underscore. */
export function newPersonId(resource: string): ParticipantId {
  return `8:acs:${resource}_${randomUUID()}`;
}

/** A new thread, in the form that Azure Communication Services uses. Not to be guessed. */
export function newThreadId(): string {
  return `19:${randomBytes(24).toString('base64url')}@thread.v2`;
}

/** A new stay in a call, or a new call. */
export function newSessionId(): string {
  return randomUUID();
}
