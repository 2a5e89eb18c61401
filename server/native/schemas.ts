import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { NewMessage, NewPerson } from '../../src/contracts/native.js';

type Mutable<Value> = Value extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
    : Value;

/** Takes only a schema that yields exactly what the contract says. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Named by the caller, while the schema is inferred.
export function yields<Value>() {
  return <Schema extends TSchema>(
    schema: [Static<Schema>] extends [Value]
      ? [Mutable<Value>] extends [Static<Schema>]
        ? Schema
        : never
      : never,
  ): Schema => schema;
}

export const strict = { additionalProperties: false };

/** As in a room's link, but for `.` and `..`, which URLs swallow. */
export const roomName = Type.String({ pattern: '^(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,64}$' });
/** Of a person, thread or message. */
export const id = Type.String({ minLength: 1, maxLength: 200 });
/** One line without half characters: what SQLite and UTF-8 keep as it is. */
const clientMessageId = Type.String({ pattern: '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]{1,64}$' });
/** Its length is counted in bytes, which a schema cannot: `core/text.ts` does. */
const text = Type.String({ minLength: 1 });
const sequence = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

export const newPerson = yields<NewPerson>()(
  Type.Object({ name: Type.String({ minLength: 1, maxLength: 256 }) }, strict),
);
export const newMessage = yields<NewMessage>()(Type.Object({ text, clientMessageId }, strict));
export const messageChange = Type.Object({ text }, strict);
export const threadChange = Type.Object({ topic: Type.String({ minLength: 1, maxLength: 256 }) }, strict);
export const readMark = Type.Object({ upTo: sequence }, strict);

export const pageQuery = Type.Object(
  {
    before: Type.Optional(sequence),
    after: Type.Optional(sequence),
    changed: Type.Optional(sequence),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  },
  strict,
);

export const roomPath = Type.Object({ room: roomName });
export const threadPath = Type.Object({ thread: id });
export const memberPath = Type.Object({ thread: id, person: id });
export const messagePath = Type.Object({ thread: id, id });
