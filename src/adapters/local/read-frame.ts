import { AcsError } from '../../contracts/errors.js';
import type { ServerFrame } from '../../contracts/native.js';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = Number.isFinite;
const flag: Check = (value) => typeof value === 'boolean';
const isNull: Check = (value) => value === null;
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const one =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const thing =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const person = thing({ id: text, name: text });
const error = thing({ code: text, message: text, target: maybe(text), retryAfter: maybe(number) });
const texts = list(text);

const message = thing({
  id: text,
  sequence: number,
  version: number,
  sender: person,
  clientMessageId: maybe(text),
  content: either(
    thing({ kind: one('text'), text }),
    thing({ kind: one('deleted') }),
    thing({ kind: one('members-added', 'members-removed'), names: texts }),
    thing({ kind: one('topic-changed'), topic: text }),
  ),
  sentAt: number,
  editedAt: maybe(number),
});

const participant = thing({
  id: text,
  name: text,
  state: one('connected', 'reconnecting'),
  joinedAt: number,
  session: text,
  media: thing({ muted: flag, camera: flag, screen: flag, handRaisedAt: maybe(number) }),
});

const signal = either(
  thing({ kind: one('description'), sdpType: one('offer', 'answer'), sdp: text }),
  thing({
    kind: one('candidate'),
    candidate: text,
    sdpMid: either(text, isNull),
    sdpMLineIndex: either(number, isNull),
    usernameFragment: either(text, isNull),
  }),
);

/** What must be in a frame of each type. What an answer holds is for whoever has asked. */
const frames: Readonly<Record<ServerFrame['type'], Check>> = {
  reply: thing({ id: number, error: maybe(error) }),
  failure: thing({ error }),
  pong: () => true,
  'participants-changed': thing({ participants: list(participant) }),
  'participants-left': thing({ ids: texts }),
  signal: thing({ from: text, fromSession: text, signal }),
  muted: thing({ by: text }),
  'call-ended': thing({ reason: one('removed', 'ended-for-everyone', 'replaced'), by: maybe(text) }),
  'messages-changed': thing({ thread: text, messages: list(message) }),
  'members-changed': thing({ thread: text, members: list(person) }),
  'members-left': thing({ thread: text, ids: texts }),
  'topic-changed': thing({ thread: text, topic: text }),
  'thread-removed': thing({ thread: text }),
  typing: thing({ thread: text, person }),
  'read-changed': thing({ thread: text, person: text, upTo: number }),
};

/**
 * Reads what the server sends. A type that is not known yet is a newer server's, and nothing here: undefined.
 *
 * @throws AcsError - `internal` where it is no frame, or a field is missing or of another kind.
 */
export function readFrame(data: unknown): ServerFrame | undefined {
  let frame: Partial<ServerFrame> | null;
  try {
    frame = JSON.parse(String(data)) as Partial<ServerFrame> | null;
  } catch (cause) {
    throw new AcsError('internal', 'The server sent something that is no JSON.', { cause });
  }
  const type = frame?.type;
  if (typeof type !== 'string') throw new AcsError('internal', 'The server sent something that is no frame.');
  if (!Object.hasOwn(frames, type)) return undefined;
  if (!frames[type](frame)) throw new AcsError('internal', `The server sent a malformed frame "${type}".`);
  return frame as ServerFrame;
}
