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

const CONTRAST: RunOptions = {
  resultTypes: ['violations'],
  iframes: false,
  runOnly: { type: 'rule', values: ['color-contrast'] },
};

/**
 * Each look and what is asked of it: colours change nothing but contrast, so that everything else is asked once
 * for each direction.
 */
const looks = [
  { scheme: 'light', direction: 'ltr', language: 'en', options: OPTIONS },
  { scheme: 'dark', direction: 'ltr', language: 'en', options: CONTRAST },
  { scheme: 'dark', direction: 'rtl', language: 'ar', options: OPTIONS },
  { scheme: 'light', direction: 'rtl', language: 'ar', options: CONTRAST },
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
async function faultsIn(element: Element, options: RunOptions): Promise<string[]> {
  const { violations } = await axe.run(element, options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${help}): ${target.join(' ')} ${html.slice(0, 200)}`),
  );
}

/** What is wrong with a story, and in which looks. */
async function faultsOf(story: () => TemplateResult, stage: HTMLElement): Promise<string[]> {
  const found = new Map<string, string[]>();
  render(story(), stage);
  for (const look of looks) {
    wear(look);
    await (look.options === OPTIONS ? settled(stage) : nextFrame());
    for (const fault of await faultsIn(stage, look.options)) {
      found.set(fault, [...(found.get(fault) ?? []), `${look.scheme} ${look.direction}`]);
    }
  }
  render(nothing, stage);
  return [...found].map(([fault, where]) => `[${where.join(', ')}] ${fault}`);
}

/** Runs every story of a room, in every look, past axe. */
export function checkStories(room: 'components' | 'composites'): void {
  const files = Object.entries(storyFiles).filter(([path]) => path.startsWith(`stories/${room}/`));

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

  for (const [path, load] of files) {
    describe(path, () => {
      it('is accessible, light and dark, from left to right and from right to left', async function () {
        this.timeout(60_000);
        const { default: meta, ...stories } = await load();
        expect(meta.title).to.match(/^(Components|Composites)\/[A-Z]/);
        expect(stories).not.to.be.empty;
        const faults: string[] = [];
        for (const [name, story] of Object.entries(stories)) {
          const found = await faultsOf(story as () => TemplateResult, stage);
          faults.push(...found.map((fault) => `${name} ${fault}`));
        }
        if (faults.length > 0) throw new Error(`\n${faults.join('\n')}`);
      });
    });
  }

  it('ask nobody but our server for anything', () => {
    const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin);
    expect([...new Set(asked)]).to.deep.equal([location.origin]);
  });
}
