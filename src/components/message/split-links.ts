import { LinkifyIt } from 'linkify-it';

/** A piece of a message: plain text, or text that leads somewhere. */
export interface TextPiece {
  readonly text: string;
  /** Absolute, and one of http, https, mailto and tel; undefined for plain text. */
  readonly href?: string;
}

/** Longer texts are shown without links: looking for them would hold the page up. In UTF-16 units. */
const LONGEST = 100_000;

const SAFE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

const PHONE = /^\+?[0-9][0-9().-]{2,30}/;

let linkify: LinkifyIt | undefined;

/** Finds the links in a plain text. The pieces, put together, are the text again. */
export function splitLinks(text: string): readonly TextPiece[] {
  if (text.length > LONGEST) return [{ text }];
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { index, lastIndex, url } of finder().match(text) ?? []) {
    const href = safe(url);
    if (href === undefined) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: text.slice(index, lastIndex), href });
    end = lastIndex;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

function finder(): LinkifyIt {
  linkify ??= new LinkifyIt({ fuzzyLink: true })
    .add('ftp:', null)
    .add('//', null)
    .add('tel:', { validate: (text, at) => PHONE.exec(text.slice(at, at + 40))?.[0].length ?? 0 });
  return linkify;
}

function safe(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url);
    return SAFE.has(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
