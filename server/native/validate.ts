import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type ErrorObject } from 'ajv';
import { Refusal } from '../core/refusal.js';

/** Checks a value and returns it. @throws Refusal - `invalid-argument`, and where. */
export type Validate<Value> = (value: unknown) => Value;

const options = { allErrors: false, unicodeRegExp: true, strict: true } as const;
const exact = new Ajv(options);
/** Queries are text: numbers in them must be read. */
const coercing = new Ajv({ ...options, coerceTypes: true, useDefaults: true });

/** @param part - What the value is, for the message. */
export function validator<Schema extends TSchema>(
  schema: Schema,
  part: 'body' | 'query' | 'path' | 'frame',
): Validate<Static<Schema>> {
  const check = (part === 'query' ? coercing : exact).compile(schema);
  return (value) => {
    if (check(value)) return value;
    throw refusal(part, check.errors?.[0]);
  };
}

function refusal(part: string, error: ErrorObject | undefined) {
  const target = targetOf(error) ?? part;
  const where = error?.instancePath ? `${part}${error.instancePath.replaceAll('/', '.')}` : part;
  return new Refusal('invalid-argument', `${where} ${error?.message ?? 'is malformed'}.`, { target });
}

function targetOf(error: ErrorObject | undefined): string | undefined {
  const params = error?.params as { missingProperty?: string; additionalProperty?: string } | undefined;
  const name = params?.missingProperty ?? params?.additionalProperty ?? error?.instancePath.split('/').at(-1);
  return name === undefined || name === '' ? undefined : name.slice(0, 64);
}
