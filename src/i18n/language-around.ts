/** What the page says of the language where an element stands. */
export interface LanguageAround {
  /** The nearest `lang`; empty where nobody has said. */
  readonly lang: string;
  /** The page has chosen the direction there, at least as near as it has chosen the language. */
  readonly hasDirection: boolean;
}

/** Looks from the element up to `<html>`, out of each shadow root by its host, as HTML defines a node's language. */
export function languageAround(element: Element): LanguageAround {
  let hasDirection = false;
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    hasDirection ||= at.hasAttribute('dir');
    const lang = at.getAttribute('lang');
    if (lang !== null) return { lang, hasDirection };
  }
  return { lang: '', hasDirection };
}

const watchers = new Map<() => void, readonly Node[]>();
let observer: MutationObserver | undefined;

/** Calls `changed` when any `lang` or `dir` around the element may have changed; call the result to stop. */
export function watchLanguageAround(element: Element, changed: () => void): () => void {
  observer ??= new MutationObserver(tellAll);
  watchers.set(changed, rootsOf(element));
  observe(rootsOf(element));
  return () => {
    if (!watchers.delete(changed)) return;
    // An observer cannot let go of a single root, and what it has not told yet would be lost.
    if (observer?.takeRecords().length) tellAll();
    observer?.disconnect();
    observe([...watchers.values()].flat());
  };
}

function tellAll() {
  for (const changed of [...watchers.keys()]) changed();
}

function observe(roots: readonly Node[]) {
  for (const root of roots) observer?.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
}

function parentOf(element: Element): Element | undefined {
  const parent = element.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : undefined;
}

function rootsOf(element: Element): Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [root];
}
