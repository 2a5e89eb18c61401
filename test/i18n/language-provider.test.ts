import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { AcsCallProvider } from '../../src/components/call-provider/call-provider.js';
import '../../src/define/call-provider.js';
import { arabic } from '../../src/i18n/ar/index.js';
import { controlStrings } from '../../src/i18n/en/controls.js';
import { english } from '../../src/i18n/en/index.js';
import { LanguageProvider } from '../../src/i18n/language-provider.js';
import type { Language, StringOverrides } from '../../src/i18n/language.js';
import { loadLanguage, registerLanguage } from '../../src/i18n/languages.js';
import { StringsController } from '../../src/i18n/strings-controller.js';

const WORD = controlStrings.microphone;
const WORD_AR = arabic.strings.controls.microphone;

class TestWords extends LitElement {
  readonly words = new StringsController(this, 'controls', controlStrings);
  rendered = 0;

  protected override render() {
    this.rendered++;
    return `${this.words.locale} ${this.words.value.microphone}`;
  }
}
customElements.define('test-words', TestWords);

/** A composite: it has its words, and those inside it, in its own shadow root. */
class TestBox extends LitElement {
  readonly language = new LanguageProvider(this);
  strings: StringOverrides | undefined;

  protected override render() {
    return html`<div dir=${this.language.dir ?? ''}><test-words></test-words><slot></slot></div>`;
  }
}
customElements.define('test-box', TestBox);

const shown = (element: Element) => element.shadowRoot!.textContent;

/** Long enough for attributes to be heard of, languages to load and elements to render. */
async function settled() {
  for (let turn = 0; turn < 4; turn++) await nextFrame();
}

async function mount(template: ReturnType<typeof html>) {
  const page = await fixture(template);
  await loadLanguage('ar');
  await settled();
  return { page, words: page.querySelector<TestWords>('test-words')! };
}

const german = (microphone: string): Language => ({
  locale: 'de',
  direction: 'ltr',
  strings: { ...english.strings, controls: { ...controlStrings, microphone } },
});

describe('LanguageProvider', () => {
  const html_ = document.documentElement;
  const lang = html_.lang;
  afterEach(() => {
    html_.lang = lang;
    html_.removeAttribute('dir');
  });

  it('gives English where nobody has said otherwise', async () => {
    const { words } = await mount(html`<acs-call-provider><test-words></test-words></acs-call-provider>`);
    expect(shown(words)).to.equal(`en ${WORD}`);
  });

  it('follows the nearest lang, wherever it stands, and its changes', async () => {
    const { page, words } = await mount(html`
      <div lang="ar">
        <acs-call-provider><test-words></test-words></acs-call-provider>
      </div>
    `);
    expect(shown(words)).to.equal(`ar ${WORD_AR}`);
    page.setAttribute('lang', 'en-GB');
    await settled();
    expect(shown(words)).to.equal(`en-GB ${WORD}`);
    words.parentElement!.lang = 'ar-EG';
    await settled();
    expect(shown(words)).to.equal(`ar-EG ${WORD_AR}`);
    words.parentElement!.removeAttribute('lang');
    page.removeAttribute('lang');
    html_.lang = 'ar';
    await settled();
    expect(shown(words)).to.equal(`ar ${WORD_AR}`);
  });

  it('looks through shadow roots, and hears changes inside and outside of them', async () => {
    const { page } = await mount(html`<section lang="ar"></section>`);
    const root = page.attachShadow({ mode: 'open' });
    root.innerHTML = '<p><test-box></test-box></p>';
    await settled();
    const box = root.querySelector<TestBox>('test-box')!;
    const words = box.shadowRoot!.querySelector('test-words')!;
    expect(shown(words)).to.equal(`ar ${WORD_AR}`);
    box.parentElement!.lang = 'en';
    await settled();
    expect(shown(words)).to.equal(`en ${WORD}`);
    box.parentElement!.removeAttribute('lang');
    await settled();
    expect(shown(words)).to.equal(`ar ${WORD_AR}`);
    page.setAttribute('lang', 'en');
    await settled();
    expect(shown(words)).to.equal(`en ${WORD}`);
  });

  it('takes the language of where it is moved, and stops listening when it leaves', async () => {
    const { page, words } = await mount(html`
      <div>
        <i lang="ar"></i
        ><b lang="en"
          ><acs-call-provider><test-words></test-words></acs-call-provider
        ></b>
      </div>
    `);
    const provider = words.parentElement!;
    page.querySelector('i')!.append(provider);
    await settled();
    expect(shown(words)).to.equal(`ar ${WORD_AR}`);
    provider.remove();
    const { rendered } = words;
    page.querySelector('i')!.lang = 'en';
    await settled();
    expect(words.rendered).to.equal(rendered);
    page.querySelector('i')!.append(provider);
    await settled();
    expect(shown(words)).to.equal(`en ${WORD}`);
  });

  it('is heard by the others still when one of them has gone', async () => {
    const { page } = await mount(html`
      <div>
        <acs-call-provider><test-words></test-words></acs-call-provider>
        <acs-call-provider id="gone"></acs-call-provider>
      </div>
    `);
    page.setAttribute('lang', 'ar'); // Not told yet when the other one goes.
    page.querySelector('#gone')!.remove();
    await settled();
    expect(shown(page.querySelector('test-words')!)).to.equal(`ar ${WORD_AR}`);
    page.setAttribute('lang', 'en');
    await settled();
    expect(shown(page.querySelector('test-words')!)).to.equal(`en ${WORD}`);
  });

  it('shows English for what nobody speaks, or what is no language', async () => {
    for (const lang of ['tlh', '', 'not a language!', 'en_US']) {
      const { words } = await mount(html`
        <acs-call-provider lang=${lang}><test-words></test-words></acs-call-provider>
      `);
      expect(shown(words), lang).to.equal(`${lang === 'en_US' ? 'en-US' : 'en'} ${WORD}`);
    }
  });

  it('turns to a language as soon as it is registered, and to a newer one', async () => {
    const { words } = await mount(html`
      <acs-call-provider lang="de-AT"><test-words></test-words></acs-call-provider>
    `);
    expect(shown(words)).to.equal(`en ${WORD}`);
    registerLanguage('de', () => Promise.resolve(german('Mikrofon')));
    await settled();
    expect(shown(words)).to.equal('de-AT Mikrofon');
    registerLanguage('de-AT', () => Promise.resolve(german('Mikro')));
    await settled();
    expect(shown(words)).to.equal('de-AT Mikro');
  });

  it('shows the language wanted last, whichever is loaded first', async () => {
    let slow: (language: Language) => void = () => {};
    registerLanguage('fo', () => new Promise((resolve) => (slow = resolve)));
    const { words } = await mount(html`
      <acs-call-provider lang="fo"><test-words></test-words></acs-call-provider>
    `);
    expect(shown(words), 'while it loads').to.equal(`en ${WORD}`);
    words.parentElement!.lang = 'ar';
    await settled();
    slow(german('too late'));
    await settled();
    expect(shown(words)).to.equal(`ar ${WORD_AR}`);
  });

  it('keeps its words when a language cannot be loaded, and tries again', async () => {
    let times = 0;
    registerLanguage('nn', () =>
      times++ === 0 ? Promise.reject(new Error('offline')) : Promise.resolve(german('Mikrofon')),
    );
    const reports: unknown[] = [];
    const { onerror } = window;
    window.onerror = (_, __, ___, ____, error) => reports.push(error?.message);
    const { words } = await mount(html`
      <acs-call-provider lang="nn"><test-words></test-words></acs-call-provider>
    `);
    window.onerror = onerror;
    expect(reports).to.deep.equal(['offline']);
    expect(shown(words)).to.equal(`en ${WORD}`);
    words.parentElement!.lang = 'en';
    await settled();
    words.parentElement!.lang = 'nn';
    await settled();
    expect(shown(words)).to.equal('de Mikrofon');
  });

  it('lays single words over every language, also through providers further in', async () => {
    const { page, words } = await mount(
      html`<div>
        <acs-call-provider .strings=${{ controls: { microphone: 'Mic' }, call: { you: 'Me' } }}>
          <acs-call-provider lang="ar"><test-words></test-words></acs-call-provider>
        </acs-call-provider>
      </div>`,
    );
    const outer = page.querySelector('acs-call-provider')!;
    expect(shown(words)).to.equal('ar Mic');
    expect(words.words.value.more).to.equal(arabic.strings.controls.more);
    (words.parentElement as AcsCallProvider).strings = { controls: { microphone: 'Mike' } };
    await settled();
    expect(shown(words)).to.equal('ar Mike');
    (words.parentElement as AcsCallProvider).strings = undefined;
    outer.strings = undefined;
    await settled();
    expect(shown(words)).to.equal(`ar ${WORD_AR}`);
  });

  it('gives English again to an element that is moved out of it', async () => {
    const { page, words } = await mount(html`
      <div>
        <acs-call-provider lang="ar"><test-words></test-words></acs-call-provider>
      </div>
    `);
    page.append(words);
    await settled();
    expect(shown(words)).to.equal(`en ${WORD}`);
  });

  it('does not render its components again when nothing has changed', async () => {
    const { page, words } = await mount(html`
      <div lang="ar">
        <acs-call-provider><test-words></test-words></acs-call-provider>
      </div>
    `);
    const { rendered } = words;
    page.parentElement!.lang = 'fr';
    page.setAttribute('lang', 'ar');
    await settled();
    expect(words.rendered).to.equal(rendered);
  });

  describe('dir', () => {
    const dirOf = async (template: ReturnType<typeof html>) => {
      const { page } = await mount(template);
      const box = page.parentElement!.querySelector<TestBox>('test-box')!;
      return [box.language.direction, box.language.dir];
    };

    it('is that of the words where the page has only said lang', async () => {
      expect(await dirOf(html`<test-box lang="ar"></test-box>`)).to.deep.equal(['rtl', 'rtl']);
      expect(await dirOf(html`<test-box></test-box>`)).to.deep.equal(['ltr', 'ltr']);
      expect(await dirOf(html`<div dir="ltr"><test-box lang="ar"></test-box></div>`)).to.deep.equal([
        'rtl',
        'rtl',
      ]);
    });

    it('is the page’s own where it has said it', async () => {
      expect(await dirOf(html`<div dir="rtl"><test-box></test-box></div>`)).to.deep.equal(['ltr', undefined]);
      expect(await dirOf(html`<div lang="ar" dir="ltr"><test-box></test-box></div>`)).to.deep.equal([
        'rtl',
        undefined,
      ]);
    });

    it('changes with the page', async () => {
      const { page } = await mount(html`<test-box lang="ar"></test-box>`);
      const inner = page.shadowRoot!.querySelector('div')!;
      expect(inner.dir).to.equal('rtl');
      page.setAttribute('dir', 'ltr');
      await settled();
      expect(inner.dir).to.equal('');
    });
  });
});
