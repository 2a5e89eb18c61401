/** A component class that knows its own name and what it renders. */
export interface Definable extends CustomElementConstructor {
  readonly tag: string;
  readonly uses?: readonly Definable[];
}

/** Registers components and all that they use. A name that is taken is left alone. */
export function register(...components: readonly Definable[]): void {
  for (const component of components) {
    register(...(component.uses ?? []));
    if (!customElements.get(component.tag)) customElements.define(component.tag, component);
  }
}
