/** Which names this page holds: asking twice is asking once. */
const held = new Map<string, Promise<boolean>>();

/** A page that is being left gives its names back within this time, in milliseconds. */
const PATIENCE = 400;

/**
 * Holds a name for as long as this page lives, so that no other page can. Where the browser has no locks, everybody
 * gets what they ask for.
 *
 * @returns False when another page holds it.
 */
export function holdForThisPage(name: string): Promise<boolean> {
  const known = held.get(name);
  if (known) return known;
  const holding = hold(name);
  held.set(name, holding);
  return holding;
}

async function hold(name: string): Promise<boolean> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return true;
  return new Promise((resolve) => {
    const giveUp = AbortSignal.timeout(PATIENCE);
    locks
      .request(name, { signal: giveUp }, () => {
        resolve(true);
        return new Promise(() => {}); // Held until the page is gone.
      })
      .catch(() => {
        held.delete(name);
        resolve(false);
      });
  });
}
