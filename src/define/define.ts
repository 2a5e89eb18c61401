import { ContextRoot } from '@lit/context';

/** A component class that knows its own name and what it renders. */
export interface Definable extends CustomElementConstructor {
  readonly tag: string;
  readonly uses?: readonly Definable[];
}

// Remembers who asked for a context too early, so that components may be defined in any order.
if (typeof document !== 'undefined') new ContextRoot().attach(document.documentElement);

/** Registers components and all that they use. A name that is taken is left alone. */
export function define(...components: readonly Definable[]): void {
  for (const component of components) {
    define(...(component.uses ?? []));
    if (!customElements.get(component.tag)) customElements.define(component.tag, component);
  }
}
