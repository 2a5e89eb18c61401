import { toUSVString } from 'node:util';
import { Refusal } from './refusal.js';

/** Longest name of a person and longest topic, in characters. */
const LONGEST_NAME = 256;

/**
 * Longest message, in bytes of UTF-8: about the limit of Azure Communication Services.
 *
 * Source: https://learn.microsoft.com/azure/communication-services/concepts/service-limits#chat
 */
export const LONGEST_TEXT = 28_000;

/** A name or topic as it is stored: one line, without control characters or half characters. */
export function cleanName(name: string, target: string): string {
  const clean = toUSVString(name)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (clean === '') throw new Refusal('invalid-argument', `The ${target} is empty.`, { target });
  if (Array.from(clean).length > LONGEST_NAME)
    throw new Refusal('invalid-argument', `The ${target} is longer than ${LONGEST_NAME} characters.`, {
      target,
    });
  return clean;
}

/** A message's text as it is stored: unchanged but for half characters, which UTF-8 cannot hold. */
export function checkText(text: string): string {
  if (text === '') throw new Refusal('invalid-argument', 'The text is empty.', { target: 'text' });
  if (Buffer.byteLength(text) > LONGEST_TEXT)
    throw new Refusal('too-large', `The text is longer than ${LONGEST_TEXT} bytes.`, { target: 'text' });
  return toUSVString(text);
}
