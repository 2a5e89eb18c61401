import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, nextFrame } from '@open-wc/testing';
import { nothing, render, type ReactiveElement, type TemplateResult } from 'lit';
import { loadLanguage } from '../../src/i18n/languages.js';
import { storyFiles } from './index.js';

declare const axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };

/** What a whole page must have is not a story's business. */
const OPTIONS: RunOptions = {
  resultTypes: ['violations'],
  iframes: false,
  rules: {
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
};

const looks = [
  { scheme: 'light', direction: 'ltr', language: 'en' },
  { scheme: 'dark', direction: 'ltr', language: 'en' },
  { scheme: 'dark', direction: 'rtl', language: 'ar' },
  { scheme: 'light', direction: 'rtl', language: 'ar' },
] as const;

const root = document.documentElement;

function wear({ scheme, direction, language }: (typeof looks)[number]) {
  root.style.colorScheme = scheme;
  root.dir = direction;
  root.lang = language;
}

/** Until nothing in here has anything more to render. */
async function settled(element: Element | ShadowRoot) {
  for (let round = 0; round < 4; round++) {
    await nextFrame();
    await Promise.all(elementsIn(element).map(({ updateComplete }) => updateComplete));
  }
}

function elementsIn(element: Element | ShadowRoot): ReactiveElement[] {
  return [...element.querySelectorAll('*')].flatMap((one) => [
    ...('updateComplete' in one ? [one as ReactiveElement] : []),
    ...(one.shadowRoot ? elementsIn(one.shadowRoot) : []),
  ]);
}

/** What axe finds wrong, a line for each. */
async function faultsIn(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, OPTIONS);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 200)}`),
  );
}

describe('stories', () => {
  const stage = document.createElement('div');

  before(async () => {
    // Colours that are still on their way from one scheme to the other would be judged.
    root.style.setProperty('--acs-duration', '0s');
    await loadLanguage('ar');
    stage.style.cssText = 'background: light-dark(#f1f2f7, #101218); color: light-dark(#161922, #eef0f6)';
    document.body.append(stage);
  });

  after(() => {
    stage.remove();
    root.removeAttribute('style');
    root.removeAttribute('dir');
    root.lang = 'en';
  });

  for (const [path, load] of Object.entries(storyFiles)) {
    describe(path, () => {
      it('is accessible, light and dark, from left to right and from right to left', async function () {
        this.timeout(60_000);
        const { default: meta, ...stories } = await load();
        expect(meta.title).to.match(/^(Components|Composites)\/[A-Z]/);
        expect(stories).not.to.be.empty;
        const faults: string[] = [];
        for (const [name, story] of Object.entries(stories)) {
          render((story as () => TemplateResult)(), stage);
          for (const look of looks) {
            wear(look);
            await settled(stage);
            const where = `${name} (${look.scheme}, ${look.direction})`;
            faults.push(...(await faultsIn(stage)).map((fault) => `${where}: ${fault}`));
          }
          render(nothing, stage);
        }
        expect(faults.join('\n')).to.equal('');
      });
    });
  }

  it('ask nobody but our server for anything', () => {
    const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin);
    expect([...new Set(asked)]).to.deep.equal([location.origin]);
  });
});
