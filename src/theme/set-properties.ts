import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class SetProperties extends Directive {
  readonly #set = new Map<string, string>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new Error('setProperties() stands among the attributes of a tag.');
  }

  override render(_properties: Readonly<Record<string, string>>): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]) {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) {
      if (this.#set.get(name) === value) continue;
      this.#set.set(name, value);
      style.setProperty(name, value);
    }
    return noChange;
  }
}

/**
 * Sets CSS properties on an element: `<div ${setProperties({ '--_hue': '210' })}>`.
 *
 * Not Lit's `styleMap`, which first writes a `style` attribute and so breaks under `style-src 'self'`.
 */
export const setProperties = directive(SetProperties);
