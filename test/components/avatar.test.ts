import { expect, fixture, html } from '@open-wc/testing';
import { hueOf } from '../../src/components/avatar/hue.js';
import { initials } from '../../src/components/avatar/initials.js';
import '../../src/define/avatar.js';

describe('initials', () => {
  const cases: readonly (readonly [name: string, initials: string])[] = [
    ['Ada Lovelace', 'AL'],
    ['ada', 'A'],
    ['  Mary   Jane  Watson ', 'MW'],
    ['Ada Lovelace (Guest)', 'AL'],
    ['Élodie Ñandú', 'ÉÑ'],
    ['e\u0301lodie', 'E\u0301'],
    ['李小龍', '李'],
    ['ليلى حدّاد', 'ل\u200cح'],
    ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
    ['🇧🇷', '🇧🇷'],
    ['"Ada" – Lovelace', 'AL'],
    ['3M', '3'],
    ['', ''],
    ['   ', ''],
    ['…', ''],
  ];
  for (const [name, expected] of cases) {
    it(`of "${name}" are "${expected}"`, () => expect(initials(name)).to.equal(expected));
  }
});

describe('acs-avatar', () => {
  const mount = async (template = html`<acs-avatar name="Ada Lovelace"></acs-avatar>`) => {
    const element = await fixture<HTMLElement>(template);
    return { element, root: element.shadowRoot! };
  };

  it('is accessible', async () => {
    const { element } = await mount();
    await expect(element).to.be.accessible();
  });

  it('shows initials, silently', async () => {
    const { root } = await mount();
    const ground = root.querySelector('[part="ground"]')!;
    expect(ground.textContent.trim()).to.equal('AL');
    expect(ground.getAttribute('aria-hidden')).to.equal('true');
  });

  it('shows a person where there is no name', async () => {
    const { root } = await mount(html`<acs-avatar></acs-avatar>`);
    expect(root.querySelector('svg')).to.exist;
  });

  it('shows an image in their place', async () => {
    const { element, root } = await mount(html`<acs-avatar name="Ada"><img alt="" /></acs-avatar>`);
    expect(root.querySelector('slot')!.assignedElements()).to.deep.equal([...element.children]);
  });

  it('keeps the colour of an id, whatever the name', async () => {
    const hue = async (template: ReturnType<typeof html>) => {
      const { root } = await mount(template);
      return getComputedStyle(root.querySelector('[part="ground"]')!).getPropertyValue('--_hue');
    };
    const one = await hue(html`<acs-avatar name="Ada" participant-id="1"></acs-avatar>`);
    expect(await hue(html`<acs-avatar name="Grace" participant-id="1"></acs-avatar>`)).to.equal(one);
  });

  it('gives many people many colours', () => {
    const hues = new Set(Array.from({ length: 60 }, (_, index) => hueOf(`8:acs:person_${index}`)));
    expect(hues.size).to.be.at.least(10);
  });

  for (const scheme of ['light', 'dark']) {
    it(`has letters of at least 4.5:1 in every hue, ${scheme}`, async () => {
      const { element, root } = await mount();
      element.style.colorScheme = scheme;
      const ground = root.querySelector<HTMLElement>('[part="ground"]')!;
      for (let hue = 0; hue < 360; hue += 30) {
        ground.style.setProperty('--_hue', String(hue));
        const style = getComputedStyle(ground);
        const [first, second] = style.backgroundImage.match(/oklch\([^)]*\)/g)!;
        for (const behind of [first, second!]) {
          expect(contrast(style.color, behind), `hue ${hue}`).to.be.at.least(4.5);
        }
      }
    });
  }
});

/** By WCAG 2.2, of colours as the browser paints them. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: string): number {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
