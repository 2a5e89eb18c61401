/** What is told of what is watched: all that has changed at once, as by an observer of one's own. */
type Tell<Entry> = (entries: readonly [Entry, ...Entry[]]) => void;

/** Watches an element. Call the result to stop; twice is once. */
type Watch<Entry> = (element: Element, tell: Tell<Entry>) => () => void;

/** Tells when an element has another size, and at first. */
export const watchSize: Watch<ResizeObserverEntry> = sharing('ResizeObserver');

/** Tells when an element comes into view or goes out of it, and at first. */
export const watchSight: Watch<IntersectionObserverEntry> = sharing('IntersectionObserver');

/** One observer for all that watch in a document: browsers ask every observer there is in every frame. */
function sharing<Entry extends { readonly target: Element }>(
  kind: 'ResizeObserver' | 'IntersectionObserver',
): Watch<Entry> {
  const observers = new WeakMap<Document, ResizeObserver | IntersectionObserver>();
  const watchers = new WeakMap<Element, Set<Tell<Entry>>>();
  const tellAll = (entries: readonly (ResizeObserverEntry | IntersectionObserverEntry)[]) => {
    const told = new Map<Tell<Entry>, [Entry, ...Entry[]]>();
    for (const entry of entries as unknown as readonly Entry[]) {
      for (const tell of watchers.get(entry.target) ?? []) {
        const some = told.get(tell);
        if (some) some.push(entry);
        else told.set(tell, [entry]);
      }
    }
    for (const [tell, some] of told) {
      try {
        tell(some);
      } catch (error) {
        reportError(error); // The others are told all the same.
      }
    }
  };

  return (element, tell) => {
    const document = element.ownerDocument;
    const watching = watchers.get(element) ?? new Set();
    // Elements may stand in the window of another document, such as picture-in-picture.
    const observer = observers.get(document) ?? new (document.defaultView ?? window)[kind](tellAll);
    observers.set(document, observer);
    watchers.set(element, watching.add(tell));
    // Who comes second would not be told of what is.
    observer.unobserve(element);
    observer.observe(element);
    return () => {
      watching.delete(tell);
      if (watching.size === 0) observer.unobserve(element);
    };
  };
}
