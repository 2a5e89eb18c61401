import { missing, runCheck, scrollContract } from '../../../scroll/contract.js';
import type { Gesture, Hands } from '../../../scroll/hands.js';

/** What the page wants of the runner: a gesture, or to be told that a check is over. */
export type Want = { readonly gesture: Gesture } | { readonly failure: string | undefined };

declare global {
  interface Window {
    /** The page's side of the runner: it asks for gestures, for only the driver can make them. */
    contract: { names: readonly string[]; start(name: string): void; next(): Promise<Want> };
  }
}

const wants: Want[] = [];
let waiting: ((want: Want) => void) | undefined;
let made: (() => void) | undefined;

const hands: Hands = {
  can: new Set(['wheel', 'press']),
  do: (gesture) =>
    new Promise((resolve) => {
      made = resolve;
      want({ gesture });
    }),
};

function want(one: Want) {
  if (!waiting) {
    wants.push(one);
    return;
  }
  waiting(one);
  waiting = undefined;
}

const checks = scrollContract.filter((check) => missing(check, hands).length === 0);

window.contract = {
  names: checks.map(({ name }) => name),
  start(name) {
    const check = checks.find((each) => each.name === name);
    if (!check) throw new Error(`There is no check of this name: ${name}`);
    runCheck(check, hands).then(
      () => want({ failure: undefined }),
      (error: unknown) => want({ failure: String(error) }),
    );
  },
  next() {
    made?.(); // Whoever asks for the next one has made the one before.
    made = undefined;
    return new Promise((resolve) => {
      const first = wants.shift();
      if (first) resolve(first);
      else waiting = resolve;
    });
  },
};
