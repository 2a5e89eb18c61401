import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import '../../src/define/all.js';
import { AcsError } from '../../src/contracts/errors.js';
import { frames } from '../support/chat-fixture.js';
import { heavyTexts, hostileMarkup } from '../support/hostile-words.js';

interface Manifest {
  readonly modules: readonly {
    readonly declarations?: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string }[];
    }[];
  }[];
}

const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName !== undefined)
  .map(({ tagName = '', attributes = [] }) => ({ tag: tagName, names: attributes.map(({ name }) => name) }));

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'true', '-1', '1e999', 'NaN', '0.5', 'null', '__proto__', 'constructor', 'auto', '%'),
  fc.constantFrom(...hostileMarkup),
);

/** What is done to an element, in its life in a page. */
const deeds = (names: readonly string[]) =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.constant('set'), fc.constantFrom('lang', 'dir', ...names), value) },
      {
        weight: 2,
        arbitrary: fc.tuple(fc.constant('unset'), fc.constantFrom('lang', 'dir', ...names), fc.constant('')),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(
          fc.constantFrom('move', 'remove', 'return', 'wait'),
          fc.constant(''),
          fc.constant(''),
        ),
      },
    ),
    { minLength: 1, maxLength: 14 },
  );

describe('attributes of any kind', () => {
  let told: string[];
  const hear = ({ type, ...rest }: Event | PromiseRejectionEvent) =>
    told.push(`${type} ${JSON.stringify(rest)}`);
  const hearError = (event: Event) => {
    const { error } = event as Event & { readonly error?: unknown };
    if (!(error instanceof AcsError)) told.push(`acs-error without an AcsError: ${String(error)}`);
  };
  const realError = console.error;

  beforeEach(() => {
    told = [];
    window.addEventListener('unhandledrejection', hear);
    window.addEventListener('error', hear);
    document.addEventListener('acs-error', hearError);
    console.error = (...words: unknown[]) => told.push(words.join(' '));
  });

  afterEach(() => {
    window.removeEventListener('unhandledrejection', hear);
    window.removeEventListener('error', hear);
    document.removeEventListener('acs-error', hearError);
    console.error = realError;
  });

  for (const { tag, names } of elements) {
    it(`leave ${tag} whole: nothing is thrown, nothing is logged, and errors are typed`, async function () {
      this.timeout(20_000);
      const stage = await fixture<HTMLElement>(
        html`<div>
          <section></section>
          <section></section>
        </div>`,
      );
      const [one, other] = [...stage.children];
      await fc.assert(
        fc.asyncProperty(deeds(names), async (all) => {
          const element = document.createElement(tag) as HTMLElement & {
            readonly updateComplete: Promise<unknown>;
          };
          one!.append(element);
          for (const [deed, name, text] of all) {
            if (deed === 'set') element.setAttribute(name, text);
            else if (deed === 'unset') element.removeAttribute(name);
            else if (deed === 'move') (element.parentElement === one ? other : one)!.append(element);
            else if (deed === 'remove') element.remove();
            else if (deed === 'return') one!.append(element);
            else await element.updateComplete;
          }
          one!.append(element);
          await element.updateComplete;
          element.remove();
          expect(told).to.deep.equal([]);
        }),
        { numRuns: 25 },
      );
      await frames(2);
      expect(told).to.deep.equal([]);
    });
  }
});

describe('texts that are dear to whoever reads them carelessly', () => {
  for (const [name, text] of Object.entries(heavyTexts)) {
    it(`are shown as they are: ${name}`, async () => {
      const element = document.createElement('acs-message');
      element.message = {
        key: '1',
        id: '1',
        clientMessageId: undefined,
        senderId: '8:acs:test_grace',
        senderName: 'Grace',
        content: { kind: 'text', text },
        sentAt: 0,
        editedAt: undefined,
        sequence: 1,
        version: 1,
        status: 'sent',
        pending: undefined,
        failure: undefined,
      };
      const box = await fixture<HTMLElement>(html`<acs-chat-provider></acs-chat-provider>`);
      box.append(element);
      await element.updateComplete;
      await frames(2);
      const shown = element.shadowRoot!.querySelector('[part~="bubble"]')?.textContent.trim();
      expect(shown?.length).to.equal(text.trim().length);
      expect(shown === text.trim(), 'the text is another one').to.be.true;
      box.remove();
    });
  }
});
