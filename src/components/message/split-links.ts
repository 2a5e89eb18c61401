/** A piece of a message: plain text, or text that leads somewhere. */
export interface TextPiece {
  readonly text: string;
  /** Absolute, and one of http, https, mailto and tel; undefined for plain text. */
  readonly href?: string;
}

interface Link {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** Longer texts are shown without links: so many of them would hold the page up. In UTF-16 units. */
const LONGEST = 100_000;

const SAFE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** With these a name is an address without `https://` or `www.`. None is a word or what a file's name ends with. */
const ENDINGS: ReadonlySet<string> = new Set(
  'com org net edu gov info biz io dev app ai co eu uk de fr es nl ch se dk fi pt ie ca au nz jp cn kr br mx za ae eg sa tr ua рф'.split(
    ' ',
  ),
);

/** What may be a scheme, the name of a mailbox or that of a host. Found as a whole, so each character is seen once. */
const WORD = /[\p{L}\p{M}\p{N}._%+~-]+/gu;

/** The end of a word, for scripts that put no space before it. */
const SCHEME = /(?<![\w.%+~-])(?:https?|mailto|tel)$/i;

const LABEL = /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u;
const ENDING = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/u;

const AUTHORITY = /(?:[\w.~%+:-]+@)?(?:[\p{L}\p{M}\p{N}._-]+|\[[\da-f:.]+\])(?::\d{1,5})?/iuy;
const HOST = /[\p{L}\p{M}\p{N}.-]+/uy;
const PORT = /:\d{1,5}/y;
const MAILBOX = /[\p{L}\p{M}\p{N}._%+~-]+@/uy;
const PHONE = /\+?\d[\d().-]{1,29}\d/y;
const REST = /[()[\]{}]|[\p{L}\p{M}\p{N}\-._~:/?#@!$&'*+,;=%|]+/uy;

/** What ends a sentence or opens the next thing, rather than an address. */
const TRAILING = /[.,:;!?'*|([{]/;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Finds the links in a plain text, in time that grows with its length. The pieces, put together, are the text again. */
export function splitLinks(text: string): readonly TextPiece[] {
  if (text.length > LONGEST) return [{ text }];
  const pieces: TextPiece[] = [];
  let done = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const start = match.index + match[0].search(/[^._%+~-]|$/);
    const link = linkAt(text, start, WORD.lastIndex, text[match.index - 1] ?? '');
    if (!link) continue;
    if (link.start > done) pieces.push({ text: text.slice(done, link.start) });
    pieces.push({ text: text.slice(link.start, link.end), href: link.href });
    WORD.lastIndex = done = link.end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** The link that the word from `start` to `end` begins, if any. */
function linkAt(text: string, start: number, end: number, before: string): Link | undefined {
  const word = text.slice(start, end);
  const scheme = text[end] === ':' ? SCHEME.exec(word.slice(-7))?.[0] : undefined;
  if (scheme !== undefined) {
    const from = end - scheme.length;
    const at = end + 1;
    switch (scheme.toLowerCase()) {
      case 'mailto':
        return mailbox(text, from, endOf(MAILBOX, text, at), '');
      case 'tel':
        return upTo(text, from, endOf(PHONE, text, at), '');
      default:
        return text.startsWith('//', at) ? web(text, from, endOf(AUTHORITY, text, at + 2), '') : undefined;
    }
  }
  if (text[end] === '@') return /[@/]/.test(before) ? undefined : mailbox(text, start, end + 1, 'mailto:');
  if (!word.includes('.') || /[@/:#\\]/.test(before)) return undefined;
  const host = endBefore(/[._%+~-]/, text, end);
  if (!isHost(text.slice(start, host), true)) return undefined;
  return web(text, start, endOf(PORT, text, host) ?? host, 'http://');
}

/** A page, whose address goes on after its host where a path, a query or a fragment begins. */
function web(text: string, start: number, host: number | undefined, scheme: string): Link | undefined {
  const link = upTo(text, start, host, scheme); // Only the host makes it a link or none: what follows is read once.
  if (!link || link.end !== host || !/[/?#]/.test(text[host] ?? '')) return link;
  return upTo(text, start, endOfRest(text, host), scheme);
}

/** A mailbox, whose host begins at `at`. */
function mailbox(text: string, start: number, at: number | undefined, scheme: string): Link | undefined {
  const end = at && endOf(HOST, text, at);
  if (!at || !end || text[end] === '@') return undefined;
  const last = endBefore(/[.-]/, text, end);
  if (!isHost(text.slice(at, last), false)) return undefined;
  return upTo(text, start, scheme === '' && text[last] === '?' ? endOfRest(text, last) : last, scheme);
}

/** The link from `start` to `end`, less what stands there for the sentence; undefined where it may not be one. */
function upTo(text: string, start: number, end: number | undefined, scheme: string): Link | undefined {
  if (end === undefined) return undefined;
  const last = endBefore(TRAILING, text, end);
  try {
    const { protocol, href } = new URL(scheme + text.slice(start, last));
    return SAFE.has(protocol) ? { start, end: last, href } : undefined;
  } catch {
    return undefined;
  }
}

/** Where the path, the query and the fragment from `at` on end: before a bracket that closes what they have not opened. */
function endOfRest(text: string, at: number): number {
  const open: string[] = [];
  let end = at;
  for (let next = endOf(REST, text, end); next !== undefined; next = endOf(REST, text, end)) {
    const part = text.slice(end, next);
    const closing = CLOSING.get(part);
    if (closing) open.push(closing);
    else if (/^[)\]}]/.test(part) && open.pop() !== part) break;
    end = next;
  }
  return end;
}

/** @param bare - It has no scheme: that it is one must show in itself. */
function isHost(name: string, bare: boolean): boolean {
  const labels = name.toLowerCase().split('.');
  const ending = labels.at(-1) ?? '';
  if (labels.length < 2 || !ENDING.test(ending) || !labels.every((label) => LABEL.test(label))) return false;
  return !bare || ENDINGS.has(ending) || (labels[0] === 'www' && labels.length > 2);
}

/** Where the text ends that stands before characters of a kind. */
function endBefore(kind: RegExp, text: string, end: number): number {
  let last = end;
  while (kind.test(text[last - 1] ?? '')) last -= 1;
  return last;
}

/** Where a sticky pattern that begins at `at` ends; undefined where it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
