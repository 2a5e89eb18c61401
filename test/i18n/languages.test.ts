import { expect } from '@open-wc/testing';
import { arabic } from '../../src/i18n/ar/index.js';
import { english } from '../../src/i18n/en/index.js';
import type { Language } from '../../src/i18n/language.js';
import { loadLanguage, registerLanguage } from '../../src/i18n/languages.js';
import { plural } from '../../src/i18n/plural.js';

/** Every text by its path. */
function texts(words: object, path = ''): Map<string, unknown> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      const at = path ? `${path}.${key}` : key;
      return typeof value === 'object' && value !== null ? [...texts(value, at)] : [[at, value] as const];
    }),
  );
}

describe('languages', () => {
  it('loads what fits best: its own, else that of its base, else none', async () => {
    expect(await loadLanguage('ar')).to.equal(arabic);
    expect(await loadLanguage('AR-eg')).to.equal(arabic);
    expect(await loadLanguage('arc'), 'Aramaic').to.be.undefined;
    expect(await loadLanguage('en')).to.be.undefined;
    expect(await loadLanguage('?')).to.be.undefined;
    const traditional: Language = { ...english, locale: 'zh-Hant' };
    registerLanguage('zh-Hant', () => Promise.resolve(traditional));
    expect(await loadLanguage('zh-Hant-TW')).to.equal(traditional);
    expect(await loadLanguage('zh')).to.be.undefined;
  });

  it('loads a language once', async () => {
    let loads = 0;
    registerLanguage('is', () => {
      loads++;
      return Promise.resolve(english);
    });
    await Promise.all([loadLanguage('is'), loadLanguage('is')]);
    await loadLanguage('is');
    expect(loads).to.equal(1);
  });

  it('refuses a code that is none', () => {
    expect(() => registerLanguage('no code', () => Promise.resolve(english))).to.throw(RangeError);
  });

  it('says everything in Arabic that it says in English', () => {
    const [en, ar] = [texts(english.strings), texts(arabic.strings)];
    expect([...ar.keys()].sort()).to.deep.equal([...en.keys()].sort());
    for (const [path, text] of ar) {
      expect(typeof text, path).to.equal(typeof en.get(path));
      if (typeof text === 'string' && en.get(path) !== '') expect(text, path).to.match(/\p{Script=Arabic}/u);
    }
  });

  it('picks the form of a word for a number', () => {
    const forms = { zero: '0', one: '1', two: '2', few: '3–10', many: '11–99', other: '100' };
    const picked = [0, 1, 2, 3, 11, 100].map((count) => plural('ar', count, forms));
    expect(picked).to.deep.equal(['0', '1', '2', '3–10', '11–99', '100']);
    expect(plural('en', 2, { one: 'person', other: 'people' })).to.equal('people');
    expect(plural('en', 1, { other: 'people' })).to.equal('people');
  });
});
