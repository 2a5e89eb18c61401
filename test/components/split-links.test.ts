import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { splitLinks } from '../../src/components/message/split-links.js';

/** The links of a text, as `what is shown > where it leads`; only what is shown, where that is where it leads. */
const linksIn = (text: string) =>
  splitLinks(text).flatMap(({ text: shown, href }) =>
    href === undefined ? [] : href === shown ? shown : `${shown} > ${href}`,
  );

const examples: readonly (readonly [string, ...string[]])[] = [
  ['', ...[]],
  ['plain words, and no more. Really?'],
  ['see https://example.com/a?b=1&c=2#d.', 'https://example.com/a?b=1&c=2#d'],
  ['http://example.com', 'http://example.com > http://example.com/'],
  ['HTTPS://Example.COM/A', 'HTTPS://Example.COM/A > https://example.com/A'],
  ['http://localhost:3000/a, then', 'http://localhost:3000/a'],
  ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
  ['http://192.168.0.1/x', 'http://192.168.0.1/x'],
  ['https://ada:secret@example.com/', 'https://ada:secret@example.com/'],
  ['www.example.com!', 'www.example.com > http://www.example.com/'],
  ['www.example.museum', 'www.example.museum > http://www.example.museum/'],
  ['example.com', 'example.com > http://example.com/'],
  ['Go to example.org/a_(b)?', 'example.org/a_(b) > http://example.org/a_(b)'],
  ['example.io:8080/x', 'example.io:8080/x > http://example.io:8080/x'],
  ['example.com: the best', 'example.com > http://example.com/'],
  // Brackets, quotes and what belongs to the sentence
  ['(see https://x.example/y_(z)) !', 'https://x.example/y_(z)'],
  ['[link](https://example.com/a)', 'https://example.com/a'],
  ['<https://example.com/a>', 'https://example.com/a'],
  ['"https://example.com/a", he said', 'https://example.com/a'],
  ['*https://example.com/a*', 'https://example.com/a'],
  ['https://example.com/a?b[]=1&c={d}', 'https://example.com/a?b[]=1&c={d}'],
  ['https://example.com/a...', 'https://example.com/a'],
  ['https://a.example/,https://b.example/', 'https://a.example/,https://b.example/'],
  ['https://a.example/ https://b.example/', 'https://a.example/', 'https://b.example/'],
  ['https://example.com/a\nhttps://example.com/b', 'https://example.com/a', 'https://example.com/b'],
  ['https://example.com/constructor', 'https://example.com/constructor'],
  // In other scripts
  [
    'https://münchen.example/straße',
    'https://münchen.example/straße > https://xn--mnchen-3ya.example/stra%C3%9Fe',
  ],
  [
    'http://مثال.إختبار/صفحة',
    'http://مثال.إختبار/صفحة > http://xn--mgbh0fb.xn--kgbechtv/%D8%B5%D9%81%D8%AD%D8%A9',
  ],
  ['http://उदाहरण.परीक्षा', 'http://उदाहरण.परीक्षा > http://xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g/'],
  ['看https://example.com/路径。谢谢', 'https://example.com/路径 > https://example.com/%E8%B7%AF%E5%BE%84'],
  ['https://example.com，谢谢', 'https://example.com > https://example.com/'],
  ['«https://example.com/a»', 'https://example.com/a'],
  // Mail and telephone
  ['Mail me@example.com.', 'me@example.com > mailto:me@example.com'],
  [
    'first.last+tag@mail.example.co',
    'first.last+tag@mail.example.co > mailto:first.last+tag@mail.example.co',
  ],
  ['mailto:me@example.com?subject=Hi there', 'mailto:me@example.com?subject=Hi'],
  ['me@localhost, @ada, a@b@example.com'],
  ['(tel:+1-555-123-4567)', 'tel:+1-555-123-4567'],
  ['tel:none, mailto:none, http://, https:/example.com'],
  // Not addresses
  ['README.md, main.rs, index.js, 3.14, e.g. this, no.it is, v1.2.3, foo_bar.com, -.com'],
  ['That is it.Then we went. a..com .com com. example.com-based'],
  ['javascript:alert(1) data:text/html,<script>1</script> vbscript:x file:///etc/passwd'],
  ['ftp://example.com/a //example.com/x blob:example.com git+https://example.com/x'],
  ['xhttps://example.com/ http://. http://999.1.1.1.1/ see:https:/x'],
];

const ADDRESS_PARTS = [
  ...[
    'http://',
    'https://',
    'www.',
    'mailto:',
    'tel:',
    'javascript:',
    'ftp://',
    '//',
    'ada',
    'example',
    '.com',
  ],
  ...[
    '.',
    '..',
    '@',
    ':',
    '/',
    '?',
    '#',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '_',
    '-',
    '%',
    '+',
    '1',
    '80',
    ' ',
    '\n',
  ],
  ...[
    'é',
    'م',
    '中',
    '🙂',
    '\u0301',
    '\u202E',
    '\uD800',
    '"',
    "'",
    '<',
    '>',
    '&',
    '\\',
    '，',
    'xn--',
    'constructor',
  ],
];

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...ADDRESS_PARTS), { maxLength: 25 }).map((parts) => parts.join('')),
);

describe('splitLinks', () => {
  for (const [text, ...links] of examples) {
    it(`finds ${links.length === 0 ? 'nothing' : links.join(' and ')} in ${JSON.stringify(text)}`, () => {
      expect(linksIn(text)).to.deep.equal(links);
    });
  }

  it('gives back every letter of any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const pieces = splitLinks(text);
        expect(pieces.map((piece) => piece.text).join('')).to.equal(text);
        expect(pieces.filter((piece) => piece.text === '')).to.be.empty;
      }),
      { numRuns: 3000 },
    );
  });

  it('leads to http, https, mail and telephone, and nowhere else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { href } of splitLinks(text)) {
          if (href === undefined) continue;
          const url = new URL(href);
          expect(url.href).to.equal(href);
          expect(url.protocol).to.be.oneOf(['http:', 'https:', 'mailto:', 'tel:']);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('finds every address that stands between spaces, and all of it', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const path = fc.stringMatching(/^(?:\/[a-z0-9_-]{1,8}){0,3}(?:\?[a-z]=[a-z0-9]{1,5})?$/);
    fc.assert(
      fc.property(name, name, path, (host, sub, rest) => {
        const url = `https://${sub}.${host}.com${rest}`;
        const mail = `${sub}@${host}.org`;
        const shown = splitLinks(`a ${url} b ${mail} c`).filter(({ href }) => href !== undefined);
        expect(shown.map(({ text }) => text)).to.deep.equal([url, mail]);
      }),
    );
  });

  // Looking at each letter once more for each letter before it would take minutes.
  for (const part of [
    ...[
      'a',
      'a.',
      '.',
      '@',
      'a@',
      'a@a.',
      '(',
      ')',
      'http',
      'http:',
      'http://',
      'http://a',
      'http://a:',
      '%',
    ],
    ...['http://1.2.3.4.5/', 'http://a.com/', 'http://a.com)', 'http://a.com/(', 'a.com', 'a.com/', 'a.com?'],
    ...[
      'mailto:',
      'mailto:a',
      'mailto:a@',
      'tel:',
      'tel:1',
      'www.',
      '-',
      '-.',
      '_.com',
      'a.com:1',
      '[',
      'http://[:',
    ],
  ]) {
    it(`is done with a text of little but ${JSON.stringify(part)}`, () => {
      const much = part.repeat(Math.floor(99_990 / part.length));
      for (const text of [much, `a${much}b`, `a@${much}b`, `http://a/${much}"`]) {
        expect(
          splitLinks(text)
            .map((piece) => piece.text)
            .join(''),
        ).to.equal(text);
      }
    });
  }

  it('looks for none in a text that would become far too many', () => {
    expect(splitLinks('a.com '.repeat(20_000))).to.have.lengthOf(1);
  });
});
