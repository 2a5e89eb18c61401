import { Type } from '@sinclair/typebox';
import type { ClientFrame, ClientFrameType } from '../../src/contracts/native.js';
import { Refusal } from '../core/refusal.js';
import { id as thing, roomName, strict, yields } from './schemas.js';
import { validator, type Validate } from './validate.js';

type Frame<Name extends ClientFrameType> = Extract<ClientFrame, { readonly type: Name }>;

/** Names the frame in its answer. */
const id = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const session = Type.String({ minLength: 1, maxLength: 64 });
const media = Type.Object({ muted: Type.Boolean(), camera: Type.Boolean(), screen: Type.Boolean() }, strict);

const description = Type.Object(
  {
    kind: Type.Literal('description'),
    sdpType: Type.Union([Type.Literal('offer'), Type.Literal('answer')]),
    sdp: Type.String({ maxLength: 250_000 }),
  },
  strict,
);

const candidate = Type.Object(
  {
    kind: Type.Literal('candidate'),
    candidate: Type.String({ maxLength: 4096 }),
    sdpMid: Type.Union([Type.String({ maxLength: 256 }), Type.Null()]),
    sdpMLineIndex: Type.Union([Type.Integer({ minimum: 0, maximum: 65_535 }), Type.Null()]),
    usernameFragment: Type.Union([Type.String({ maxLength: 256 }), Type.Null()]),
  },
  strict,
);

const frames: { readonly [Name in ClientFrameType]: Validate<Frame<Name>> } = {
  authenticate: validator(
    yields<Frame<'authenticate'>>()(
      Type.Object(
        {
          type: Type.Literal('authenticate'),
          id,
          token: Type.String({ minLength: 1, maxLength: 8192 }),
          topics: Type.Array(Type.Union([Type.Literal('chat'), Type.Literal('call')]), { maxItems: 2 }),
        },
        strict,
      ),
    ),
    'frame',
  ),
  'join-call': validator(
    yields<Frame<'join-call'>>()(
      Type.Object(
        { type: Type.Literal('join-call'), id, room: roomName, media, resume: Type.Optional(session) },
        strict,
      ),
    ),
    'frame',
  ),
  'leave-call': validator(Type.Object({ type: Type.Literal('leave-call'), id }, strict), 'frame'),
  'end-call': validator(Type.Object({ type: Type.Literal('end-call'), id }, strict), 'frame'),
  'set-media': validator(
    yields<Frame<'set-media'>>()(Type.Object({ type: Type.Literal('set-media'), id, media }, strict)),
    'frame',
  ),
  'set-hand': validator(
    yields<Frame<'set-hand'>>()(
      Type.Object({ type: Type.Literal('set-hand'), id, raised: Type.Boolean() }, strict),
    ),
    'frame',
  ),
  'mute-participant': validator(
    yields<Frame<'mute-participant'>>()(
      Type.Object({ type: Type.Literal('mute-participant'), id, participant: thing }, strict),
    ),
    'frame',
  ),
  'remove-participant': validator(
    yields<Frame<'remove-participant'>>()(
      Type.Object({ type: Type.Literal('remove-participant'), id, participant: thing }, strict),
    ),
    'frame',
  ),
  signal: validator(
    yields<Frame<'signal'>>()(
      Type.Object(
        {
          type: Type.Literal('signal'),
          to: thing,
          toSession: session,
          signal: Type.Union([description, candidate]),
        },
        strict,
      ),
    ),
    'frame',
  ),
  ping: validator(yields<Frame<'ping'>>()(Type.Object({ type: Type.Literal('ping') }, strict)), 'frame'),
};

/** A frame as it came: its kind is known, its fields are not checked yet. */
export interface RawFrame {
  readonly type: ClientFrameType;
  /** Present where the frame can be answered. */
  readonly id: number | undefined;
  readonly value: unknown;
}

/** @throws Refusal - It is no frame at all. */
export function parseFrame(data: string): RawFrame {
  const value = parseJson(data);
  if (typeof value !== 'object' || value === null || !('type' in value))
    throw new Refusal('invalid-argument', 'A frame is a JSON object with a type.', { target: 'type' });
  const { type } = value;
  if (typeof type !== 'string' || !isType(type))
    throw new Refusal('invalid-argument', 'There is no such type of frame.', { target: 'type' });
  const name = 'id' in value && Number.isSafeInteger(value.id) ? (value.id as number) : undefined;
  return { type, id: name, value };
}

/** @throws Refusal - A field is missing, malformed or unknown. */
export function checkFrame({ type, value }: RawFrame): ClientFrame {
  return frames[type](value);
}

function isType(type: string): type is ClientFrameType {
  return Object.hasOwn(frames, type);
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // Without the parser's message: it quotes what was sent.
    throw new Refusal('invalid-argument', 'The frame is no JSON.');
  }
}
